package io.huiyin.processor.topology;

import io.huiyin.processor.cases.CasesSettings;
import io.huiyin.processor.deduplicate.DeduplicateProcessor;
import io.huiyin.processor.state.Keeping;
import java.time.Duration;

/**
 * What the topology may be told.
 *
 * @param topicPrefix what stands before the name of every topic that is read
 * @param outputPrefix what stands before the name of every topic that is written; where it is another one, this is a replay
 * @param tickInterval between two ticks of a partition; more than 0
 * @param registeredTenantsOnly refuse tenants that have no policy of their own
 * @param keeping where the stores are kept
 * @param remembered the most reports of one task that later ones are compared with, a power of two (see {@link
 *     DeduplicateProcessor#isCapacity})
 */
public record TriageSettings(
        String topicPrefix,
        String outputPrefix,
        Duration tickInterval,
        boolean registeredTenantsOnly,
        CasesSettings cases,
        Keeping keeping,
        int remembered) {

    public TriageSettings {
        if (!tickInterval.isPositive()) {
            throw new IllegalArgumentException(
                    "processor.tick.interval is " + tickInterval + "; it must be more than 0");
        }
        if (!DeduplicateProcessor.isCapacity(remembered)) {
            throw new IllegalArgumentException("processor.duplicates.capacity is " + remembered
                    + "; it must be a power of two from " + DeduplicateProcessor.LEAST_CAPACITY + " to "
                    + DeduplicateProcessor.MOST_CAPACITY);
        }
    }

    /** Of an installation: what is read and what is written have one prefix, and stores last. */
    public TriageSettings(
            String topicPrefix, Duration tickInterval, boolean registeredTenantsOnly, CasesSettings cases) {
        this(
                topicPrefix,
                topicPrefix,
                tickInterval,
                registeredTenantsOnly,
                cases,
                Keeping.DURABLE,
                DeduplicateProcessor.CAPACITY);
    }

    /** The same over the same input, told under another prefix; time goes by the ticks that are there. */
    public TriageSettings replayInto(String prefix) {
        return new TriageSettings(topicPrefix, prefix, tickInterval, registeredTenantsOnly, cases, keeping, remembered);
    }

    /** The same with its stores kept elsewhere. */
    public TriageSettings keptIn(Keeping other) {
        return new TriageSettings(
                topicPrefix, outputPrefix, tickInterval, registeredTenantsOnly, cases, other, remembered);
    }

    /** The same with another limit to the reports that later ones are compared with. */
    public TriageSettings remembering(int reports) {
        return new TriageSettings(
                topicPrefix, outputPrefix, tickInterval, registeredTenantsOnly, cases, keeping, reports);
    }

    /** Whether what is written stays apart from what is read. A replay writes no ticks. */
    public boolean replays() {
        return !outputPrefix.equals(topicPrefix);
    }
}
