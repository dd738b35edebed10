package io.huiyin.processor.cases;

import io.huiyin.processor.escalate.Notice;
import io.huiyin.processor.flow.Acted;
import io.huiyin.processor.flow.DeadLetter;
import io.huiyin.processor.flow.Nodes;
import io.huiyin.processor.flow.Ticked;
import io.huiyin.processor.state.Timer;
import io.huiyin.topic.TaskKey;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Record;

/** Does what is due when a tick is read, within the tick's budget. */
final class TimerDesk {
    private final Desk desk;
    private final GoingLive goingLive;
    private final Recomputing recomputing;

    TimerDesk(Desk desk) {
        this.desk = desk;
        this.goingLive = new GoingLive(desk.settling);
        this.recomputing = new Recomputing(desk);
    }

    void take(Ticked ticked) {
        var due = ticked.at().minus(desk.settings.tickMargin());
        recomputing.begin(due);
        for (var timer : desk.timers.takeDue(due, desk.settings.timersPerTick())) {
            switch (timer.kind()) {
                case CASE -> fire(timer, due, ticked.at());
                case EXPIRY -> expire(timer);
                case WAITING -> giveUp(timer, ticked.at());
                case RELEASE -> release(timer, due, ticked.at());
                case RECOMPUTE -> recomputing.goOn(timer, due);
            }
        }
    }

    /** The batch has ended for this tenant and site: its open cases go over to live time with the next ticks. */
    void endBatch(Acted acted) {
        var action = acted.action();
        var batch = new Batch(new TaskKey(action.getTenant(), action.getSite()), String.valueOf(action.getBatch()), 0);
        desk.timers.set(new Timer(acted.origin().at(), Timer.Kind.RELEASE, batch.subject()));
    }

    private void fire(Timer timer, Instant due, Instant tick) {
        var subject = desk.files.find(timer.subject());
        if (subject == null) {
            return;
        }
        var policy = desk.policies.inForce(subject.getTenant(), tick);
        desk.timingOut.fire(desk.current(subject, due), due, tick, policy).ifPresent(desk::commit);
    }

    /** Where an earlier version set this timer for a case that lives on in another, it stays as long as that one. */
    private void expire(Timer timer) {
        var subject = desk.files.find(timer.subject());
        var home = subject == null ? null : subject.getMergedInto();
        if (subject != null && home != null && desk.files.find(home) != null) {
            desk.kin.adopt(subject.getCaseId(), home, subject.getUpdatedAt());
        } else {
            desk.files.forget(timer.subject());
        }
    }

    private void giveUp(Timer timer, Instant tick) {
        for (var waiting : desk.links.takeWaiting(timer.subject())) {
            var detail = "there is no case %s, and no report with that reference came within %s"
                    .formatted(timer.subject(), desk.settings.waitForReport());
            desk.refuse(
                    new DeadLetter(Parked.origin(waiting), DeadLetter.Code.UNKNOWN_CASE, "cases", detail),
                    tick.toEpochMilli());
        }
    }

    private void release(Timer timer, Instant due, Instant tick) {
        var batch = Batch.parse(timer.subject());
        var task = batch.task().toString();
        var policy = desk.policies.inForce(batch.task().tenant(), tick);
        var some = desk.links.backfilled(task, batch.name(), desk.settings.timersPerTick());
        int open = batch.open();
        for (var caseId : some) {
            desk.links.removeBackfilled(task, batch.name(), caseId);
            var subject = desk.files.find(caseId);
            if (subject != null && subject.getBackfilled() && Standing.OPEN.contains(subject.getStatus())) {
                open += subject.getAnsweredAt() == null ? 1 : 0;
                var live = goingLive.release(subject, due, policy);
                desk.commit(live);
                desk.current(live.after(), due);
            }
        }
        if (some.size() == desk.settings.timersPerTick()) {
            var rest = new Batch(batch.task(), batch.name(), open);
            desk.timers.set(new Timer(timer.dueAt(), Timer.Kind.RELEASE, rest.subject()));
        } else if (open > 0) {
            var summary = Notice.summary(
                    batch.task().tenant(), batch.task().site(), batch.name(), open, tick, policy.version());
            desk.forward(new Record<>(task, summary, tick.toEpochMilli()), Nodes.WRITE_ESCALATIONS);
        }
    }
}
