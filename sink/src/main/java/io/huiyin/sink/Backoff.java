package io.huiyin.sink;

import java.time.Duration;

/**
 * How long to wait after failures: doubling from {@code first} up to {@code cap}, less a random part of up to half, so that
 * those who failed together do not come back together.
 */
public record Backoff(Duration first, Duration cap) {
    private static final int MOST_DOUBLINGS = 40;

    public Backoff {
        if (first.isNegative() || first.isZero() || cap.compareTo(first) < 0) {
            throw new IllegalArgumentException("backoff goes from " + first + " to " + cap
                    + "; the first wait must be above zero and at most the longest");
        }
    }

    /**
     * The wait after this many failures in a row.
     *
     * @param failures 1 and up
     * @param random at least 0 and below 1
     */
    public Duration after(int failures, double random) {
        int doublings = Math.min(Math.max(failures, 1) - 1, MOST_DOUBLINGS);
        double whole = Math.min((double) first.toNanos() * (1L << doublings), (double) cap.toNanos());
        return Duration.ofNanos((long) (whole * (1 - random / 2)));
    }
}
