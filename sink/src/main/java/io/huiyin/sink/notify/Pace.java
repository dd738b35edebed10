package io.huiyin.sink.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How fast messages may leave, by the generic cell rate algorithm (ITU-T I.371, annex A): all it remembers is the instant at
 * which it will be rested, so that sinks can share it as one column of a row.
 *
 * @param burst messages at once after a rest, at least 1
 * @param interval from one to the next after that
 */
record Pace(int burst, Duration interval) {

    /**
     * Never more than so many within any span of this length, at whatever instant it begins. Half of them may leave at once:
     * with {@code burst} b and interval t there are at most b + ceil(span / t) - 1 in a span, and t is chosen so that this is
     * {@code most}.
     */
    static Pace atMost(int most, Duration span) {
        int burst = Math.max(1, most / 2);
        return new Pace(burst, span.dividedBy(most - burst + 1).plusNanos(1));
    }

    /** So many at once, and on average so many a span. */
    static Pace about(int many, Duration span) {
        return new Pace(many, span.dividedBy(many));
    }

    /** How many may leave now. */
    int room(Optional<Instant> restedAt, Instant now) {
        var owed = Duration.between(now, rested(restedAt, now));
        return (int) interval.multipliedBy(burst).minus(owed).dividedBy(interval);
    }

    /** When it will be rested after so many leave now. */
    Instant spend(Optional<Instant> restedAt, int messages, Instant now) {
        return rested(restedAt, now).plus(interval.multipliedBy(messages));
    }

    /** When the next one may leave; not before now. */
    Instant next(Optional<Instant> restedAt, Instant now) {
        var free = rested(restedAt, now).minus(interval.multipliedBy(burst - 1L));
        return free.isAfter(now) ? free : now;
    }

    private static Instant rested(Optional<Instant> restedAt, Instant now) {
        return restedAt.filter(now::isBefore).orElse(now);
    }
}
