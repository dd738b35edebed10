package io.huiyin.processor.cases;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.Clock;
import io.huiyin.event.ClockStatus;
import io.huiyin.event.EscalationKind;
import io.huiyin.processor.clock.Countdown;
import io.huiyin.processor.escalate.Ladder;
import io.huiyin.processor.escalate.Members;
import io.huiyin.processor.escalate.Notice;
import io.huiyin.processor.escalate.Rung;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the clocks of a change in place. What was due while a clock ran, and nobody was told of before it stopped, stood still or
 * got another deadline, is moot now: it is recorded, and not paged. So which steps are on the topic does not depend on when ticks
 * came. Of imported history only breaches are recorded.
 */
record Settling(Countdowns countdowns) {

    /** @param why what stands in the timeline of deadlines that changed */
    void settle(Change change, Case subject, List<Clock> clocks, Instant at, String why) {
        var settled = new ArrayList<Clock>(clocks.size());
        for (var is : clocks) {
            var was = Countdowns.named(subject.getClocks(), is.getName());
            settled.add(was.isEmpty() ? is : settled(change, subject, was.get(), is, at, why));
        }
        change.clocks(settled, at, why);
    }

    private Clock settled(Change change, Case subject, Clock was, Clock is, Instant at, String why) {
        var ran = was.getStatus() == ClockStatus.RUNNING;
        var goesOn = is.getStatus() == ClockStatus.RUNNING && is.getGeneration() == was.getGeneration();
        if (!ran || goesOn) {
            return is;
        }
        // What is due at the very instant is not missed: an answer at the deadline is in time.
        var raised = passed(change, subject, was, at.minusMillis(1), "nobody was told before this: " + why);
        return is.getGeneration() != was.getGeneration()
                ? is
                : Clock.newBuilder(is)
                        .setStepsFired(raised.getStepsFired())
                        .setRepeats(raised.getRepeats())
                        .setRaisedAt(raised.getRaisedAt())
                        .setRaisedReports(raised.getRaisedReports())
                        .setBreachedAt(raised.getBreachedAt())
                        .build();
    }

    /** Records what this clock's ladder had not raised by this instant, and puts it behind. */
    Clock passed(Change change, Case subject, Clock clock, Instant at, String note) {
        var ladder = countdowns
                .countdown(subject.getTenant(), clock)
                .filter(Countdown::running)
                .map(countdown -> new Ladder(countdown, Members.of(subject)));
        if (ladder.isEmpty()) {
            return clock;
        }
        for (var rung : ladder.get().dueBy(at)) {
            if (!subject.getBackfilled() || rung.kind() == EscalationKind.BREACH) {
                record(change, subject, clock, rung, at, note);
            }
        }
        return ladder.get().raisedBy(at);
    }

    private static void record(Change change, Case subject, Clock clock, Rung rung, Instant at, String note) {
        var raisedAt = subject.getBackfilled() ? rung.dueAt() : at;
        change.escalate(Notice.of(change.policy().rules(), subject, clock, rung, raisedAt, false, note));
        var kind = rung.kind() == EscalationKind.BREACH ? CaseEventKind.BREACHED : CaseEventKind.ESCALATED;
        change.tell(kind, rung.dueAt(), note).setClock(clock.getName());
    }
}
