package io.huiyin.check;

import io.huiyin.event.ActionKind;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Report;
import io.huiyin.event.SatisfactionVote;
import io.huiyin.topic.Reference;
import java.time.Instant;

/** Events in which nothing is wrong, for tests to bend. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-03-05T06:30:00Z");
    static final String REFERENCE = Reference.of("acme", "e-1");
    static final String OTHER_REFERENCE = Reference.of("acme", "e-2");

    private Samples() {}

    static Report.Builder report() {
        return Report.newBuilder()
                .setEventId("e-1")
                .setTenant("acme")
                .setSite("north-mine")
                .setText("三号井口的护栏松了")
                .setSubmittedAt(NOW);
    }

    static CaseAction.Builder action(ActionKind kind) {
        return CaseAction.newBuilder()
                .setEventId("a-1")
                .setTenant("acme")
                .setSite("north-mine")
                .setReference(REFERENCE)
                .setAction(kind)
                .setActor("staff-1");
    }

    static SatisfactionVote.Builder vote() {
        return SatisfactionVote.newBuilder()
                .setEventId("v-1")
                .setTenant("acme")
                .setSite("north-mine")
                .setReference(REFERENCE)
                .setVoter("w-77")
                .setScore(4);
    }
}
