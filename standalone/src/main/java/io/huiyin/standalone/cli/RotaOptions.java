package io.huiyin.standalone.cli;

import io.huiyin.check.Nearest;
import io.huiyin.event.Policy;
import io.huiyin.policy.BuiltinPolicies;
import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import io.huiyin.policy.PolicyRules;
import io.huiyin.policy.RotaRules;
import io.huiyin.standalone.policy.PolicyShelf;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which rotas: of a policy file or of a running tenant's latest policy, one by name or all. */
@NullUnmarked
final class RotaOptions {
    @ArgGroup(multiplicity = "1")
    private Source source;

    @Option(names = "--rota", paramLabel = "NAME", description = "Only this rota (default: all).")
    private String rota;

    static final class Source {
        @Option(names = "--policy", paramLabel = "FILE", description = "A policy file, in YAML.")
        private Path file;

        @Option(names = "--tenant", paramLabel = "TENANT", description = "The latest policy of this tenant.")
        private String tenant;
    }

    /** By name; one or more. Throws where the policy is unsound or has none of the name. */
    Map<String, RotaRules> rotas(CommonOptions common) {
        var rotas = (source.file == null ? published(common) : written()).rotas();
        var where = source.file == null ? "the policy of " + source.tenant : source.file.toString();
        if (rotas.isEmpty()) {
            throw new UsageException(where + " has no rotas; docs/policy.md shows how to write one");
        }
        if (rota == null) {
            return rotas;
        }
        var named = rotas.get(rota);
        if (named == null) {
            throw new UsageException("there is no rota '" + rota + "' in " + where
                    + Nearest.to(rota, rotas.keySet())
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElseGet(() -> "; there is " + String.join(", ", rotas.keySet())));
        }
        return Map.of(rota, named);
    }

    private PolicyRules written() {
        var policy = PolicyFile.read(source.file);
        return switch (PolicyLanguage.parse(policy.document())) {
            case Parsed.Sound sound -> sound.rules();
            case Parsed.Unsound _unsound ->
                throw new UsageException(policy.sentences().getFirst());
        };
    }

    private PolicyRules published(CommonOptions common) {
        return new PolicyShelf(common.settings().kafka())
                .latest(source.tenant)
                .map(policy -> rules(policy))
                .orElseGet(BuiltinPolicies::template);
    }

    private static PolicyRules rules(Policy policy) {
        return switch (PolicyLanguage.parse(policy.getDocument())) {
            case Parsed.Sound sound -> sound.rules();
            case Parsed.Unsound unsound ->
                throw new IllegalStateException("version " + policy.getVersion() + " of " + policy.getTenant()
                        + " cannot be used: "
                        + unsound.problems().getFirst().sentence());
        };
    }
}
