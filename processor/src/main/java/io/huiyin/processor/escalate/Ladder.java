package io.huiyin.processor.escalate;

import io.huiyin.event.Clock;
import io.huiyin.event.EscalationKind;
import io.huiyin.processor.clock.Countdown;
import io.huiyin.processor.clock.Moments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ladder of one clock: what comes next, and what is due. */
public final class Ladder {
    private final Countdown countdown;
    private final Moments moments;

    public Ladder(Countdown countdown) {
        this.countdown = countdown;
        this.moments = Moments.of(countdown);
    }

    /**
     * The next instant at which something happens to this clock: a step, or the deadline itself where no step marks it. Empty when
     * all is behind. It is asked of every case that changes, so no other step is reckoned.
     */
    public static Optional<Instant> next(Countdown countdown) {
        var clock = countdown.clock();
        if (!countdown.running()) {
            return Optional.empty();
        }
        var step = Moments.step(countdown, clock.getStepsFired());
        var deadline = clock.getDeadline();
        if (deadline == null || clock.getBreachedAt() != null) {
            return step;
        }
        return step.isPresent() && step.get().isBefore(deadline) ? step : Optional.of(deadline);
    }

    /** The steps not yet raised that are due by this instant, in order. */
    public List<Rung> dueBy(Instant at) {
        var due = new ArrayList<Rung>();
        var clock = countdown.clock();
        for (int i = clock.getStepsFired(); i < moments.behind(at); i++) {
            due.add(rung(i));
        }
        return due;
    }

    /** The clock once the steps due by this instant are raised. */
    public Clock raisedBy(Instant at) {
        var clock = countdown.clock();
        var deadline = clock.getDeadline();
        var raised = Clock.newBuilder(clock).setStepsFired(Math.max(clock.getStepsFired(), moments.behind(at)));
        if (deadline != null && clock.getBreachedAt() == null && !deadline.isAfter(at)) {
            raised.setBreachedAt(deadline);
        }
        return raised.build();
    }

    private Rung rung(int index) {
        var step = countdown.rules().ladder().steps().get(index);
        var dueAt = moments.dueAt().get(index);
        var order = dueAt.compareTo(countdown.clock().getDeadline());
        var kind = order < 0 ? EscalationKind.WARNING : order == 0 ? EscalationKind.BREACH : EscalationKind.STEP;
        return new Rung(index, step, kind, dueAt);
    }
}
