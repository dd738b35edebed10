package io.huiyin.ingest.importer;

import java.time.Duration;
import java.util.Set;

/**
 * An import in figures.
 *
 * @param tally of the whole file, an interrupted run before this one included
 * @param sites each {@code tenant.site} that got events
 * @param resumedAt rows that were done before this run
 * @param took how long this run took
 */
public record Summary(Tally tally, Set<String> sites, long resumedAt, Duration took) {

    /** Seconds that this run took. */
    public double seconds() {
        return took.toMillis() / 1000.0;
    }

    /** Rows a second in this run. */
    public double rate() {
        return (tally.rows() - resumedAt) / Math.max(seconds(), 0.001);
    }
}
