package io.huiyin.processor.cases;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Clock;
import io.huiyin.event.EscalationKind;
import io.huiyin.processor.clock.Countdown;
import io.huiyin.processor.escalate.Ladder;
import io.huiyin.processor.escalate.Members;
import io.huiyin.processor.escalate.Notice;
import io.huiyin.processor.escalate.Rung;
import io.huiyin.processor.flow.CaseChange;
import io.huiyin.processor.flow.PolicyInForce;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What time brings about: steps of ladders, and the end of a closed case. */
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
        var next = Optional.ofNullable(subject.getPausedUntil());
        for (var countdown : countdowns.of(subject)) {
            if (countdown.running()) {
                next = earlier(next, next(subject, countdown));
            }
        }
        return next;
    }

    private static Optional<Instant> next(Case subject, Countdown countdown) {
        var hold = Hold.of(subject, countdown);
        var rung = new Ladder(countdown, Members.of(subject)).next().map(hold::after);
        return earlier(rung, hold.rearms(countdown));
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
        var clocks = new ArrayList<Clock>();
        for (var clock : subject.getClocks()) {
            clocks.add(countdowns
                    .countdown(subject.getTenant(), clock)
                    .filter(Countdown::running)
                    .map(countdown -> raise(change, subject, countdown, due, tick))
                    .orElse(clock));
        }
        change.after().setClocks(clocks);
        if (subject.getSnoozedUntil() != null && !subject.getSnoozedUntil().isAfter(due)) {
            change.after().setSnoozedUntil(null);
        }
        return Optional.of(change.done());
    }

    private static Clock raise(Change change, Case subject, Countdown countdown, Instant due, Instant tick) {
        var hold = Hold.of(subject, countdown);
        if (hold.after(due).isAfter(due)) {
            return countdown.clock();
        }
        var ladder = new Ladder(countdown, Members.of(subject));
        var rungs = ladder.dueBy(due);
        var raised = ladder.raisedBy(due);
        var quietEnds = hold.rearms(countdown).isPresent() ? hold.quietEnds() : null;
        if (quietEnds != null && (rungs.isEmpty() || rungs.getFirst().dueAt().isAfter(quietEnds))) {
            var again = ladder.again(quietEnds).orElseThrow();
            var onward = ladder.after(again);
            rungs = Stream.concat(Stream.of(again), onward.dueBy(due).stream()).toList();
            raised = onward.raisedBy(due);
        }
        page(change, subject, countdown.clock(), rungs, hold, tick);
        if (hold.quietEnds() != null && !rungs.isEmpty()) {
            takeBack(change, subject, tick);
        }
        tellBreach(change, countdown.clock(), raised, rungs, tick);
        return raised;
    }

    /** Of several steps of one clock that are due at once, a warning of what has already happened is only recorded, and so is a repeat. */
    private static void page(Change change, Case subject, Clock clock, List<Rung> rungs, Hold hold, Instant tick) {
        for (var rung : rungs) {
            var passing = rung.kind() == EscalationKind.WARNING || rung.repeat() > 0;
            var overtaken = passing && !rung.equals(rungs.getLast());
            var note = hold.forGood()
                    ? "the case is acknowledged"
                    : overtaken ? "a later step is due at the same time" : "";
            var escalation = Notice.of(change.policy().rules(), subject, clock, rung, tick, note.isEmpty(), note);
            change.escalate(escalation);
            var kind = rung.kind() == EscalationKind.BREACH ? CaseEventKind.BREACHED : CaseEventKind.ESCALATED;
            change.tell(kind, tick, escalation.getReason()).setClock(clock.getName());
        }
    }

    /** Nothing came of the acknowledgement in its time: somebody must take the case again. */
    private static void takeBack(Change change, Case subject, Instant tick) {
        if (change.after().getStatus() == CaseStatus.ACKNOWLEDGED) {
            change.after().setStatus(CaseStatus.OPEN).setAcknowledgedAt(null);
            change.tell(
                    CaseEventKind.REARMED,
                    tick,
                    "acknowledged at " + subject.getAcknowledgedAt() + " and not answered in time");
        }
    }

    private static void tellBreach(Change change, Clock was, Clock is, List<Rung> rungs, Instant tick) {
        var breached = is.getBreachedAt() != null && was.getBreachedAt() == null;
        if (breached && rungs.stream().noneMatch(rung -> rung.kind() == EscalationKind.BREACH)) {
            change.tell(CaseEventKind.BREACHED, tick, "the ladder has no step at the deadline")
                    .setClock(was.getName());
        }
    }

    private static Optional<Instant> earlier(Optional<Instant> a, Optional<Instant> b) {
        return a.isEmpty() || (b.isPresent() && b.get().isBefore(a.get())) ? b : a;
    }
}
