package io.huiyin.processor.cases;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.Clock;
import io.huiyin.event.ClockStatus;
import io.huiyin.processor.flow.CaseChange;
import io.huiyin.processor.flow.PolicyInForce;
import java.time.Instant;
import java.util.ArrayList;

/** A case of imported history goes over to live time when its batch ends: what was missed is recorded with the history's dates, what lies ahead will be raised. */
final class GoingLive {
    private final Settling settling;

    GoingLive(Settling settling) {
        this.settling = settling;
    }

    CaseChange release(Case subject, Instant at, PolicyInForce policy) {
        var change = Change.of(subject, at, policy);
        var clocks = new ArrayList<Clock>();
        for (var clock : subject.getClocks()) {
            clocks.add(
                    clock.getStatus() == ClockStatus.RUNNING
                            ? settling.passed(change, subject, clock, at, "it belongs to imported history")
                            : clock);
        }
        change.after().setBackfilled(false).setClocks(clocks);
        change.tell(CaseEventKind.BATCH_ENDED, at, "batch " + subject.getBatch() + " ended; clocks run live from here");
        return change.done();
    }
}
