package io.huiyin.sink.notify;

import io.huiyin.sink.Backoff;
import io.huiyin.sink.notify.media.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Whether a channel is worth trying. One that failed five times in a row is held; then one message at a time is let through,
 * and the first that is taken lets all the others through.
 *
 * <pre>
 *            5 failures in a row              its time is over
 *   Closed ----------------------> Open ----------------------------> (one message)
 *     ^  ^ taken                    ^  longer, 30 s up to 15 min        |      |
 *     |  |                          +------------- failed --------------+      |
 *     |  +--------------------------------------- taken ----------------------+
 * </pre>
 */
sealed interface Breaker {
    int FAILURES = 5;
    Backoff HOLD = new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(15));
    Breaker WHOLE = new Closed(0);

    /** Statuses that are about what was sent, not about where to: bad request, too large, too long, wrong type, not to be processed. */
    Set<Integer> OF_THE_MESSAGE = Set.of(400, 413, 414, 415, 422);

    /** How much is let through. */
    enum Passage {
        ALL,
        ONE,
        NONE
    }

    /** Since the last success. */
    int failures();

    /** How often in a row it was held. */
    int openings();

    Passage passage(Instant now);

    /** After an attempt in which the channel itself was at fault. */
    Breaker failed(Instant now, double random);

    /** After one that was taken. */
    default Breaker succeeded() {
        return WHOLE;
    }

    /** After an attempt. What is wrong with one message says nothing about the channel. */
    default Breaker after(Attempt attempt, Instant now, double random) {
        return switch (attempt) {
            case Attempt.Accepted _one -> succeeded();
            case Attempt.Unanswered _one -> failed(now, random);
            case Attempt.Rejected _one -> failed(now, random);
            case Attempt.Refused one -> OF_THE_MESSAGE.contains(one.status()) ? this : failed(now, random);
            case Attempt.Undeliverable _one -> this;
        };
    }

    /** All is let through. */
    record Closed(int failures) implements Breaker {
        @Override
        public int openings() {
            return 0;
        }

        @Override
        public Passage passage(Instant now) {
            return Passage.ALL;
        }

        @Override
        public Breaker failed(Instant now, double random) {
            int more = failures + 1;
            return more < FAILURES ? new Closed(more) : new Open(more, 1, now.plus(HOLD.after(1, random)));
        }
    }

    /**
     * Held.
     *
     * @param openings how often in a row it was held, this time included
     * @param until from when on one message is let through
     */
    record Open(int failures, int openings, Instant until) implements Breaker {
        @Override
        public Passage passage(Instant now) {
            return now.isBefore(until) ? Passage.NONE : Passage.ONE;
        }

        @Override
        public Breaker failed(Instant now, double random) {
            return now.isBefore(until)
                    ? new Open(failures + 1, openings, until)
                    : new Open(failures + 1, openings + 1, now.plus(HOLD.after(openings + 1, random)));
        }
    }
}
