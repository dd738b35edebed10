package io.huiyin.processor.flow;

import java.time.Instant;
import java.util.Optional;

/** Which trained models decide. */
public interface Models {

    /** The version of this name in force at this instant: the tenant's own, else the one that is for everybody; empty where there is neither. */
    Optional<ModelInForce> inForce(String tenant, String name, Instant at);
}
