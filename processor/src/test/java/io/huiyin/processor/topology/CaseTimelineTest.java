package io.huiyin.processor.topology;

import static io.huiyin.processor.topology.Timeline.SITE;
import static io.huiyin.processor.topology.Timeline.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.ActionKind;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.ClockStatus;
import io.huiyin.event.DueSource;
import io.huiyin.event.Kind;
import io.huiyin.event.Severity;
import io.huiyin.topic.CaseId;
import io.huiyin.topic.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CaseTimelineTest {
    private static final String POLICY = """
            extends: builtin
            zone: Asia/Shanghai
            duplicates:
              near: false
            clocks:
              - name: respond
                stops: [RESPOND, RESOLVE]
                target: 24h
                targets:
                  - {severity: CRITICAL, target: 1h}
                pausable: true
                ladder:
                  - {step: warning, at: 75%, to: [owner]}
                  - {step: breach, at: 100%, to: [owner]}
                  - {step: director, at: +4h, to: [director]}
            reopenWithin: 7d
            retention: 30d
            """;
    private final Timeline timeline = Timeline.start(POLICY);

    @AfterEach
    void close() {
        timeline.close();
    }

    @Test
    void report_new_opensCaseWithDeadlineAndReference() {
        var caseId = timeline.at("2026-11-02T08:00:00Z").report("e1", "食堂的饭菜是凉的");

        var opened = timeline.theCase(caseId);
        assertThat(opened.getStatus()).isEqualTo(CaseStatus.OPEN);
        assertThat(opened.getRevision()).isEqualTo(1);
        assertThat(opened.getZone()).isEqualTo("Asia/Shanghai");
        assertThat(opened.getClocks()).singleElement().satisfies(clock -> {
            assertThat(clock.getDeadline()).isEqualTo("2026-11-03T08:00:00Z");
            assertThat(clock.getStatus()).isEqualTo(ClockStatus.RUNNING);
            assertThat(clock.getSource()).isEqualTo(DueSource.POLICY);
            assertThat(clock.getPolicyVersion()).isEqualTo(1);
        });
        assertThat(timeline.eventsOf(caseId)).singleElement().satisfies(event -> {
            assertThat(event.getKind()).isEqualTo(CaseEventKind.OPENED);
            assertThat(event.getText()).isEqualTo("食堂的饭菜是凉的");
            assertThat(event.getId()).isEqualTo(caseId + "#1.0");
        });
    }

    @Test
    void report_again_changesNothing() {
        var caseId = timeline.at("2026-11-02T08:00:00Z").report("e1", "the lift is broken");
        timeline.after(Duration.ofHours(1)).report("e1", "the lift is broken");

        assertThat(timeline.theCase(caseId).getRevision()).isEqualTo(1);
        assertThat(timeline.timelineOf(caseId)).containsExactly(CaseEventKind.OPENED);
    }

    @Test
    void case_unanswered_escalatesEachStepOnceAtItsTime() {
        timeline.at("2026-11-02T08:00:00Z").report("e1", "the lift is broken");

        timeline.tickAt("2026-11-03T02:00:00.999Z");
        assertThat(timeline.pages()).isEmpty();
        timeline.tickAt("2026-11-03T02:00:01Z");
        timeline.tickAt("2026-11-03T02:00:02Z");
        assertThat(timeline.pages()).containsExactly("warning@2026-11-03T02:00:01Z");
        timeline.tickAt("2026-11-03T08:00:01Z");
        timeline.tickAt("2026-11-03T12:00:01Z");
        timeline.tickAt("2026-12-03T12:00:01Z");
        assertThat(timeline.pages())
                .containsExactly(
                        "warning@2026-11-03T02:00:01Z", "breach@2026-11-03T08:00:01Z", "director@2026-11-03T12:00:01Z");
        assertThat(timeline.escalations()).extracting("id").doesNotHaveDuplicates();
    }

    @Test
    void case_answeredAtTheDeadline_isInTimeAndQuiet() {
        var caseId = timeline.at("2026-11-02T08:00:00Z").report("e1", "the lift is broken");
        timeline.tickAt("2026-11-03T02:00:01Z");
        timeline.at("2026-11-03T08:00:00Z").act(caseId, ActionKind.RESPOND, act -> act.setText("repaired"));
        timeline.tickAt("2026-11-10T00:00:00Z");

        assertThat(timeline.theCase(caseId).getClocks().getFirst().getStatus()).isEqualTo(ClockStatus.MET);
        assertThat(timeline.theCase(caseId).getClocks().getFirst().getElapsedMillis())
                .isEqualTo(86_400_000L);
        assertThat(timeline.theCase(caseId).getStatus()).isEqualTo(CaseStatus.ANSWERED);
        assertThat(timeline.pages()).containsExactly("warning@2026-11-03T02:00:01Z");
    }

    @Test
    void case_answeredOneMillisecondLateBeforeTheTick_isRecordedAndNotPaged() {
        var caseId = timeline.at("2026-11-02T08:00:00Z").report("e1", "the lift is broken");
        timeline.at("2026-11-03T08:00:00.001Z").act(caseId, ActionKind.RESPOND, act -> act.setText("repaired"));
        timeline.tickAt("2026-11-03T08:00:05Z");

        assertThat(timeline.theCase(caseId).getClocks().getFirst().getStatus()).isEqualTo(ClockStatus.LATE);
        assertThat(timeline.pages()).isEmpty();
        assertThat(timeline.escalations()).extracting("step").containsExactly("warning", "breach");
    }

    @Test
    void processor_downWhileAnswersWait_raisesNothingFalse() {
        var caseId = timeline.at("2026-11-02T08:00:00Z").report("e1", "the lift is broken");
        timeline.at("2026-11-02T20:00:00Z").act(caseId, ActionKind.RESPOND, act -> act.setText("repaired"));
        timeline.tickAt("2026-11-05T00:00:00Z");

        assertThat(timeline.escalations()).isEmpty();
    }

    @Test
    void processor_downPastWarningAndBreach_pagesOnlyTheLatest() {
        timeline.at("2026-11-02T08:00:00Z").report("e1", "the lift is broken");
        timeline.tickAt("2026-11-03T09:00:00Z");

        assertThat(timeline.pages()).containsExactly("breach@2026-11-03T09:00:00Z");
        assertThat(timeline.escalations()).extracting("step").containsExactly("warning", "breach");
    }

    @Test
    void report_withDueAt_winsOverEveryTarget() {
        var caseId = timeline.at("2026-11-02T08:00:00Z")
                .report("e1", "the lift is broken", report -> report.setSeverity(Severity.CRITICAL)
                        .setDueAt(Instant.parse("2026-11-02T10:00:00Z")));
        timeline.tickAt("2026-11-02T10:00:01Z");

        assertThat(timeline.theCase(caseId).getClocks().getFirst().getSource()).isEqualTo(DueSource.REPORT);
        assertThat(timeline.pages()).containsExactly("breach@2026-11-02T10:00:01Z");
    }

    @Test
    void report_critical_hasItsOwnTarget() {
        var caseId = timeline.at("2026-11-02T08:00:00Z")
                .report("e1", "the lift is broken", report -> report.setSeverity(Severity.CRITICAL));

        assertThat(timeline.theCase(caseId).getClocks().getFirst().getDeadline())
                .isEqualTo("2026-11-02T09:00:00Z");
    }

    @Test
    void report_submittedEarlierThanReceived_countsFromSubmission() {
        timeline.at("2026-11-02T08:00:00Z");
        var caseId = timeline.report(
                "e1", "the lift is broken", report -> report.setSubmittedAt(Instant.parse("2026-11-02T06:00:00Z")));

        assertThat(timeline.theCase(caseId).getClocks().getFirst().getDeadline())
                .isEqualTo("2026-11-03T06:00:00Z");
    }

    @Test
    void report_submittedAheadOfTheBroker_countsFromTheBroker() {
        timeline.at("2026-11-02T08:00:00Z");
        var caseId = timeline.report(
                "e1", "the lift is broken", report -> report.setSubmittedAt(Instant.parse("2026-11-02T08:02:00Z")));

        assertThat(timeline.theCase(caseId).getOpenedAt()).isEqualTo("2026-11-02T08:00:00Z");
    }

    @Test
    void pause_movesTheDeadlineByWhatItTook_andRearmsTheWarning() {
        var caseId = timeline.at("2026-11-02T08:00:00Z").report("e1", "the lift is broken");
        timeline.at("2026-11-02T10:00:00Z").act(caseId, ActionKind.PAUSE);
        timeline.tickAt("2026-11-06T00:00:00Z");
        assertThat(timeline.escalations()).isEmpty();
        timeline.at("2026-11-06T10:00:00Z").act(caseId, ActionKind.RESUME);

        var clock = timeline.theCase(caseId).getClocks().getFirst();
        assertThat(clock.getDeadline()).isEqualTo("2026-11-07T08:00:00Z");
        assertThat(clock.getGeneration()).isEqualTo(2);
        assertThat(timeline.timelineOf(caseId)).contains(CaseEventKind.DEADLINE_CHANGED);
        timeline.tickAt("2026-11-07T02:00:01Z");
        assertThat(timeline.pages()).containsExactly("warning@2026-11-07T02:00:01Z");
    }

    @Test
    void pause_withUntil_goesOnByItself() {
        var caseId = timeline.at("2026-11-02T08:00:00Z").report("e1", "the lift is broken");
        timeline.at("2026-11-02T10:00:00Z")
                .act(caseId, ActionKind.PAUSE, act -> act.setUntil(Instant.parse("2026-11-03T10:00:00Z")));
        timeline.tickAt("2026-11-03T10:00:01Z");

        assertThat(timeline.theCase(caseId).getClocks().getFirst().getDeadline())
                .isEqualTo("2026-11-04T08:00:00Z");
        assertThat(timeline.timelineOf(caseId)).contains(CaseEventKind.RESUMED);
    }

    @Test
    void snooze_holdsBackUntilItEnds() {
        var caseId = timeline.at("2026-11-02T08:00:00Z").report("e1", "the lift is broken");
        timeline.at("2026-11-03T01:00:00Z")
                .act(caseId, ActionKind.SNOOZE, act -> act.setUntil(Instant.parse("2026-11-03T09:00:00Z")));
        timeline.tickAt("2026-11-03T08:30:00Z");
        assertThat(timeline.escalations()).isEmpty();
        timeline.tickAt("2026-11-03T09:00:01Z");

        assertThat(timeline.pages()).containsExactly("breach@2026-11-03T09:00:01Z");
    }

    @Test
    void reopen_startsNewGenerationFromTheFirstStep() {
        var caseId = timeline.at("2026-11-02T08:00:00Z").report("e1", "the lift is broken");
        timeline.tickAt("2026-11-03T02:00:01Z");
        timeline.at("2026-11-03T03:00:00Z").act(caseId, ActionKind.RESOLVE, act -> act.setText("done"));
        timeline.at("2026-11-04T00:00:00Z").act(caseId, ActionKind.REOPEN, act -> act.setText("not done"));
        timeline.tickAt("2026-11-04T18:00:01Z");

        var clock = timeline.theCase(caseId).getClocks().getFirst();
        assertThat(clock.getGeneration()).isEqualTo(2);
        assertThat(clock.getDeadline()).isEqualTo("2026-11-05T00:00:00Z");
        assertThat(timeline.pages()).containsExactly("warning@2026-11-03T02:00:01Z", "warning@2026-11-04T18:00:01Z");
        assertThat(timeline.escalations()).extracting("id").doesNotHaveDuplicates();
    }

    @Test
    void reclassify_givesTheTargetOfTheNewFacts_fromTheSameStart() {
        var caseId = timeline.at("2026-11-02T08:00:00Z").report("e1", "the lift is broken");
        timeline.at("2026-11-02T08:10:00Z").act(caseId, ActionKind.RECLASSIFY, act -> act.setSeverity(Severity.CRITICAL)
                .setKind(Kind.INCIDENT));
        timeline.tickAt("2026-11-02T09:00:01Z");

        assertThat(timeline.theCase(caseId).getKind()).isEqualTo(Kind.INCIDENT);
        assertThat(timeline.pages()).containsExactly("breach@2026-11-02T09:00:01Z");
    }

    @Test
    void cancel_ofCase_silencesIt() {
        var caseId = timeline.at("2026-11-02T08:00:00Z").report("e1", "the lift is broken");
        timeline.at("2026-11-02T09:00:00Z").act(caseId, ActionKind.CANCEL);
        timeline.tickAt("2026-11-05T00:00:00Z");

        assertThat(timeline.theCase(caseId).getStatus()).isEqualTo(CaseStatus.CANCELLED);
        assertThat(timeline.escalations()).isEmpty();
    }

    @Test
    void merge_andSplit_restoreTheCaseWithItsClock() {
        var one = timeline.at("2026-11-02T08:00:00Z").report("e1", "the lift is broken");
        var two = timeline.at("2026-11-02T09:00:00Z").report("e2", "nobody can get upstairs");
        var oneReference = one.substring(one.lastIndexOf('.') + 1);
        timeline.at("2026-11-02T10:00:00Z").act(two, ActionKind.MERGE, act -> act.setInto(oneReference));
        assertThat(timeline.theCase(two).getStatus()).isEqualTo(CaseStatus.MERGED);
        assertThat(timeline.theCase(one).getReports()).isEqualTo(2);

        timeline.at("2026-11-02T11:00:00Z").act(two, ActionKind.SPLIT);
        assertThat(timeline.theCase(one).getReports()).isEqualTo(1);
        assertThat(timeline.theCase(two).getStatus()).isEqualTo(CaseStatus.OPEN);
        assertThat(timeline.theCase(two).getClocks().getFirst().getDeadline()).isEqualTo("2026-11-03T09:00:00Z");
        timeline.tickAt("2026-11-03T09:00:01Z");
        assertThat(timeline.escalations().stream()
                        .filter(e -> e.getKind().name().equals("BREACH")))
                .extracting("caseId")
                .containsExactlyInAnyOrder(one, two);
    }

    @Test
    void action_onMergedCase_reachesTheOneItLivesOnIn() {
        var one = timeline.at("2026-11-02T08:00:00Z").report("e1", "the lift is broken");
        var two = timeline.at("2026-11-02T09:00:00Z").report("e2", "nobody can get upstairs");
        timeline.act(two, ActionKind.MERGE, act -> act.setInto(one.substring(one.lastIndexOf('.') + 1)));
        timeline.act(two, ActionKind.RESPOND, act -> act.setText("repaired"));

        assertThat(timeline.theCase(one).getStatus()).isEqualTo(CaseStatus.ANSWERED);
    }

    @Test
    void action_thatDoesNotFit_isRefusedOnTheTimeline() {
        var caseId = timeline.at("2026-11-02T08:00:00Z").report("e1", "the lift is broken");
        timeline.act(caseId, ActionKind.ACKNOWLEDGE);
        timeline.act(caseId, ActionKind.ACKNOWLEDGE);

        assertThat(timeline.theCase(caseId).getRevision()).isEqualTo(2);
        assertThat(timeline.timelineOf(caseId))
                .containsExactly(CaseEventKind.OPENED, CaseEventKind.ACKNOWLEDGED, CaseEventKind.REFUSED);
    }

    @Test
    void action_sentTwice_actsOnce() {
        var caseId = timeline.at("2026-11-02T08:00:00Z").report("e1", "the lift is broken");
        timeline.act(caseId, ActionKind.COMMENT, act -> act.setEventId("c1").setText("on it"));
        timeline.act(caseId, ActionKind.COMMENT, act -> act.setEventId("c1").setText("on it"));

        assertThat(timeline.timelineOf(caseId)).containsExactly(CaseEventKind.OPENED, CaseEventKind.COMMENTED);
    }

    @Test
    void action_aheadOfItsReport_waitsForIt() {
        var caseId = CaseId.ofFirstReport(TENANT, SITE, "e1").toString();
        timeline.at("2026-11-02T08:00:00.000Z").act(caseId, ActionKind.ACKNOWLEDGE);
        timeline.at("2026-11-02T08:00:00.040Z").report("e1", "the lift is broken");
        timeline.tickAt("2026-11-02T08:01:00Z");

        assertThat(timeline.theCase(caseId).getStatus()).isEqualTo(CaseStatus.ACKNOWLEDGED);
        assertThat(timeline.deadLetters()).isEmpty();
    }

    @Test
    void action_withTheReferenceAsItIsSpoken_findsItsCase() {
        var caseId = timeline.at("2026-11-02T08:00:00Z").report("e1", "the lift is broken");
        var reference = timeline.theCase(caseId).getReference();
        timeline.act(
                caseId,
                ActionKind.ACKNOWLEDGE,
                act -> act.setReference(Reference.spoken(reference).toLowerCase(Locale.ROOT)));

        assertThat(timeline.theCase(caseId).getStatus()).isEqualTo(CaseStatus.ACKNOWLEDGED);
    }

    @Test
    void action_onUnknownCase_becomesDeadLetterAfterAWhile() {
        var caseId = CaseId.ofFirstReport(TENANT, SITE, "nobody").toString();
        timeline.at("2026-11-02T08:00:00Z").act(caseId, ActionKind.ACKNOWLEDGE);
        timeline.tickAt("2026-11-02T08:01:00Z");
        assertThat(timeline.deadLetters()).isEmpty();
        timeline.tickAt("2026-11-02T08:01:01Z");

        assertThat(timeline.deadLetters()).singleElement().satisfies(letter -> assertThat(
                        Timeline.header(letter, "reason"))
                .isEqualTo("UNKNOWN_CASE"));
    }

    @Test
    void vote_ofOneVoter_replacesTheEarlier() {
        var caseId = timeline.at("2026-11-02T08:00:00Z").report("e1", "the lift is broken");
        timeline.vote(caseId, "v1", 2);
        timeline.vote(caseId, "v1", 5);
        timeline.vote(caseId, "v2", 4);

        assertThat(timeline.theCase(caseId).getVotes()).isEqualTo(2);
        assertThat(timeline.theCase(caseId).getVoteSum()).isEqualTo(9);
    }

    @Test
    void case_closedLongAgo_isLetGo_andTheSameReportOpensItAgain() {
        var caseId = timeline.at("2026-11-02T08:00:00Z").report("e1", "the lift is broken");
        timeline.at("2026-11-02T09:00:00Z").act(caseId, ActionKind.RESOLVE, act -> act.setText("done"));
        timeline.tickAt("2026-12-02T09:00:01Z");
        timeline.after(Duration.ofSeconds(1)).report("e1", "the lift is broken");

        assertThat(timeline.theCase(caseId).getRevision()).isEqualTo(1);
    }
}
