package io.huiyin.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.ActionKind;
import io.huiyin.event.Case;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.topic.CaseId;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reports under a dedup key, as monitoring tools send them: one case while it is open, the next one after that. */
class DedupKeyTest {
    private static final String SAID = "the ventilation fan of gallery 7 has stopped turning again";
    private static final String KEY =
            CaseId.ofKey(Timeline.TENANT, Timeline.SITE, "fan-7").toString();

    private Timeline timeline;

    @BeforeEach
    void start() {
        timeline = Timeline.start().at("2026-11-02T08:00:00Z");
    }

    @AfterEach
    void close() {
        timeline.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = ActionKind.class,
            names = {"ACKNOWLEDGE", "RESPOND", "COMMENT"})
    void report_underTheKeyOfAnOpenCase_inTheSameWords_changesNothing(ActionKind done) {
        var first = trigger("t1", "fan-7");
        act(done);

        trigger("t2", "fan-7");

        assertThat(timeline.allCases().keySet()).containsExactly(first);
        assertThat(timeline.theCase(first).getReports()).isEqualTo(1);
        assertThat(timeline.timelineOf(first)).doesNotContain(CaseEventKind.REPORT_JOINED);
    }

    @Test
    void report_underTheKeyOfAnOpenCase_inOtherWords_joinsIt_andItsReferenceLeadsThere() {
        var first = trigger("t1", "fan-7");
        var again = timeline.after(Duration.ofMinutes(1))
                .report("t2", "the fan is quiet now and then loud again", report -> report.setDedupKey("fan-7"));
        timeline.act(again, ActionKind.ACKNOWLEDGE, action -> action.setText("so"));

        assertThat(timeline.allCases().keySet()).containsExactly(first);
        assertThat(timeline.theCase(first).getReports()).isEqualTo(2);
        assertThat(timeline.theCase(first).getStatus()).isEqualTo(CaseStatus.ACKNOWLEDGED);
        assertThat(timeline.timelineOf(first))
                .containsExactly(CaseEventKind.OPENED, CaseEventKind.REPORT_JOINED, CaseEventKind.ACKNOWLEDGED);
    }

    @ParameterizedTest
    @EnumSource(
            value = ActionKind.class,
            names = {"RESOLVE", "CANCEL"})
    void report_underTheKeyOfAClosedCase_opensTheNext_whichTheKeyLeadsToFromThenOn(ActionKind closing) {
        var first = trigger("t1", "fan-7");
        act(closing);
        var second = trigger("t2", "fan-7");
        act(ActionKind.ACKNOWLEDGE);
        act(ActionKind.RESOLVE);
        var third = trigger("t3", "fan-7");

        assertThat(timeline.allCases().values().stream().collect(Collectors.toMap(Case::getCaseId, Case::getStatus)))
                .containsEntry(second, CaseStatus.RESOLVED)
                .containsEntry(third, CaseStatus.OPEN)
                .containsKey(first)
                .hasSize(3);
        assertThat(timeline.theCase(first).getStatus()).isNotEqualTo(CaseStatus.OPEN);
    }

    @Test
    void reports_underDifferentKeys_inTheSameWords_areDifferentCases() {
        var first = trigger("t1", "fan-7");
        var second = trigger("t2", "fan-8");
        act(ActionKind.RESOLVE);

        assertThat(timeline.theCase(first).getStatus()).isEqualTo(CaseStatus.RESOLVED);
        assertThat(timeline.theCase(second).getStatus()).isEqualTo(CaseStatus.OPEN);
        assertThat(timeline.theCase(second).getSuggestions()).containsExactly(first);
    }

    @Test
    void report_withoutAKey_mayJoinOneWithAKey() {
        var alarm = trigger("t1", "fan-7");
        timeline.after(Duration.ofMinutes(1)).report("said", SAID);

        assertThat(timeline.allCases().keySet()).containsExactly(alarm);
        assertThat(timeline.theCase(alarm).getReports()).isEqualTo(2);
    }

    @Test
    void action_thatComesBeforeItsReport_waitsForIt() {
        act(ActionKind.ACKNOWLEDGE);
        var first = trigger("t1", "fan-7");

        assertThat(timeline.theCase(first).getStatus()).isEqualTo(CaseStatus.ACKNOWLEDGED);
    }

    @Test
    void action_underAKeyThatNobodyKnows_isADeadLetter() {
        act(ActionKind.RESOLVE);
        timeline.after(Duration.ofMinutes(2)).tick();

        assertThat(timeline.deadLetters()).hasSize(1);
        assertThat(timeline.allCases()).isEmpty();
    }

    @Test
    void sameAction_onTheNextCaseOfTheKey_actsAgain() {
        var first = trigger("t1", "fan-7");
        timeline.act(KEY, ActionKind.RESOLVE, action -> action.setEventId("same"));
        timeline.act(KEY, ActionKind.RESOLVE, action -> action.setEventId("same"));
        var second = trigger("t2", "fan-7");
        timeline.act(KEY, ActionKind.RESOLVE, action -> action.setEventId("same"));

        assertThat(timeline.theCase(second).getStatus()).isEqualTo(CaseStatus.RESOLVED);
        assertThat(timeline.timelineOf(second)).doesNotContain(CaseEventKind.REFUSED);
        assertThat(timeline.timelineOf(first)).containsExactly(CaseEventKind.OPENED, CaseEventKind.RESOLVED);
    }

    @Test
    void case_thatWasMerged_holdsItsKeyOpenWhereItLivesOn() {
        var alarm = trigger("t1", "fan-7");
        var other = timeline.report("other", "no hot water in the bath house of dormitory 3 since Monday");
        timeline.act(
                alarm,
                ActionKind.MERGE,
                action -> action.setInto(CaseId.parse(other).orElseThrow().reference()));

        trigger("t2", "fan-7");
        assertThat(timeline.allCases()).hasSize(2);
        act(ActionKind.RESOLVE);

        assertThat(timeline.theCase(other).getStatus()).isEqualTo(CaseStatus.RESOLVED);
        var next = trigger("t3", "fan-7");
        assertThat(timeline.theCase(next).getStatus()).isEqualTo(CaseStatus.OPEN);
    }

    private String trigger(String eventId, String key) {
        return timeline.after(Duration.ofMinutes(1)).report(eventId, SAID, report -> report.setDedupKey(key));
    }

    private void act(ActionKind kind) {
        timeline.after(Duration.ofMinutes(1)).act(KEY, kind, action -> action.setText("so"));
    }
}
