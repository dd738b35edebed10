package io.huiyin.processor.cases;

import io.huiyin.event.Case;
import io.huiyin.event.CaseAction;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Kind;
import io.huiyin.event.Reason;
import io.huiyin.event.Severity;
import io.huiyin.processor.clock.Facts;
import io.huiyin.processor.clock.Timings;
import io.huiyin.processor.flow.Acted;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an action does to the one case it is for. Merging and splitting concern two, and have rooms of their own. */
final class Acting {
    private final Timings timings;
    private final Countdowns countdowns;
    private final Missing missing;

    Acting(Timings timings) {
        this.timings = timings;
        this.countdowns = new Countdowns(timings);
        this.missing = new Missing(countdowns);
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
            case RECLASSIFY -> reclassify(subject, acted);
            case SNOOZE -> snooze(subject, acted);
            case CANCEL -> cancel(subject, acted);
            case COMMENT -> comment(subject, acted);
            case COMPLETE -> complete(subject, acted);
            case MERGE, SPLIT, END_BATCH, UNSPECIFIED ->
                throw new IllegalArgumentException("not for one case: " + action.getAction());
        };
    }

    private Verdict acknowledge(Case subject, Acted acted) {
        var change = change(subject, acted);
        change.after().setStatus(CaseStatus.ACKNOWLEDGED).setAcknowledgedAt(acted.at());
        tell(change, acted, CaseEventKind.ACKNOWLEDGED, "");
        stop(change, subject, acted);
        return done(change);
    }

    private Verdict assign(Case subject, Acted acted) {
        var change = change(subject, acted);
        var assignee = acted.action().getAssignee();
        change.after().setAssignee(assignee);
        tell(change, acted, CaseEventKind.ASSIGNED, "to " + assignee);
        stop(change, subject, acted);
        return done(change);
    }

    private Verdict respond(Case subject, Acted acted) {
        var change = change(subject, acted);
        change.after().setStatus(CaseStatus.ANSWERED).setAnsweredAt(first(subject.getAnsweredAt(), acted.at()));
        tell(change, acted, CaseEventKind.RESPONDED, "");
        stop(change, subject, acted);
        return done(change);
    }

    private Verdict transfer(Case subject, Acted acted) {
        var change = change(subject, acted);
        var owner = acted.action().getOwner();
        change.after().setOwner(owner).setAssignee(null);
        tell(change, acted, CaseEventKind.TRANSFERRED, "from %s to %s".formatted(subject.getOwner(), owner));
        stop(change, subject, acted);
        return done(change);
    }

    private Verdict pause(Case subject, Acted acted) {
        var paused = countdowns.pause(subject.getTenant(), subject.getClocks(), acted.at());
        if (paused.isEmpty()) {
            return new Verdict.Refused("no clock of this case runs and may be paused");
        }
        var change = change(subject, acted);
        var until = acted.action().getUntil();
        change.after().setPausedUntil(until);
        tell(change, acted, CaseEventKind.PAUSED, until == null ? "until it is resumed" : "until " + until);
        change.clocks(paused.get(), acted.at(), "paused");
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
        change.clocks(resumed.get(), acted.at(), "the clock stood still while paused");
        return done(change);
    }

    private Verdict resolve(Case subject, Acted acted) {
        var change = change(subject, acted);
        change.after()
                .setStatus(CaseStatus.RESOLVED)
                .setAnsweredAt(first(subject.getAnsweredAt(), acted.at()))
                .setClosedAt(acted.at());
        tell(change, acted, CaseEventKind.RESOLVED, "");
        stop(change, subject, acted);
        change.clocks(
                countdowns.cancel(subject.getTenant(), change.after().getClocks(), acted.at()), acted.at(), "resolved");
        return done(change);
    }

    private Verdict reopen(Case subject, Acted acted) {
        var change = change(subject, acted);
        var timing = timings.of(subject.getTenant(), acted.policy().version());
        var why = Objects.requireNonNullElse(
                acted.action().getText(), "by " + acted.action().getActor());
        signed(new Reopening(countdowns, timing).reopen(change, subject, acted.at(), why), acted);
        return done(change);
    }

    private Verdict reclassify(Case subject, Acted acted) {
        var change = change(subject, acted);
        var action = acted.action();
        var after = change.after();
        if (action.getCategory() != null) {
            after.setCategory(action.getCategory());
        }
        if (action.getSeverity() != Severity.UNSPECIFIED) {
            after.setSeverity(action.getSeverity());
        }
        if (action.getKind() != Kind.UNSPECIFIED) {
            after.setKind(action.getKind());
        }
        if (action.getOwner() != null) {
            after.setOwner(action.getOwner());
        }
        after.setReason(new Reason("staff", action.getActor(), Objects.requireNonNullElse(action.getText(), "")));
        var facts = new Facts(after.getCategory(), after.getSeverity(), after.getKind(), after.getChannel());
        tell(change, acted, CaseEventKind.RECLASSIFIED, "from %s to %s".formatted(Facts.of(subject), facts));
        var timing = timings.of(subject.getTenant(), acted.policy().version());
        var clocks = countdowns.retarget(subject.getTenant(), subject.getClocks(), timing, facts, acted.at());
        change.clocks(clocks, acted.at(), "reclassified: another target");
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
        stop(change, subject, acted);
        change.clocks(
                countdowns.cancel(subject.getTenant(), change.after().getClocks(), acted.at()),
                acted.at(),
                "cancelled");
        return done(change);
    }

    private Verdict comment(Case subject, Acted acted) {
        var change = change(subject, acted);
        tell(change, acted, CaseEventKind.COMMENTED, "");
        return done(change);
    }

    private Verdict complete(Case subject, Acted acted) {
        var change = change(subject, acted);
        tell(change, acted, CaseEventKind.COMPLETED, "").setClock(acted.action().getStep());
        stop(change, subject, acted);
        return done(change);
    }

    /** Stops the clocks that this action stops. One that was stopped late has missed steps: they are recorded and not paged. */
    private void stop(Change change, Case subject, Acted acted) {
        var action = acted.action().getAction();
        var clocks = countdowns.stop(subject.getTenant(), subject.getClocks(), action, acted.at());
        change.clocks(missing.recorded(change, subject, clocks, acted.at()), acted.at(), "");
    }

    private static Change change(Case subject, Acted acted) {
        return Change.of(subject, acted.origin().at(), acted.policy());
    }

    private static CaseEvent.Builder tell(Change change, Acted acted, CaseEventKind kind, String why) {
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
