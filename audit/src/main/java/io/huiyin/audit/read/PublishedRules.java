package io.huiyin.audit.read;

import io.huiyin.audit.judge.Rules;
import io.huiyin.event.Policy;
import io.huiyin.policy.BuiltinPolicies;
import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import io.huiyin.policy.PolicyRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Every version of every tenant's rules that was published and can be read. */
final class PublishedRules implements Rules {
    private final Map<Version, PolicyRules> versions = new HashMap<>();

    private record Version(String tenant, int version) {}

    void take(Policy policy) {
        if (PolicyLanguage.parse(policy.getDocument()) instanceof Parsed.Sound sound) {
            versions.put(new Version(policy.getTenant(), policy.getVersion()), sound.rules());
        }
    }

    @Override
    public Optional<PolicyRules> version(String tenant, int version) {
        return version == BuiltinPolicies.VERSION
                ? Optional.of(BuiltinPolicies.template())
                : Optional.ofNullable(versions.get(new Version(tenant, version)));
    }
}
