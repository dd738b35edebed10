package io.huiyin.ingest.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The buckets of all clients. Those that are full again are forgotten, since a new one is full too. */
final class RateLimiter {
    private static final int SWEEP_AT = 10_000;

    private final RateLimit limit;
    private final Map<String, TokenBucket> buckets = new HashMap<>();
    private int sweepAt = SWEEP_AT;

    RateLimiter(RateLimit limit) {
        this.limit = limit;
    }

    /** Takes from every client what it asks, or from none. Zero where it was granted, else how long to wait. */
    synchronized Duration take(Map<String, Integer> events, Instant now) {
        var after = new HashMap<String, TokenBucket>();
        var longest = Duration.ZERO;
        for (var asked : events.entrySet()) {
            var bucket = buckets.getOrDefault(asked.getKey(), TokenBucket.full(limit, now));
            var taken = bucket.take(asked.getValue(), limit, now);
            after.put(asked.getKey(), taken.bucket());
            longest = taken.delay().compareTo(longest) > 0 ? taken.delay() : longest;
        }
        if (longest.isZero()) {
            buckets.putAll(after);
            sweep(now);
        }
        return longest;
    }

    private void sweep(Instant now) {
        if (buckets.size() >= sweepAt) {
            buckets.values().removeIf(bucket -> bucket.isFull(limit, now));
            sweepAt = Math.max(SWEEP_AT, 2 * buckets.size());
        }
    }
}
