package io.huiyin.processor.cases;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.processor.clock.Facts;
import io.huiyin.processor.clock.Timing;
import java.time.Instant;

/** A case that was answered or closed is open again: a new generation of every clock, from the first step of its ladder. */
record Reopening(Settling settling, Timing timing) {

    CaseEvent.Builder reopen(Change change, Case subject, Instant at, String why) {
        change.after()
                .setStatus(CaseStatus.OPEN)
                .setReopened(subject.getReopened() + 1)
                .setAcknowledgedAt(null)
                .setAnsweredAt(null)
                .setClosedAt(null)
                .setSnoozedUntil(null)
                .setPausedUntil(null);
        var line = change.tell(CaseEventKind.REOPENED, at, why);
        var clocks = settling.countdowns().restart(subject, timing, Facts.of(subject), at);
        settling.settle(change, subject, clocks, at, "reopened: " + why);
        return line;
    }
}
