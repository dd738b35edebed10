package io.huiyin.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.ActionKind;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Clock;
import io.huiyin.event.Kind;
import io.huiyin.event.Severity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clocks that are steps of a way, that come again, that a case has grown under, that keep quiet and speak up again. */
class ClockTimelineTest {
    private static final String PROPOSALS = """
            extends: builtin
            zone: UTC
            duplicates: {near: false}
            clocks:
              - {name: reviewed, owner: office, when: {kind: PROPOSAL}, stops: COMPLETE, target: 3d,
                 ladder: [{step: late, at: 100%, to: owner}]}
              - {name: filed, owner: archive, when: {kind: PROPOSAL}, starts: reviewed, stops: COMPLETE, target: 2d,
                 ladder: [{step: late, at: 100%, to: owner}]}
              - {name: assigned, owner: chair, when: {kind: PROPOSAL}, starts: filed, stops: ASSIGN, target: 1d,
                 ladder: [{step: late, at: 100%, to: owner}]}
              - {name: implemented, when: {kind: PROPOSAL}, starts: assigned, stops: COMPLETE, target: 30d}
              - {name: answered, when: {kind: PROPOSAL}, starts: implemented, stops: RESPOND, target: 5d}
              - {name: closed, when: {kind: PROPOSAL}, starts: answered, stops: RESOLVE, target: 5d, restart: false}
              - {name: respond, when: {kind: [FEEDBACK, COMPLAINT]}, stops: [RESPOND, RESOLVE], target: 24h}
            """;

    private static final String INCIDENTS = """
            extends: builtin
            zone: UTC
            duplicates: {near: false}
            roles: {duty: [wang, li]}
            clocks:
              - name: acknowledge
                stops: [ACKNOWLEDGE, RESOLVE]
                target: 10m
                ladder:
                  - {step: call, at: 100%, to: duty, again: {every: 10m, times: 2, grown: 3}}
                  - {step: boss, at: +1h, to: boss}
              - name: update
                starts: [ACKNOWLEDGE, COMMENT]
                stops: [COMMENT, RESOLVE]
                target: 30m
                ladder: [{step: silent, at: 100%, to: assignee}]
              - name: resolve
                stops: RESOLVE
                target: 4h
                quiet: 1h
                ladder:
                  - {step: half, at: 50%, to: duty}
                  - {step: breach, at: 100%, to: boss}
            """;

    private static final String LATE_STEPS = """
            extends: builtin
            zone: UTC
            duplicates: {near: false}
            clocks:
              - name: respond
                stops: [RESPOND, RESOLVE]
                target: 4h
                targets: [{severity: CRITICAL, target: 1h}]
                ladder: [{step: breach, at: 100%}, {step: boss, at: +2h}]
            """;

    @Test
    void proposal_goesItsWay_eachStepWithItsOwnerAndLimit() {
        try (var timeline = Timeline.start(PROPOSALS)) {
            var proposal = timeline.at("2026-11-02T08:00:00Z")
                    .report("p1", "build a shelter at the bus stop", report -> report.setKind(Kind.PROPOSAL));
            assertThat(names(timeline, proposal)).containsExactly("reviewed");
            assertThat(clock(timeline, proposal, "reviewed").getCompletable()).isTrue();

            timeline.at("2026-11-03T08:00:00Z").act(proposal, ActionKind.COMPLETE, act -> act.setStep("filed"));
            assertThat(timeline.timelineOf(proposal)).endsWith(CaseEventKind.REFUSED);
            timeline.act(proposal, ActionKind.COMPLETE, act -> act.setStep("reviewed"));
            assertThat(standing(timeline, proposal)).containsExactly("reviewed MET", "filed RUNNING");
            assertThat(clock(timeline, proposal, "filed").getDeadline()).isEqualTo("2026-11-05T08:00:00Z");

            timeline.tickAt("2026-11-05T08:00:01Z");
            assertThat(timeline.escalations()).singleElement().satisfies(late -> {
                assertThat(late.getOwner()).isEqualTo("archive");
                assertThat(late.getRecipients()).containsExactly("archive");
                assertThat(late.getPaged()).isTrue();
            });
            timeline.act(proposal, ActionKind.COMPLETE, act -> act.setStep("filed"));
            timeline.act(proposal, ActionKind.ASSIGN, act -> act.setAssignee("zhao"));
            timeline.act(proposal, ActionKind.COMPLETE, act -> act.setStep("implemented"));
            timeline.act(proposal, ActionKind.RESPOND, act -> act.setText("it stands"));
            timeline.act(proposal, ActionKind.RESOLVE, act -> act.setText("closed"));

            assertThat(standing(timeline, proposal))
                    .containsExactly(
                            "reviewed MET",
                            "filed LATE",
                            "assigned MET",
                            "implemented MET",
                            "answered MET",
                            "closed MET");
            assertThat(changes(timeline, proposal, "closed")).singleElement().satisfies(start -> {
                assertThat(start.getOldDeadline()).isNull();
                assertThat(start.getNewDeadline()).isEqualTo("2026-11-10T08:00:01Z");
                assertThat(start.getWhy()).isEqualTo("RESPOND");
            });
        }
    }

    @Test
    void proposal_reopened_beginsItsWayAgain_andKeepsWhatDoesNotRestart() {
        try (var timeline = Timeline.start(PROPOSALS)) {
            var proposal = timeline.at("2026-11-02T08:00:00Z")
                    .report("p1", "build a shelter at the bus stop", report -> report.setKind(Kind.PROPOSAL));
            for (var step : List.of("reviewed", "filed")) {
                timeline.act(proposal, ActionKind.COMPLETE, act -> act.setStep(step));
            }
            timeline.act(proposal, ActionKind.RESOLVE, act -> act.setText("not wanted"));
            assertThat(standing(timeline, proposal)).containsExactly("reviewed MET", "filed MET", "assigned CANCELLED");
            timeline.after(Duration.ofHours(1)).act(proposal, ActionKind.REOPEN);
            assertThat(standing(timeline, proposal))
                    .containsExactly("reviewed RUNNING", "filed CANCELLED", "assigned CANCELLED");
            timeline.act(proposal, ActionKind.COMPLETE, act -> act.setStep("reviewed"));

            assertThat(standing(timeline, proposal))
                    .containsExactly("reviewed MET", "filed RUNNING", "assigned CANCELLED");
            assertThat(clock(timeline, proposal, "filed").getGeneration()).isEqualTo(2);
        }
    }

    @Test
    void proposal_reclassified_leavesItsWayAndGetsTheClocksOfItsNewKind() {
        try (var timeline = Timeline.start(PROPOSALS)) {
            var proposal = timeline.at("2026-11-02T08:00:00Z")
                    .report("p1", "the bus stop has no shelter", report -> report.setKind(Kind.PROPOSAL));
            timeline.after(Duration.ofHours(2))
                    .act(proposal, ActionKind.RECLASSIFY, act -> act.setKind(Kind.COMPLAINT));

            assertThat(standing(timeline, proposal)).containsExactly("reviewed CANCELLED", "respond RUNNING");
            assertThat(clock(timeline, proposal, "respond").getDeadline()).isEqualTo("2026-11-03T08:00:00Z");
        }
    }

    @Test
    void update_comesAgainWithEveryComment() {
        try (var timeline = Timeline.start(INCIDENTS)) {
            var incident = timeline.at("2026-11-02T08:00:00Z").report("e1", "the pump of shaft 2 has failed");
            assertThat(names(timeline, incident)).containsExactly("acknowledge", "resolve");
            timeline.at("2026-11-02T08:05:00Z").act(incident, ActionKind.ACKNOWLEDGE);
            timeline.act(incident, ActionKind.ASSIGN, act -> act.setAssignee("sun"));
            timeline.at("2026-11-02T08:30:00Z").act(incident, ActionKind.COMMENT, act -> act.setText("on site"));
            timeline.tickAt("2026-11-02T08:59:59Z");
            assertThat(timeline.pages()).isEmpty();
            timeline.tickAt("2026-11-02T09:00:01Z");

            assertThat(timeline.pages()).containsExactly("silent@2026-11-02T09:00:01Z");
            assertThat(timeline.escalations().getFirst().getRecipients()).containsExactly("sun");
            assertThat(clock(timeline, incident, "update").getGeneration()).isEqualTo(2);
            assertThat(changes(timeline, incident, "update"))
                    .extracting(CaseEvent::getWhy)
                    .containsExactly("ACKNOWLEDGE", "COMMENT");
        }
    }

    @Test
    void step_thatIsRaisedAgain_stopsAtItsLimitAndAtTheNextStep() {
        try (var timeline = Timeline.start(INCIDENTS)) {
            timeline.at("2026-11-02T08:00:00Z").report("e1", "the pump of shaft 2 has failed");
            for (int minute = 0; minute <= 120; minute++) {
                timeline.at("2026-11-02T08:00:01Z")
                        .after(Duration.ofMinutes(minute))
                        .tick();
            }

            assertThat(timeline.escalations())
                    .filteredOn(one -> one.getClock().equals("acknowledge"))
                    .extracting(one -> one.getId().substring(one.getId().indexOf("/acknowledge")) + " " + one.getDueAt()
                            + " " + one.getRecipients())
                    .containsExactly(
                            "/acknowledge/call/1 2026-11-02T08:10:00Z [wang, li]",
                            "/acknowledge/call/1/1 2026-11-02T08:20:00Z [wang, li]",
                            "/acknowledge/call/1/2 2026-11-02T08:30:00Z [wang, li]",
                            "/acknowledge/boss/1 2026-11-02T09:10:00Z [boss]");
        }
    }

    @Test
    void acknowledged_andNotAnswered_isRaisedAgainAndOpenAgain() {
        try (var timeline = Timeline.start(INCIDENTS)) {
            var incident = timeline.at("2026-11-02T08:00:00Z").report("e1", "the pump of shaft 2 has failed");
            timeline.tickAt("2026-11-02T08:10:01Z");
            timeline.act(incident, ActionKind.ACKNOWLEDGE);
            timeline.act(incident, ActionKind.COMMENT, act -> act.setText("looking"));
            timeline.tickAt("2026-11-02T10:00:02Z");

            assertThat(timeline.theCase(incident).getStatus()).isEqualTo(CaseStatus.OPEN);
            assertThat(timeline.theCase(incident).getAcknowledgedAt()).isNull();
            assertThat(timeline.timelineOf(incident)).contains(CaseEventKind.REARMED);
            timeline.at("2026-11-02T10:30:00Z").act(incident, ActionKind.ACKNOWLEDGE);
            timeline.tickAt("2026-11-02T11:29:59Z");
            assertThat(resolvePages(timeline)).containsExactly("half@2026-11-02T10:00:02Z");
            timeline.tickAt("2026-11-02T11:30:01Z");

            assertThat(resolvePages(timeline))
                    .containsExactly("half@2026-11-02T10:00:02Z", "half@2026-11-02T11:30:01Z");
            assertThat(timeline.escalations()).extracting("id").doesNotHaveDuplicates();
            timeline.act(incident, ActionKind.RESOLVE, act -> act.setText("done"));
            timeline.tickAt("2026-11-03T00:00:00Z");
            assertThat(resolvePages(timeline)).hasSize(2);
        }
    }

    @Test
    void pause_thatEndedBeforeTheAnswer_isOverForTheAnswer_alsoWhenNoTickCameBetween() {
        try (var timeline = Timeline.start(PROPOSALS)) {
            var caseId = timeline.at("2026-11-02T08:00:00Z").report("e1", "the bus is late");
            timeline.at("2026-11-02T10:00:00Z")
                    .act(
                            caseId,
                            ActionKind.PAUSE,
                            act -> act.setUntil(timeline.now().plus(Duration.ofHours(1))));
            timeline.at("2026-11-03T09:00:00.001Z").act(caseId, ActionKind.RESPOND, act -> act.setText("late"));

            var clock = clock(timeline, caseId, "respond");
            assertThat(clock.getDeadline()).isEqualTo("2026-11-03T09:00:00Z");
            assertThat(clock.getStatus()).hasToString("LATE");
            assertThat(timeline.timelineOf(caseId))
                    .containsSubsequence(
                            CaseEventKind.PAUSED,
                            CaseEventKind.RESUMED,
                            CaseEventKind.DEADLINE_CHANGED,
                            CaseEventKind.RESPONDED);
        }
    }

    @Test
    void pause_afterTheDeadline_leavesItWhereItWas_andHoldsBackTheStepsAhead() {
        try (var timeline = Timeline.start(LATE_STEPS)) {
            var caseId = timeline.at("2026-11-02T08:00:00Z").report("e1", "the bus is late");
            timeline.tickAt("2026-11-02T12:00:01Z");
            timeline.at("2026-11-02T13:00:00Z").act(caseId, ActionKind.PAUSE);
            timeline.at("2026-11-02T16:00:00Z").act(caseId, ActionKind.RESUME);

            var clock = clock(timeline, caseId, "respond");
            assertThat(clock.getDeadline()).isEqualTo("2026-11-02T12:00:00Z");
            assertThat(clock.getGeneration()).isEqualTo(1);
            timeline.tickAt("2026-11-02T16:59:59Z");
            timeline.tickAt("2026-11-02T17:00:01Z");
            assertThat(timeline.pages()).containsExactly("breach@2026-11-02T12:00:01Z", "boss@2026-11-02T17:00:01Z");
            timeline.at("2026-11-02T18:00:00Z").act(caseId, ActionKind.RESPOND, act -> act.setText("so"));
            assertThat(clock(timeline, caseId, "respond").getElapsedMillis())
                    .isEqualTo(Duration.ofHours(7).toMillis());
        }
    }

    @Test
    void target_thatGetsShorterThanWhatWasBeforeAPause_isReckonedWithoutThePause() {
        try (var timeline = Timeline.start(LATE_STEPS)) {
            var caseId = timeline.at("2026-11-02T08:00:00Z").report("e1", "the bus is late");
            timeline.at("2026-11-02T10:00:00Z").act(caseId, ActionKind.PAUSE);
            timeline.at("2026-11-02T12:00:00Z").act(caseId, ActionKind.RESUME);
            assertThat(clock(timeline, caseId, "respond").getDeadline()).isEqualTo("2026-11-02T14:00:00Z");
            timeline.act(caseId, ActionKind.RECLASSIFY, act -> act.setSeverity(Severity.CRITICAL));

            assertThat(clock(timeline, caseId, "respond").getDeadline()).isEqualTo("2026-11-02T09:00:00Z");
        }
    }

    @Test
    void reclassify_whilePaused_looksNoFurtherThanToThePause() {
        try (var timeline = Timeline.start(LATE_STEPS)) {
            var caseId = timeline.at("2026-11-02T08:00:00Z").report("e1", "the bus is late");
            timeline.at("2026-11-02T09:30:00Z").act(caseId, ActionKind.PAUSE);
            timeline.at("2026-11-02T15:00:00Z")
                    .act(caseId, ActionKind.RECLASSIFY, act -> act.setSeverity(Severity.CRITICAL));
            timeline.at("2026-11-02T16:00:00Z").act(caseId, ActionKind.RESUME);
            timeline.tickAt("2026-11-02T16:00:02Z");
            timeline.tickAt("2026-11-02T17:30:01Z");

            assertThat(clock(timeline, caseId, "respond").getDeadline()).isEqualTo("2026-11-02T09:00:00Z");
            assertThat(timeline.pages()).containsExactly("breach@2026-11-02T16:00:02Z", "boss@2026-11-02T17:30:01Z");
        }
    }

    private static List<String> resolvePages(Timeline timeline) {
        return timeline.escalations().stream()
                .filter(one -> one.getPaged() && one.getClock().equals("resolve"))
                .map(one -> one.getStep() + "@" + one.getRaisedAt())
                .toList();
    }

    private static List<String> names(Timeline timeline, String caseId) {
        return timeline.theCase(caseId).getClocks().stream().map(Clock::getName).toList();
    }

    private static List<String> standing(Timeline timeline, String caseId) {
        return timeline.theCase(caseId).getClocks().stream()
                .map(clock -> clock.getName() + " " + clock.getStatus())
                .toList();
    }

    private static Clock clock(Timeline timeline, String caseId, String name) {
        return timeline.theCase(caseId).getClocks().stream()
                .filter(clock -> clock.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<CaseEvent> changes(Timeline timeline, String caseId, String clock) {
        return timeline.eventsOf(caseId).stream()
                .filter(event -> event.getKind() == CaseEventKind.DEADLINE_CHANGED && clock.equals(event.getClock()))
                .toList();
    }
}
