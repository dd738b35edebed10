package io.huiyin.audit.judge;

import io.huiyin.policy.PolicyRules;
import java.util.Optional;

/** The published versions of all tenants' rules. */
@FunctionalInterface
public interface Rules {

    /** This version of this tenant's rules; 0 is the built-in template. Empty where it was never published, or cannot be read. */
    Optional<PolicyRules> version(String tenant, int version);
}
