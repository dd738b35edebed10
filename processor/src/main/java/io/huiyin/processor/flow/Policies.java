package io.huiyin.processor.flow;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Which rules decide. */
public interface Policies {

    /** The version in force at this instant; the built-in one where the tenant has none. */
    PolicyInForce inForce(String tenant, Instant at);

    /** A version that was in force; 0 is the built-in one. */
    PolicyInForce version(String tenant, int version);

    /** Whether the tenant has a policy of its own, in force or announced. */
    boolean registered(String tenant);

    /** The versions that are for running clocks too and in force by this instant, in the order in which they came into force. */
    List<Edition> recomputing(String tenant, Instant by);

    /** The tenants that may have such a version, in force or announced. */
    Set<String> recomputingTenants();

    /** Goes up with every version that comes in. */
    long editions();
}
