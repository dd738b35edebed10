package io.huiyin.standalone.cli;

import io.huiyin.policy.RotaRules;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which rotas: of a policy file or of a running tenant's latest policy, one by name or all. */
@NullUnmarked
final class RotaOptions {
    @ArgGroup(multiplicity = "1")
    private RulesSource source;

    @Option(names = "--rota", paramLabel = "NAME", description = "Only this rota (default: all).")
    private String rota;

    /** By name; one or more. Throws where the policy is unsound or has none of the name. */
    Map<String, RotaRules> rotas(CommonOptions common) {
        var rotas = source.rules(common).rotas();
        if (rotas.isEmpty()) {
            throw new UsageException(source.where() + " has no rotas; docs/policy.md shows how to write one");
        }
        return rota == null ? rotas : Map.of(rota, Named.in(rotas, rota, "rota", source.where()));
    }
}
