package io.huiyin.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.ActionKind;
import io.huiyin.event.Case;
import io.huiyin.event.CaseAction;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Escalation;
import io.huiyin.event.Report;
import io.huiyin.topic.CaseId;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The life of an incident as those who are on call know it: what a trigger, an acknowledgement or a resolution does, and to which
 * case, in every state in which it can come.
 */
class LifecycleTest {
    private static final String SAID = "the ventilation fan of gallery 7 has stopped turning again";
    private static final String POLICY = """
            extends: builtin
            zone: UTC
            clocks:
              - {name: acknowledge, stops: [ACKNOWLEDGE, RESPOND, RESOLVE], target: 15m,
                 ladder: [{step: nobody, at: 100%%}]}
              - name: respond
                stops: [RESPOND, RESOLVE]
                target: 2h
                quiet: for-good
                ladder: [{step: breach, at: 100%%}]
            reopenWithin: %s
            """;

    /** What comes on an incident that stands so, and what is then. */
    @ParameterizedTest(name = "{1} while {0}, reopen within {2}: {3} cases, first {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                // standing   | comes           | reopen | cases | status of the first | reports | refused
                "nothing      | TRIGGER         | 7d     | 1     | OPEN         | 1 | false",
                "OPEN         | TRIGGER         | 7d     | 1     | OPEN         | 2 | false",
                "ACKNOWLEDGED | TRIGGER         | 7d     | 1     | ACKNOWLEDGED | 2 | false",
                "ANSWERED     | TRIGGER         | 7d     | 1     | ANSWERED     | 2 | false",
                "RESOLVED     | TRIGGER         | 7d     | 1     | OPEN         | 2 | false",
                "RESOLVED     | TRIGGER         | 0s     | 2     | RESOLVED     | 1 | false",
                "CANCELLED    | TRIGGER         | 7d     | 2     | CANCELLED    | 1 | false",
                "OPEN         | ACKNOWLEDGE     | 7d     | 1     | ACKNOWLEDGED | 1 | false",
                "ACKNOWLEDGED | ACKNOWLEDGE     | 7d     | 1     | ACKNOWLEDGED | 1 | true",
                "RESOLVED     | ACKNOWLEDGE     | 7d     | 1     | RESOLVED     | 1 | true",
                "OPEN         | RESOLVE         | 7d     | 1     | RESOLVED     | 1 | false",
                "RESOLVED     | RESOLVE         | 7d     | 1     | RESOLVED     | 1 | true",
                "CANCELLED    | RESOLVE         | 7d     | 1     | CANCELLED    | 1 | true",
                "OPEN         | REOPEN          | 7d     | 1     | OPEN         | 1 | true",
                "RESOLVED     | REOPEN          | 7d     | 1     | OPEN         | 1 | false",
            })
    void incident_inEveryState_takesWhatComes(
            String standing,
            String comes,
            String reopenWithin,
            int cases,
            CaseStatus status,
            int reports,
            boolean refused) {
        try (var timeline = Timeline.start(POLICY.formatted(reopenWithin))) {
            timeline.at("2026-11-02T08:00:00Z");
            if (!standing.equals("nothing")) {
                var first = timeline.report("e1", SAID);
                bring(timeline, first, CaseStatus.valueOf(standing));
            }
            timeline.after(Duration.ofMinutes(5));
            var first = standing.equals("nothing") ? timeline.report("e1", SAID) : firstOf(timeline);
            if (comes.equals("TRIGGER") && !standing.equals("nothing")) {
                timeline.report("e2", SAID);
            } else if (!comes.equals("TRIGGER")) {
                timeline.act(first, ActionKind.valueOf(comes), act -> act.setText("so"));
            }

            assertThat(timeline.allCases()).hasSize(cases);
            assertThat(timeline.theCase(first).getStatus()).isEqualTo(status);
            assertThat(timeline.theCase(first).getReports()).isEqualTo(reports);
            assertThat(timeline.timelineOf(first).contains(CaseEventKind.REFUSED))
                    .isEqualTo(refused);
        }
    }

    @ParameterizedTest(name = "{0} where nothing is open")
    @CsvSource({"ACKNOWLEDGE", "RESOLVE"})
    void action_whereNothingIsOpen_createsNothing_andIsADeadLetter(ActionKind action) {
        try (var timeline = Timeline.start(POLICY.formatted("7d"))) {
            timeline.at("2026-11-02T08:00:00Z");
            var never = CaseId.ofFirstReport(Timeline.TENANT, Timeline.SITE, "never");
            timeline.act(never.toString(), action);
            timeline.after(Duration.ofMinutes(5)).tick();

            assertThat(timeline.allCases()).isEmpty();
            assertThat(timeline.escalations()).isEmpty();
            assertThat(timeline.deadLetters()).hasSize(1);
        }
    }

    @ParameterizedTest(name = "text \"{0}\"")
    @CsvSource({"''", "' '", "'。。。'", "'坏了'"})
    void report_withNothingToGoBy_neverMerges(String text) {
        try (var timeline = Timeline.start(POLICY.formatted("7d"))) {
            timeline.at("2026-11-02T08:00:00Z");
            UnaryOperator<Report.Builder> photo =
                    report -> report.setAttachments(List.of("https://example.org/photo.jpg"));
            timeline.report("e1", text, photo);
            timeline.report("e2", text, photo);

            assertThat(timeline.allCases().values())
                    .extracting(Case::getReports)
                    .containsExactly(1, 1);
        }
    }

    @ParameterizedTest(name = "acknowledged after {0} min: {1}")
    @CsvSource(
            delimiter = '|',
            value = {"1 | ''", "20 | nobody"})
    void acknowledged_staysQuiet(int minutes, String paged) {
        try (var timeline = Timeline.start(POLICY.formatted("7d"))) {
            var incident = timeline.at("2026-11-02T08:00:00Z").report("e1", SAID);
            timeline.after(Duration.ofMinutes(minutes)).tick();
            timeline.act(incident, ActionKind.ACKNOWLEDGE);
            timeline.report("e2", SAID);
            timeline.tickAt("2026-11-09T08:00:00Z");

            var pages = timeline.escalations().stream()
                    .filter(Escalation::getPaged)
                    .map(Escalation::getStep)
                    .toList();
            assertThat(String.join(",", pages)).isEqualTo(paged);
            assertThat(timeline.escalations())
                    .filteredOn(one -> one.getStep().equals("breach"))
                    .singleElement()
                    .satisfies(breach -> assertThat(breach.getPaged()).isFalse());
        }
    }

    private static String firstOf(Timeline timeline) {
        return timeline.allCases().keySet().iterator().next();
    }

    private static void bring(Timeline timeline, String incident, CaseStatus status) {
        UnaryOperator<CaseAction.Builder> said = act -> act.setText("so");
        switch (status) {
            case OPEN -> {}
            case ACKNOWLEDGED -> timeline.act(incident, ActionKind.ACKNOWLEDGE, said);
            case ANSWERED -> timeline.act(incident, ActionKind.RESPOND, said);
            case RESOLVED -> timeline.act(incident, ActionKind.RESOLVE, said);
            case CANCELLED -> timeline.act(incident, ActionKind.CANCEL, said);
            case MERGED, UNSPECIFIED -> throw new IllegalArgumentException(status.name());
        }
    }
}
