package io.huiyin.processor.topology;

import io.huiyin.processor.cases.CasesSettings;
import java.time.Duration;

/**
 * What the topology may be told.
 *
 * @param topicPrefix what stands before every topic's name
 * @param tickInterval between two ticks of a partition; more than 0
 * @param registeredTenantsOnly refuse tenants that have no policy of their own
 */
public record TriageSettings(
        String topicPrefix, Duration tickInterval, boolean registeredTenantsOnly, CasesSettings cases) {

    public TriageSettings {
        if (!tickInterval.isPositive()) {
            throw new IllegalArgumentException(
                    "processor.tick.interval is " + tickInterval + "; it must be more than 0");
        }
    }
}
