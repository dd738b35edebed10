package io.huiyin.processor.flow;

import java.time.Instant;

/** Which rules decide. */
public interface Policies {

    /** The version in force at this instant; the built-in one where the tenant has none. */
    PolicyInForce inForce(String tenant, Instant at);

    /** A version that was in force; 0 is the built-in one. */
    PolicyInForce version(String tenant, int version);

    /** Whether the tenant has a policy of its own, in force or announced. */
    boolean registered(String tenant);
}
