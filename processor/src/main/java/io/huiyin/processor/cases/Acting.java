package io.huiyin.processor.cases;

import io.huiyin.event.Case;
import io.huiyin.event.CaseAction;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.processor.clock.Countdown;
import io.huiyin.processor.clock.Facts;
import io.huiyin.processor.clock.Timings;
import io.huiyin.processor.flow.Acted;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an action does to the one case it is for. Merging, splitting and reclassifying may concern several, and have rooms of their own. */
final class Acting {
    private static final int MOST_PAUSES = 200;

    private final Timings timings;
    private final Countdowns countdowns;
    private final Settling settling;

    Acting(Timings timings, Settling settling) {
        this.timings = timings;
        this.settling = settling;
        this.countdowns = settling.countdowns();
    }

    Verdict act(Case subject, Acted acted) {
        var action = acted.action();
        var objection = Standing.objection(subject, action.getAction());
        if (objection.isPresent()) {
            return new Verdict.Refused(objection.get());
        }
        return switch (action.getAction()) {
            case ACKNOWLEDGE -> acknowledge(subject, acted);
            case ASSIGN -> assign(subject, acted);
            case RESPOND -> respond(subject, acted);
            case TRANSFER -> transfer(subject, acted);
            case PAUSE -> pause(subject, acted);
            case RESUME -> resume(subject, acted);
            case RESOLVE -> resolve(subject, acted);
            case REOPEN -> reopen(subject, acted);
            case SNOOZE -> snooze(subject, acted);
            case CANCEL -> cancel(subject, acted);
            case COMMENT -> comment(subject, acted);
            case COMPLETE -> complete(subject, acted);
            case RECLASSIFY, MERGE, SPLIT, END_BATCH, UNSPECIFIED ->
                throw new IllegalArgumentException("not for one case: " + action.getAction());
        };
    }

    private Verdict acknowledge(Case subject, Acted acted) {
        var change = change(subject, acted);
        change.after().setStatus(CaseStatus.ACKNOWLEDGED).setAcknowledgedAt(acted.at());
        tell(change, acted, CaseEventKind.ACKNOWLEDGED, "");
        move(change, subject, acted);
        return done(change);
    }

    private Verdict assign(Case subject, Acted acted) {
        var change = change(subject, acted);
        var assignee = acted.action().getAssignee();
        change.after().setAssignee(assignee);
        tell(change, acted, CaseEventKind.ASSIGNED, "to " + assignee);
        move(change, subject, acted);
        return done(change);
    }

    private Verdict respond(Case subject, Acted acted) {
        var change = change(subject, acted);
        change.after().setStatus(CaseStatus.ANSWERED).setAnsweredAt(first(subject.getAnsweredAt(), acted.at()));
        tell(change, acted, CaseEventKind.RESPONDED, "");
        move(change, subject, acted);
        return done(change);
    }

    private Verdict transfer(Case subject, Acted acted) {
        var change = change(subject, acted);
        var owner = acted.action().getOwner();
        change.after().setOwner(owner).setAssignee(null);
        tell(change, acted, CaseEventKind.TRANSFERRED, "from %s to %s".formatted(subject.getOwner(), owner));
        move(change, subject, acted);
        return done(change);
    }

    private Verdict pause(Case subject, Acted acted) {
        var paused = countdowns.pause(subject.getTenant(), subject.getClocks(), acted.at());
        if (paused.isEmpty()) {
            return new Verdict.Refused("no clock of this case runs and may be paused");
        }
        if (subject.getClocks().stream().anyMatch(clock -> clock.getPauses().size() >= MOST_PAUSES)) {
            return new Verdict.Refused(
                    "a clock of this case was paused %d times; that is the most".formatted(MOST_PAUSES));
        }
        var change = change(subject, acted);
        var until = acted.action().getUntil();
        change.after().setPausedUntil(until);
        tell(change, acted, CaseEventKind.PAUSED, until == null ? "until it is resumed" : "until " + until);
        settling.settle(change, subject, paused.get(), acted.at(), "paused");
        return done(change);
    }

    private Verdict resume(Case subject, Acted acted) {
        var resumed = countdowns.resume(subject.getTenant(), subject.getClocks(), acted.at());
        if (resumed.isEmpty()) {
            return new Verdict.Refused("no clock of this case is paused");
        }
        var change = change(subject, acted);
        change.after().setPausedUntil(null);
        tell(change, acted, CaseEventKind.RESUMED, "");
        settling.settle(change, subject, resumed.get(), acted.at(), "the clock stood still while paused");
        return done(change);
    }

    private Verdict resolve(Case subject, Acted acted) {
        var change = change(subject, acted);
        change.after()
                .setStatus(CaseStatus.RESOLVED)
                .setAnsweredAt(first(subject.getAnsweredAt(), acted.at()))
                .setClosedAt(acted.at());
        tell(change, acted, CaseEventKind.RESOLVED, "");
        close(change, subject, acted, "resolved");
        return done(change);
    }

    private Verdict reopen(Case subject, Acted acted) {
        var change = change(subject, acted);
        var timing = timings.of(subject.getTenant(), acted.policy().version());
        var why = "by " + acted.action().getActor();
        signed(new Reopening(settling, timing).reopen(change, subject, acted.at(), why), acted);
        return done(change);
    }

    private Verdict snooze(Case subject, Acted acted) {
        var change = change(subject, acted);
        var until = acted.action().getUntil();
        change.after().setSnoozedUntil(until);
        tell(change, acted, CaseEventKind.SNOOZED, "until " + until);
        return done(change);
    }

    private Verdict cancel(Case subject, Acted acted) {
        var change = change(subject, acted);
        change.after().setStatus(CaseStatus.CANCELLED).setClosedAt(acted.at());
        tell(change, acted, CaseEventKind.CANCELLED, "");
        close(change, subject, acted, "cancelled");
        return done(change);
    }

    private Verdict comment(Case subject, Acted acted) {
        var change = change(subject, acted);
        tell(change, acted, CaseEventKind.COMMENTED, "");
        if (Standing.OPEN.contains(subject.getStatus())) {
            move(change, subject, acted);
        }
        return done(change);
    }

    private Verdict complete(Case subject, Acted acted) {
        var step = String.valueOf(acted.action().getStep());
        var doing = Doing.of(acted.action());
        var waiting = countdowns.of(subject).stream().filter(Countdown::waiting).toList();
        if (waiting.stream().noneMatch(countdown -> doing.stops(countdown.rules()))) {
            return new Verdict.Refused("no step '%s' of this case waits to be completed; those that wait: %s"
                    .formatted(
                            step,
                            waiting.stream().map(one -> one.rules().name()).toList()));
        }
        var change = change(subject, acted);
        tell(change, acted, CaseEventKind.COMPLETED, step).setClock(step);
        move(change, subject, acted);
        return done(change);
    }

    /** Stops the clocks that this action stops, and starts those that it starts. */
    private void move(Change change, Case subject, Acted acted) {
        var doing = Doing.of(acted.action());
        var stopped = countdowns.stop(subject.getTenant(), subject.getClocks(), doing, acted.at());
        var timing = timings.of(subject.getTenant(), acted.policy().version());
        var facts = Facts.of(subject);
        var moved = countdowns.start(subject.getClocks(), stopped, doing, timing, facts, acted.at());
        settling.settle(change, subject, moved, acted.at(), done(acted));
    }

    /** Stops the clocks that this action stops; all others no longer count. */
    private void close(Change change, Case subject, Acted acted, String why) {
        var doing = Doing.of(acted.action());
        var stopped = countdowns.stop(subject.getTenant(), subject.getClocks(), doing, acted.at());
        var closed = countdowns.cancel(subject.getTenant(), stopped, acted.at());
        settling.settle(change, subject, closed, acted.at(), why);
    }

    private static String done(Acted acted) {
        var step = acted.action().getStep();
        return acted.action().getAction() + (step == null ? "" : " " + step);
    }

    static Change change(Case subject, Acted acted) {
        return Change.of(subject, acted.origin().at(), acted.policy());
    }

    static CaseEvent.Builder tell(Change change, Acted acted, CaseEventKind kind, String why) {
        return signed(change.tell(kind, acted.at(), why), acted);
    }

    /** Who did it, with which words. */
    static CaseEvent.Builder signed(CaseEvent.Builder line, Acted acted) {
        CaseAction action = acted.action();
        return line.setEventId(action.getEventId()).setActor(action.getActor()).setText(action.getText());
    }

    private static Verdict done(Change change) {
        return new Verdict.Done(change.done());
    }

    private static Instant first(@Nullable Instant earlier, Instant at) {
        return Optional.ofNullable(earlier).orElse(at);
    }
}
