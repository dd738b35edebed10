package io.huiyin.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.ActionKind;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.ClockStatus;
import io.huiyin.event.Escalation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A new version of the policy while clocks run: they keep what they have, or are taken over, as the version says. */
class PolicyChangeTest {
    private static final String POLICY = """
            extends: builtin
            zone: UTC
            duplicates: {near: false}
            running: %s
            clocks:
              - name: respond
                stops: [RESPOND, RESOLVE]
                target: %s
                ladder:
                  - {step: warning, at: 50%%}
                  - {step: breach, at: 100%%}
            """;
    private static final Instant OPENED = Instant.parse("2026-11-02T08:00:00Z");
    private static final Instant CHANGED = Instant.parse("2026-11-02T10:00:00Z");

    @Test
    void keep_runningClocksKeepTheirTarget_newCasesGetTheNewOne() {
        try (var timeline = Timeline.start(POLICY.formatted("keep", "24h"))) {
            var old = timeline.at(OPENED.toString()).report("e1", "the lift is broken");
            timeline.publish(2, POLICY.formatted("keep", "4h"), CHANGED);
            timeline.tickAt("2026-11-02T10:00:02Z");
            var fresh = timeline.at("2026-11-02T11:00:00Z").report("e2", "the pump is broken");

            assertThat(clock(timeline, old)).isEqualTo("24h until 2026-11-03T08:00:00Z, generation 1, version 1");
            assertThat(clock(timeline, fresh)).isEqualTo("4h until 2026-11-02T15:00:00Z, generation 1, version 2");
            assertThat(timeline.timelineOf(old)).containsExactly(CaseEventKind.OPENED);
        }
    }

    @Test
    void recompute_runningClocksAreTakenOver_withGenerationAndAudit() {
        try (var timeline = Timeline.start(POLICY.formatted("keep", "24h"))) {
            var old = timeline.at(OPENED.toString()).report("e1", "the lift is broken");
            timeline.publish(2, POLICY.formatted("recompute", "4h"), CHANGED);
            timeline.tickAt("2026-11-02T10:00:00Z");
            assertThat(clock(timeline, old)).endsWith("generation 1, version 1");
            timeline.tickAt("2026-11-02T10:00:04Z");

            assertThat(clock(timeline, old)).isEqualTo("4h until 2026-11-02T12:00:00Z, generation 2, version 2");
            assertThat(deadlineChanges(timeline, old)).singleElement().satisfies(change -> {
                assertThat(change.getAt()).isEqualTo(CHANGED.plusSeconds(2));
                assertThat(change.getOldDeadline()).isEqualTo("2026-11-03T08:00:00Z");
                assertThat(change.getNewDeadline()).isEqualTo("2026-11-02T12:00:00Z");
                assertThat(change.getWhy()).isEqualTo("version 2 of the policy is for running clocks");
                assertThat(change.getPolicyVersion()).isEqualTo(2);
            });
            timeline.tickAt("2026-11-02T10:00:05Z");
            timeline.tickAt("2026-11-02T12:00:01Z");
            assertThat(timeline.escalations())
                    .extracting(Escalation::getId)
                    .containsExactly(old + "/respond/warning/2", old + "/respond/breach/2");
        }
    }

    @Test
    void recompute_alreadyRaisedSteps_areNotRaisedAgain_andMetClocksStay() {
        try (var timeline = Timeline.start(POLICY.formatted("keep", "4h"))) {
            var warned = timeline.at(OPENED.toString()).report("e1", "the lift is broken");
            var met = timeline.report("e2", "the pump is broken");
            timeline.act(met, ActionKind.RESPOND, act -> act.setText("repaired"));
            timeline.tickAt("2026-11-02T10:00:01Z");
            assertThat(timeline.pages()).hasSize(1);
            timeline.publish(2, POLICY.formatted("recompute", "3h"), CHANGED);
            timeline.tickAt("2026-11-02T10:30:00Z");
            timeline.tickAt("2026-11-02T11:00:01Z");

            assertThat(timeline.pages()).containsExactly("warning@2026-11-02T10:00:01Z", "breach@2026-11-02T11:00:01Z");
            assertThat(clock(timeline, met)).endsWith("generation 1, version 1");
            assertThat(timeline.theCase(met).getClocks().getFirst().getStatus()).isEqualTo(ClockStatus.MET);
        }
    }

    @Test
    void recompute_sameRules_changesNothing() {
        try (var timeline = Timeline.start(POLICY.formatted("keep", "24h"))) {
            var old = timeline.at(OPENED.toString()).report("e1", "the lift is broken");
            timeline.publish(2, POLICY.formatted("recompute", "24h"), CHANGED);
            timeline.tickAt("2026-11-02T10:30:00Z");

            assertThat(timeline.theCase(old).getRevision()).isEqualTo(1);
        }
    }

    /** What a record finds does not depend on whether a tick came by before it. */
    @Test
    void recompute_withoutAnyTick_isDoneBeforeTheNextRecordActs() {
        var withTicks = answeredUnderNewRules(true);
        var without = answeredUnderNewRules(false);

        assertThat(without).isEqualTo(withTicks);
        assertThat(without).anyMatch(line -> line.contains("LATE"));
    }

    private static List<String> answeredUnderNewRules(boolean ticks) {
        try (var timeline = Timeline.start(POLICY.formatted("keep", "24h"))) {
            var old = timeline.at(OPENED.toString()).report("e1", "the lift is broken");
            timeline.publish(2, POLICY.formatted("recompute", "4h"), CHANGED);
            for (int minute = 0; ticks && minute < 150; minute++) {
                timeline.at(CHANGED.toString())
                        .after(Duration.ofMinutes(minute))
                        .tick();
            }
            timeline.at("2026-11-02T12:30:00Z").act(old, ActionKind.RESPOND, act -> act.setText("repaired"));
            var lines = new ArrayList<String>();
            timeline.escalations().forEach(one -> lines.add(one.getId()));
            lines.add(clock(timeline, old) + " "
                    + timeline.theCase(old).getClocks().getFirst().getStatus());
            return lines;
        }
    }

    @Test
    void recompute_ofManyCases_isDoneInBudgetedTicks() {
        try (var timeline = Timeline.start(POLICY.formatted("keep", "24h"), 10)) {
            timeline.at(OPENED.toString());
            var cases = new ArrayList<String>();
            for (int i = 0; i < 35; i++) {
                cases.add(timeline.report("e" + i, "the lift is broken"));
            }
            timeline.publish(2, POLICY.formatted("recompute", "12h"), CHANGED);
            timeline.tickAt("2026-11-02T10:00:04Z");
            assertThat(takenOver(timeline, cases)).isEqualTo(10);
            timeline.tickAt("2026-11-02T10:00:05Z");
            timeline.tickAt("2026-11-02T10:00:06Z");
            timeline.tickAt("2026-11-02T10:00:07Z");

            assertThat(takenOver(timeline, cases)).isEqualTo(35);
        }
    }

    @Test
    void recompute_whileCaseWasHistoryOrMerged_isDoneWhenItIsOpenAgain() {
        try (var timeline = Timeline.start(POLICY.formatted("keep", "24h"))) {
            timeline.at(OPENED.toString());
            var history = timeline.report("e1", "the lift is broken", report -> report.setBatch("b"));
            var into = timeline.report("e2", "the pump is broken");
            var merged = timeline.report("e3", "the door is broken");
            var reference = into.substring(into.lastIndexOf('.') + 1);
            timeline.act(merged, ActionKind.MERGE, act -> act.setInto(reference));
            timeline.publish(2, POLICY.formatted("recompute", "12h"), CHANGED);
            timeline.tickAt("2026-11-02T10:00:04Z");
            assertThat(clock(timeline, history)).endsWith("version 1");

            timeline.endBatch("b");
            timeline.act(merged, ActionKind.SPLIT);
            timeline.tickAt("2026-11-02T10:00:10Z");
            assertThat(clock(timeline, history)).isEqualTo("12h until 2026-11-02T20:00:00Z, generation 2, version 2");
            assertThat(clock(timeline, merged)).isEqualTo("12h until 2026-11-02T20:00:00Z, generation 3, version 2");
        }
    }

    private static long takenOver(Timeline timeline, List<String> cases) {
        return cases.stream()
                .filter(one -> clock(timeline, one).endsWith("generation 2, version 2"))
                .count();
    }

    private static List<CaseEvent> deadlineChanges(Timeline timeline, String caseId) {
        return timeline.eventsOf(caseId).stream()
                .filter(event -> event.getKind() == CaseEventKind.DEADLINE_CHANGED)
                .toList();
    }

    private static String clock(Timeline timeline, String caseId) {
        var clock = timeline.theCase(caseId).getClocks().getFirst();
        return "%dh until %s, generation %d, version %d"
                .formatted(
                        Duration.ofMillis(clock.getTargetMillis()).toHours(),
                        clock.getDeadline(),
                        clock.getGeneration(),
                        clock.getPolicyVersion());
    }
}
