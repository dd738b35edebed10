package io.huiyin.processor.oncall;

import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import io.huiyin.policy.PolicyRules;
import java.util.Objects;

/** Policies as tests write them. */
final class Written {
    private Written() {}

    static PolicyRules policy(String yaml) {
        return switch (PolicyLanguage.parse("clocks: []\n" + yaml)) {
            case Parsed.Sound sound -> sound.rules();
            case Parsed.Unsound unsound -> throw new AssertionError(unsound.problems());
        };
    }

    /** The rota {@code r} of a policy. */
    static Rota rota(String yaml) {
        return Rota.of(Objects.requireNonNull(policy(yaml).rotas().get("r")));
    }
}
