package io.huiyin.standalone.cli;

import io.huiyin.event.Policy;
import io.huiyin.policy.BuiltinPolicies;
import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import io.huiyin.policy.PolicyRules;
import io.huiyin.standalone.policy.PolicyShelf;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Option;

/** Whose rules are looked at: those of a file, or the latest of a running tenant. One of the two is given. */
@NullUnmarked
final class RulesSource {
    @Option(names = "--policy", paramLabel = "FILE", description = "A policy file, in YAML.")
    private Path file;

    @Option(names = "--tenant", paramLabel = "TENANT", description = "The latest policy of this tenant.")
    private String tenant;

    /** Throws where the policy is unsound. */
    PolicyRules rules(CommonOptions common) {
        return file == null ? published(common) : written();
    }

    /** The file or the tenant, for sentences. */
    String where() {
        return file == null ? "the policy of " + tenant : file.toString();
    }

    /** The tenant, or the word for one that only a file tells of. */
    String tenant() {
        return tenant == null ? "tenant" : tenant;
    }

    private PolicyRules written() {
        var policy = PolicyFile.read(file);
        return switch (PolicyLanguage.parse(policy.document())) {
            case Parsed.Sound sound -> sound.rules();
            case Parsed.Unsound _unsound ->
                throw new UsageException(policy.sentences().getFirst());
        };
    }

    private PolicyRules published(CommonOptions common) {
        return new PolicyShelf(common.settings().kafka())
                .latest(tenant)
                .map(RulesSource::rules)
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
