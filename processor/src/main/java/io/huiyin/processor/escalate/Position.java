package io.huiyin.processor.escalate;

import io.huiyin.event.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far up its ladder a clock is.
 *
 * @param fired steps that are behind it
 * @param repeats how often the latest of them was raised again
 * @param raisedAt when the latest of them, or its latest repeat, was due; null before the first
 * @param raisedReports reports in the case then
 */
record Position(int fired, int repeats, @Nullable Instant raisedAt, int raisedReports) {

    static Position of(Clock clock) {
        return new Position(clock.getStepsFired(), clock.getRepeats(), clock.getRaisedAt(), clock.getRaisedReports());
    }

    /** Once this one is raised too. */
    Position after(Rung rung, Members members) {
        return new Position(rung.index() + 1, rung.repeat(), rung.dueAt(), members.reports());
    }

    Clock.Builder on(Clock clock) {
        return Clock.newBuilder(clock)
                .setStepsFired(fired)
                .setRepeats(repeats)
                .setRaisedAt(raisedAt)
                .setRaisedReports(raisedReports);
    }
}
