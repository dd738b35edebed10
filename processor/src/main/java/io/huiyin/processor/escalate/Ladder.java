package io.huiyin.processor.escalate;

import io.huiyin.event.Clock;
import io.huiyin.event.EscalationKind;
import io.huiyin.policy.LadderStep;
import io.huiyin.processor.clock.Countdown;
import io.huiyin.processor.clock.Moments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ladder of one clock: what comes next, and what is due. A step is raised once for one generation of the deadline; one that
 * says so is raised again, by time or because the case has grown, until the next step takes over, the limit is reached, or the
 * clock runs no longer.
 */
public record Ladder(Countdown countdown, Members members) {

    /**
     * The next instant at which something happens to this clock: a step, its repeat, or the deadline itself where no step marks it.
     * Empty when all is behind, or the clock does not run.
     */
    public Optional<Instant> next() {
        if (!countdown.running()) {
            return Optional.empty();
        }
        var clock = countdown.clock();
        var rung = next(Position.of(clock)).map(Rung::dueAt);
        var deadline = clock.getDeadline();
        if (deadline == null || clock.getBreachedAt() != null) {
            return rung;
        }
        return rung.isPresent() && rung.get().isBefore(deadline) ? rung : Optional.of(deadline);
    }

    /** What was not yet raised and is due by this instant, in order; nothing where the clock does not run. */
    public List<Rung> dueBy(Instant at) {
        var due = new ArrayList<Rung>();
        if (countdown.running()) {
            climb(at, due);
        }
        return due;
    }

    /** The clock once all that is due by this instant is raised. */
    public Clock raisedBy(Instant at) {
        var raised = climb(at, new ArrayList<>()).on(countdown.clock());
        var deadline = countdown.clock().getDeadline();
        if (deadline != null && countdown.clock().getBreachedAt() == null && !deadline.isAfter(at)) {
            raised.setBreachedAt(deadline);
        }
        return raised.build();
    }

    /** The step that was raised last, once more; empty where none was. */
    public Optional<Rung> again(Instant at) {
        var here = Position.of(countdown.clock());
        return here.fired() == 0 ? Optional.empty() : Optional.of(rung(here.fired() - 1, at, here.repeats() + 1));
    }

    /** The ladder once this one is raised. */
    public Ladder after(Rung rung) {
        var raised = Position.of(countdown.clock())
                .after(rung, members)
                .on(countdown.clock())
                .build();
        return new Ladder(new Countdown(raised, countdown.rules(), countdown.calendar()), members);
    }

    private Position climb(Instant at, List<Rung> due) {
        var here = Position.of(countdown.clock());
        var rung = next(here);
        while (rung.isPresent() && !rung.get().dueAt().isAfter(at)) {
            due.add(rung.get());
            here = here.after(rung.get(), members);
            rung = next(here);
        }
        return here;
    }

    /** The step ahead, or a repeat of the one behind where that is due before it. */
    private Optional<Rung> next(Position here) {
        var step = Moments.step(countdown, here.fired());
        var repeat = repeatAt(here);
        if (repeat != null && (step.isEmpty() || repeat.isBefore(step.get()))) {
            return Optional.of(rung(here.fired() - 1, repeat, here.repeats() + 1));
        }
        return step.map(due -> rung(here.fired(), due, 0));
    }

    private @Nullable Instant repeatAt(Position here) {
        var raisedAt = here.raisedAt();
        var steps = countdown.rules().ladder().steps();
        if (here.fired() == 0 || here.fired() > steps.size() || raisedAt == null) {
            return null;
        }
        var again = steps.get(here.fired() - 1).again();
        return again.isEmpty() || here.repeats() >= again.get().times() ? null : repeatAt(again.get(), here, raisedAt);
    }

    private @Nullable Instant repeatAt(LadderStep.Again again, Position here, Instant raisedAt) {
        var byTime =
                again.every().map(every -> countdown.after(raisedAt, every)).orElse(null);
        var hasGrown = again.grown() > 0 && members.reports() - here.raisedReports() >= again.grown();
        if (!hasGrown) {
            return byTime;
        }
        var byGrowth = members.latest().isAfter(raisedAt) ? members.latest() : raisedAt;
        return byTime != null && byTime.isBefore(byGrowth) ? byTime : byGrowth;
    }

    private Rung rung(int index, Instant dueAt, int repeat) {
        var step = countdown.rules().ladder().steps().get(index);
        var order = dueAt.compareTo(countdown.clock().getDeadline());
        var kind = order < 0 ? EscalationKind.WARNING : order == 0 ? EscalationKind.BREACH : EscalationKind.STEP;
        return new Rung(index, step, kind, dueAt, repeat);
    }
}
