package io.huiyin.processor.clock;

import io.huiyin.event.DueSource;
import io.huiyin.policy.LadderStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When the steps of a clock's ladder are due, in the ladder's order. Shares and offsets are business time on the clock's
 * calendar; a clock without a deadline has none.
 */
public record Moments(List<Instant> dueAt) {

    public static Moments of(Countdown countdown) {
        var deadline = countdown.clock().getDeadline();
        if (deadline == null) {
            return new Moments(List.of());
        }
        var moments = new ArrayList<Instant>(countdown.rules().ladder().steps().size());
        for (var step : countdown.rules().ladder().steps()) {
            moments.add(moment(step.moment(), countdown, deadline));
        }
        return new Moments(moments);
    }

    /** How many of the first steps are due at this instant or before it. */
    public int behind(Instant at) {
        int behind = 0;
        while (behind < dueAt.size() && !dueAt.get(behind).isAfter(at)) {
            behind++;
        }
        return behind;
    }

    /** When the step of this index is due, without the others; empty after the last. */
    public static Optional<Instant> step(Countdown countdown, int index) {
        var deadline = countdown.clock().getDeadline();
        var ladder = countdown.rules().ladder().steps();
        return deadline == null || index >= ladder.size()
                ? Optional.empty()
                : Optional.of(moment(ladder.get(index).moment(), countdown, deadline));
    }

    private static Instant moment(LadderStep.Moment moment, Countdown countdown, Instant deadline) {
        return switch (moment) {
            case LadderStep.Share share -> share.ofTarget() >= 1 ? deadline : share(share, countdown, deadline);
            case LadderStep.Offset offset -> offset(offset.fromDeadline(), countdown, deadline);
        };
    }

    private static Instant share(LadderStep.Share share, Countdown countdown, Instant deadline) {
        var clock = countdown.clock();
        var target = clock.getSource() == DueSource.REPORT ? countdown.elapsed(deadline) : clock.getTargetMillis();
        var part = Duration.ofMillis((long) (Math.max(0, target) * share.ofTarget()));
        var due = countdown.since(countdown.calendar(), part);
        return due.isAfter(deadline) ? deadline : due;
    }

    private static Instant offset(Duration fromDeadline, Countdown countdown, Instant deadline) {
        return fromDeadline.isNegative()
                ? countdown.before(deadline, fromDeadline.negated())
                : countdown.after(deadline, fromDeadline);
    }
}
