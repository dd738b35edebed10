package io.huiyin.ingest.gateway;

import java.time.Duration;
import java.time.Instant;

/** What one client has left of its rate: tokens at an instant, from which those of every later instant follow. */
record TokenBucket(double tokens, Instant at) {
    /** A thousandth of a millisecond, so that the last digit of a sum does not cost a whole one. */
    private static final double ROUNDING = 1e-3;

    /** The answer to a request: the bucket afterwards, and how long to wait where it was not granted (zero where it was). */
    record Taken(TokenBucket bucket, Duration delay) {
        boolean isGranted() {
            return delay.isZero();
        }
    }

    static TokenBucket full(RateLimit limit, Instant now) {
        return new TokenBucket(limit.burst(), now);
    }

    /** Takes that many tokens, or none and says when there will be enough. More than the burst counts as the burst. */
    Taken take(int events, RateLimit limit, Instant now) {
        var wanted = Math.min(events, limit.burst());
        var filled = filled(limit, now);
        if (filled.tokens >= wanted) {
            return new Taken(new TokenBucket(filled.tokens - wanted, filled.at), Duration.ZERO);
        }
        var millis = Math.ceil((wanted - filled.tokens) / limit.perSecond() * 1000 - ROUNDING);
        return new Taken(filled, Duration.ofMillis(Math.max(1, (long) millis)));
    }

    boolean isFull(RateLimit limit, Instant now) {
        return filled(limit, now).tokens >= limit.burst();
    }

    private TokenBucket filled(RateLimit limit, Instant now) {
        if (!now.isAfter(at)) {
            return this;
        }
        var gained = Duration.between(at, now).toMillis() / 1000.0 * limit.perSecond();
        return new TokenBucket(Math.min(limit.burst(), tokens + gained), now);
    }
}
