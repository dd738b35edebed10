package io.huiyin.standalone.cli;

import io.huiyin.policy.BuiltinPolicies;
import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import io.huiyin.policy.PolicyRules;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Option;

/** Whose rules decide: those of a file, or the built-in ones. */
@NullUnmarked
final class PolicyOption {
    @Option(names = "--policy", paramLabel = "FILE", description = "The policy; the built-in one without it.")
    private Path policy;

    /** Whether a file was named. */
    boolean given() {
        return policy != null;
    }

    PolicyRules rules() {
        if (policy == null) {
            return BuiltinPolicies.template();
        }
        return switch (PolicyLanguage.parse(PolicyFile.read(policy).document())) {
            case Parsed.Sound sound -> sound.rules();
            case Parsed.Unsound unsound ->
                throw new UsageException(policy + " is not sound: "
                        + unsound.problems().getFirst().sentence() + " (`huiyin policy check` says more)");
        };
    }
}
