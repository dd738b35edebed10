package io.huiyin.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.ActionKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.ClockStatus;
import io.huiyin.event.EscalationKind;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackfillTimelineTest {
    private static final String POLICY = """
            extends: builtin
            duplicates:
              near: false
            """;
    private static final String BATCH = "history|2011";
    private final Timeline timeline = Timeline.start(POLICY);

    @AfterEach
    void close() {
        timeline.close();
    }

    @Test
    void history_answeredInTimeAndLate_isJudgedByItsOwnDates_andPagesNobody() {
        timeline.at("2026-11-02T08:00:00Z");
        var inTime = imported("e1", "2011-07-01T10:00:00Z", "2011-07-02T10:00:00Z");
        var late = imported("e2", "2011-07-01T10:00:00Z", "2011-07-02T10:00:00Z");
        answered(inTime, "2011-07-02T10:00:00Z");
        answered(late, "2011-07-02T10:00:01Z");
        timeline.endBatch(BATCH);
        timeline.tickAt("2026-11-02T08:00:10Z");

        assertThat(clockOf(inTime)).isEqualTo(ClockStatus.MET);
        assertThat(clockOf(late)).isEqualTo(ClockStatus.LATE);
        assertThat(timeline.pages()).isEmpty();
        assertThat(timeline.escalations()).singleElement().satisfies(breach -> {
            assertThat(breach.getKind()).isEqualTo(EscalationKind.BREACH);
            assertThat(breach.getRaisedAt()).isEqualTo("2011-07-02T10:00:00Z");
        });
    }

    @Test
    void batch_ended_takesOpenCasesLiveWithOneSummary() {
        timeline.at("2026-11-02T08:00:00Z");
        var past = imported("e1", "2011-07-01T10:00:00Z", "2011-07-02T10:00:00Z");
        var ahead = imported("e2", "2026-11-01T10:00:00Z", "2026-11-03T10:00:00Z");
        timeline.tickAt("2026-11-02T08:30:00Z");
        assertThat(timeline.escalations()).isEmpty();

        timeline.endBatch(BATCH);
        timeline.tickAt("2026-11-02T08:30:10Z");
        assertThat(timeline.pages()).isEmpty();
        assertThat(timeline.theCase(past).getBackfilled()).isFalse();
        assertThat(timeline.theCase(past).getClocks().getFirst().getBreachedAt())
                .isEqualTo("2011-07-02T10:00:00Z");
        assertThat(timeline.escalations().stream().filter(one -> one.getKind() == EscalationKind.SUMMARY))
                .singleElement()
                .satisfies(summary -> assertThat(summary.getReports()).isEqualTo(2));

        timeline.tickAt("2026-11-03T10:00:01Z");
        assertThat(timeline.escalations().stream().filter(one -> one.getPaged()))
                .allSatisfy(page -> assertThat(page.getCaseId()).isEqualTo(ahead))
                .extracting("kind")
                .contains(EscalationKind.BREACH);
    }

    @Test
    void history_importedAgain_changesNothing() {
        timeline.at("2026-11-02T08:00:00Z");
        var caseId = imported("e1", "2011-07-01T10:00:00Z", "2011-07-02T10:00:00Z");
        answered(caseId, "2011-07-02T10:00:00Z");
        timeline.endBatch(BATCH);
        timeline.tickAt("2026-11-02T08:00:10Z");
        var before = timeline.theCase(caseId);

        timeline.at("2026-11-02T09:00:00Z");
        imported("e1", "2011-07-01T10:00:00Z", "2011-07-02T10:00:00Z");
        answered(caseId, "2011-07-02T10:00:00Z");
        timeline.endBatch(BATCH);
        timeline.tickAt("2026-11-02T09:00:10Z");

        assertThat(timeline.theCase(caseId)).isEqualTo(before);
        assertThat(timeline.theCase(caseId).getStatus()).isEqualTo(CaseStatus.ANSWERED);
    }

    private String imported(String eventId, String submittedAt, String dueAt) {
        return timeline.report(eventId, "street light out", report -> report.setSubmittedAt(Instant.parse(submittedAt))
                .setDueAt(Instant.parse(dueAt))
                .setBatch(BATCH));
    }

    private void answered(String caseId, String occurredAt) {
        timeline.act(caseId, ActionKind.RESPOND, act -> act.setEventId("answer-" + caseId)
                .setText("closed")
                .setOccurredAt(Instant.parse(occurredAt))
                .setBatch(BATCH));
    }

    private ClockStatus clockOf(String caseId) {
        return timeline.theCase(caseId).getClocks().getFirst().getStatus();
    }
}
