package io.huiyin.processor.cases;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.Clock;
import io.huiyin.event.ClockStatus;
import io.huiyin.event.EscalationKind;
import io.huiyin.processor.escalate.Ladder;
import io.huiyin.processor.escalate.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Steps that nobody was told of in time and nobody needs to be told of now: breaches are recorded, and not paged. */
record Missing(Countdowns countdowns) {

    /**
     * The clocks after this instant, with the breaches recorded that the ladders had not raised.
     *
     * @param clocks the case's clocks as they are to be; those that ran in {@code subject} and were stopped late are looked at
     */
    List<Clock> recorded(Change change, Case subject, List<Clock> clocks, Instant at) {
        var recorded = new ArrayList<Clock>(clocks.size());
        for (int i = 0; i < clocks.size(); i++) {
            var was = subject.getClocks().get(i);
            var is = clocks.get(i);
            var late = is.getStatus() == ClockStatus.LATE && was.getStatus() != ClockStatus.LATE;
            recorded.add(late ? passed(change, subject, was, is, at, "it was answered before anybody was told") : is);
        }
        return recorded;
    }

    /** Records the breach of {@code clock}, if its ladder had not, and puts the steps behind us. */
    Clock passed(Change change, Case subject, Clock clock, Clock after, Instant at, String note) {
        var countdown = countdowns.countdown(subject.getTenant(), clock);
        if (countdown.isEmpty()) {
            return after;
        }
        var ladder = new Ladder(countdown.get());
        for (var rung : ladder.dueBy(at)) {
            if (rung.kind() == EscalationKind.BREACH) {
                change.escalate(
                        Notice.of(subject, clock, rung, subject.getBackfilled() ? rung.dueAt() : at, false, note));
                change.tell(CaseEventKind.BREACHED, rung.dueAt(), note).setClock(clock.getName());
            }
        }
        var raised = ladder.raisedBy(at);
        return Clock.newBuilder(after)
                .setStepsFired(raised.getStepsFired())
                .setBreachedAt(raised.getBreachedAt())
                .build();
    }
}
