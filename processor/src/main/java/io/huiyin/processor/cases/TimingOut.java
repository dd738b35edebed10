package io.huiyin.processor.cases;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.Clock;
import io.huiyin.event.EscalationKind;
import io.huiyin.processor.escalate.Ladder;
import io.huiyin.processor.escalate.Notice;
import io.huiyin.processor.flow.CaseChange;
import io.huiyin.processor.flow.PolicyInForce;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/** What time brings about: steps of ladders, the end of a pause, the end of a closed case. */
final class TimingOut {
    private final Countdowns countdowns;

    TimingOut(Countdowns countdowns) {
        this.countdowns = countdowns;
    }

    /** When the next thing happens to this case by time alone; empty where nothing will. */
    Optional<Instant> next(Case subject) {
        if (!Standing.OPEN.contains(subject.getStatus()) || subject.getBackfilled()) {
            return Optional.empty();
        }
        var snoozed = subject.getSnoozedUntil();
        var next = subject.getPausedUntil();
        for (var countdown : countdowns.of(subject)) {
            var step = Ladder.next(countdown);
            if (step.isPresent()) {
                var awake = snoozed == null || snoozed.isBefore(step.get()) ? step.get() : snoozed;
                next = next == null || awake.isBefore(next) ? awake : next;
            }
        }
        return Optional.ofNullable(next);
    }

    /** When a case that is closed is let go; empty where it is open. */
    static Optional<Instant> expiry(Case subject, Duration retention) {
        return Standing.OPEN.contains(subject.getStatus())
                ? Optional.empty()
                : Optional.of(subject.getUpdatedAt().plus(retention));
    }

    /**
     * Raises what is due.
     *
     * @param due the instant up to which steps are due
     * @param tick the time of the tick that was read
     * @return empty where nothing is due
     */
    Optional<CaseChange> fire(Case subject, Instant due, Instant tick, PolicyInForce policy) {
        var next = next(subject);
        if (next.isEmpty() || next.get().isAfter(due)) {
            return Optional.empty();
        }
        var change = Change.of(subject, tick, policy);
        var pausedUntil = subject.getPausedUntil();
        if (pausedUntil != null && !pausedUntil.isAfter(due)) {
            goOn(change, subject, pausedUntil);
        } else {
            raise(change, subject, due, tick);
        }
        return Optional.of(change.done());
    }

    private void goOn(Change change, Case subject, Instant at) {
        change.after().setPausedUntil(null);
        change.tell(CaseEventKind.RESUMED, at, "the pause ended");
        countdowns
                .resume(subject.getTenant(), subject.getClocks(), at)
                .ifPresent(clocks -> change.clocks(clocks, at, "the clock stood still while paused"));
    }

    private void raise(Change change, Case subject, Instant due, Instant tick) {
        var clocks = new ArrayList<Clock>();
        for (var clock : subject.getClocks()) {
            var countdown = countdowns.countdown(subject.getTenant(), clock);
            if (countdown.isEmpty() || !countdown.get().running()) {
                clocks.add(clock);
                continue;
            }
            var ladder = new Ladder(countdown.get());
            raise(change, subject, clock, ladder, due, tick);
            clocks.add(ladder.raisedBy(due));
        }
        change.after().setClocks(clocks);
        if (subject.getSnoozedUntil() != null && !subject.getSnoozedUntil().isAfter(due)) {
            change.after().setSnoozedUntil(null);
        }
    }

    /** Of several steps of one clock that are due at once, a warning of what has already happened is only recorded. */
    private static void raise(Change change, Case subject, Clock clock, Ladder ladder, Instant due, Instant tick) {
        var rungs = ladder.dueBy(due);
        for (var rung : rungs) {
            var overtaken = rung.kind() == EscalationKind.WARNING && !rung.equals(rungs.getLast());
            var note = overtaken ? "a later step is due at the same time" : "";
            var escalation = Notice.of(subject, clock, rung, tick, !overtaken, note);
            change.escalate(escalation);
            var kind = rung.kind() == EscalationKind.BREACH ? CaseEventKind.BREACHED : CaseEventKind.ESCALATED;
            change.tell(kind, tick, escalation.getReason()).setClock(clock.getName());
        }
        var breached = ladder.raisedBy(due).getBreachedAt() != null && clock.getBreachedAt() == null;
        if (breached && rungs.stream().noneMatch(rung -> rung.kind() == EscalationKind.BREACH)) {
            change.tell(CaseEventKind.BREACHED, tick, "the ladder has no step at the deadline")
                    .setClock(clock.getName());
        }
    }
}
