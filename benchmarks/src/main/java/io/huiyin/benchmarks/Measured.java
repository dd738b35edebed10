package io.huiyin.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Latencies of one run, in milliseconds.
 *
 * @param missing reports that were not seen within the wait at the end; some may be duplicates by chance
 * @param postedLate how much later than planned the latest post was
 */
record Measured(
        @JsonProperty String subject,
        @JsonProperty long commitMillis,
        @JsonProperty int timed,
        @JsonProperty double median,
        @JsonProperty double p99,
        @JsonProperty double greatest,
        @JsonProperty int missing,
        @JsonProperty double postedLate) {

    static Measured of(String subject, Duration commitInterval, List<Long> nanos, int missing, long latestNanos) {
        var sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return new Measured(
                subject,
                commitInterval.toMillis(),
                sorted.length,
                millis(sorted, 0.5),
                millis(sorted, 0.99),
                millis(sorted, 1),
                missing,
                latestNanos / 1e6);
    }

    /** The smallest figure that at least this part of all does not exceed; NaN where there are none. */
    private static double millis(long[] sorted, double part) {
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)] / 1e6;
    }
}
