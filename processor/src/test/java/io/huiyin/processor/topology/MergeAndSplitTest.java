package io.huiyin.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.huiyin.event.ActionKind;
import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Clock;
import io.huiyin.event.ClockStatus;
import io.huiyin.event.CountWindow;
import io.huiyin.event.Escalation;
import io.huiyin.event.Grain;
import io.huiyin.topic.CaseId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cases that turn out to be one, reports that turn out to be another problem, and what is remembered of either. */
class MergeAndSplitTest {
    private static final String FAN = "the ventilation fan of the southern gallery has stopped turning again";
    private static final String LIFT = "since this morning the goods lift at the coal bunker opens between two floors";
    private static final String POLICY = """
            extends: builtin
            zone: UTC
            clocks:
              - name: respond
                stops: [RESPOND, RESOLVE]
                target: 24h
                ladder: [{step: warning, at: 75%}, {step: breach, at: 100%}]
            reopenWithin: 3d
            """;

    private Timeline timeline;

    @BeforeEach
    void start() {
        timeline = Timeline.start(POLICY).at("2026-11-02T08:00:00Z");
    }

    @AfterEach
    void close() {
        timeline.close();
    }

    @Test
    void reports_aThenBThenA_joinTheirOwn() {
        var a = say("a1", FAN);
        var b = say("b1", LIFT);
        say("a2", FAN);
        say("b2", LIFT);
        say("a3", FAN);

        assertThat(timeline.allCases().keySet()).containsExactly(a, b);
        assertThat(reports(a)).isEqualTo(3);
        assertThat(reports(b)).isEqualTo(2);
        theCountsAddUp();
    }

    @Test
    void duplicate_beforeItsOriginal_isOneCaseWithBothReferences() {
        var late = timeline.report("copy", FAN);
        var original = timeline.after(Duration.ofMinutes(5))
                .report("original", FAN, report -> report.setSubmittedAt(Instant.parse("2026-11-02T07:00:00Z")));
        timeline.act(original, ActionKind.ACKNOWLEDGE);

        assertThat(timeline.allCases().keySet()).containsExactly(late);
        assertThat(timeline.theCase(late).getStatus()).isEqualTo(CaseStatus.ACKNOWLEDGED);
        assertThat(timeline.theCase(late).getOpenedAt()).isEqualTo("2026-11-02T08:00:00Z");
        theCountsAddUp();
    }

    @Test
    void duplicate_ofCaseClosedInsideTheWindow_reopensIt_outside_isANewCase() {
        var first = say("e1", FAN);
        timeline.act(first, ActionKind.RESOLVE, act -> act.setText("repaired"));
        timeline.after(Duration.ofDays(3));
        say("e2", FAN);
        assertThat(timeline.theCase(first).getStatus()).isEqualTo(CaseStatus.OPEN);

        timeline.act(first, ActionKind.RESOLVE, act -> act.setText("repaired"));
        timeline.after(Duration.ofDays(3).plusMillis(1));
        var third = say("e3", FAN);

        assertThat(timeline.theCase(first).getStatus()).isEqualTo(CaseStatus.RESOLVED);
        assertThat(timeline.theCase(third).getStatus()).isEqualTo(CaseStatus.OPEN);
        theCountsAddUp();
    }

    @Test
    void merge_ofTwoCases_makesOneWithAllReports_andItsClockGoesOn() {
        var one = say("e1", FAN);
        var two = say("e2", LIFT);
        say("e3", LIFT);
        merge(two, one);
        say("e4", LIFT);

        assertThat(timeline.theCase(two).getStatus()).isEqualTo(CaseStatus.MERGED);
        assertThat(reports(one)).isEqualTo(4);
        assertThat(timeline.eventsOf(one))
                .filteredOn(line -> line.getKind() == CaseEventKind.MERGED_IN)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.getActor()).isEqualTo("staff-1");
                    assertThat(line.getText()).isEqualTo("one and the same");
                    assertThat(line.getOtherCaseId()).isEqualTo(two);
                    assertThat(line.getWhy()).isEqualTo("took in %s with 2 reports".formatted(two));
                });
        theCountsAddUp();
        timeline.tickAt("2026-11-03T09:00:00Z");
        assertThat(timeline.escalations()).extracting(Escalation::getCaseId).containsOnly(one);
    }

    @Test
    void merge_ofPausedAndSnoozedCase_comesBackRunning_withTheTimeOfThePauseLeftOut() {
        var one = say("e1", FAN);
        var two = say("e2", LIFT);
        timeline.act(two, ActionKind.SNOOZE, act -> act.setUntil(Instant.parse("2026-11-05T00:00:00Z")));
        timeline.act(two, ActionKind.PAUSE);
        timeline.after(Duration.ofHours(10));
        merge(two, one);
        timeline.after(Duration.ofHours(1)).act(two, ActionKind.SPLIT);

        assertThat(timeline.theCase(two).getPausedUntil()).isNull();
        assertThat(timeline.theCase(two).getSnoozedUntil()).isEqualTo("2026-11-05T00:00:00Z");
        assertThat(clock(two).getStatus()).isEqualTo(ClockStatus.RUNNING);
        assertThat(clock(two).getDeadline()).isEqualTo("2026-11-03T18:01:00Z");
        timeline.tickAt("2026-11-04T00:00:00Z");
        assertThat(timeline.escalations()).extracting(Escalation::getCaseId).containsOnly(one);
    }

    @Test
    void merge_afterTheAnswerOfOne_leavesWhatHadEndedBeforeAsItWas() {
        var one = say("e1", FAN);
        var two = say("e2", LIFT);
        timeline.act(two, ActionKind.RESPOND, act -> act.setText("we look into it"));
        merge(two, one);
        timeline.act(two, ActionKind.SPLIT);

        assertThat(timeline.theCase(two).getStatus()).isEqualTo(CaseStatus.ANSWERED);
        assertThat(clock(two).getStatus()).isEqualTo(ClockStatus.MET);
        assertThat(clock(one).getStatus()).isEqualTo(ClockStatus.RUNNING);
        theCountsAddUp();
    }

    @Test
    void merge_ofCasesWithVotes_countsEachVoterOnce_andSplitGivesThemBack() {
        var one = say("e1", FAN);
        var two = say("e2", LIFT);
        timeline.vote(one, "v1", 5);
        timeline.vote(one, "v2", 4);
        timeline.after(Duration.ofMinutes(1)).vote(two, "v1", 1);
        merge(two, one);
        assertThat(votes(one)).isEqualTo("2 voters, 5");

        timeline.after(Duration.ofMinutes(1)).vote(two, "v3", 3);
        timeline.vote(one, "v2", 2);
        assertThat(votes(one)).isEqualTo("3 voters, 6");

        timeline.act(two, ActionKind.SPLIT);
        assertThat(votes(one)).isEqualTo("2 voters, 7");
        assertThat(votes(two)).isEqualTo("2 voters, 4");
    }

    @Test
    void merge_intoItselfOrElsewhere_isRefusedWithASentence() {
        var one = say("e1", FAN);
        var two = say("e2", LIFT);
        var south = timeline.report("e3", FAN, report -> report.setSite("south"));
        merge(two, one);
        merge(one, two);
        merge(one, south);

        assertThat(timeline.eventsOf(one))
                .filteredOn(line -> line.getKind() == CaseEventKind.REFUSED)
                .extracting(CaseEvent::getWhy)
                .containsExactly(
                        "MERGE refused: it is one case with %s already".formatted(one),
                        "MERGE refused: there is no case mine.north.%s; a case is merged into one of its own tenant and site"
                                .formatted(reference(south)));
        assertThat(reports(one)).isEqualTo(2);
        theCountsAddUp();
    }

    @Test
    void split_ofReportThatJoined_staysSplit_whateverComesAgain() {
        var one = say("e1", FAN);
        var two = say("e2", FAN + " today");
        timeline.act(two, ActionKind.SPLIT);
        assertThat(reports(one)).isEqualTo(1);

        // The same record once more, another report of the same words, and one that is as like as either.
        say("e2", FAN + " today");
        assertThat(reports(one)).isEqualTo(1);
        assertThat(reports(two)).isEqualTo(1);
        var third = say("e3", FAN + " today");

        assertThat(reports(one)).isEqualTo(1);
        assertThat(timeline.theCase(third).getSuggestions()).containsExactlyInAnyOrder(one, two);
        assertThat(timeline.eventsOf(third).getLast().getWhy()).contains("staff keep them apart");
        theCountsAddUp();
    }

    @Test
    void split_ofReportWhoseCaseIsClosedSince_stillKeepsTheSameTextOut() {
        var one = say("e1", FAN);
        var two = say("e2", FAN);
        timeline.act(two, ActionKind.SPLIT);
        timeline.act(two, ActionKind.CANCEL, act -> act.setText("a joke"));
        var third = say("e3", FAN);

        assertThat(reports(one)).isEqualTo(1);
        assertThat(timeline.theCase(third).getSuggestions()).containsExactly(one);
    }

    @Test
    void split_holdsForTheCasesThatBothWereMergedIntoSince() {
        var one = say("e1", FAN);
        var two = say("e2", FAN);
        timeline.act(two, ActionKind.SPLIT);
        var other = say("e3", LIFT);
        merge(two, other);
        var next = say("e4", FAN);

        assertThat(timeline.theCase(next).getSuggestions()).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void merge_byHandAfterASplit_isStaffsLaterWord() {
        var one = say("e1", FAN);
        var two = say("e2", FAN);
        timeline.act(two, ActionKind.SPLIT);
        merge(two, one);
        assertThat(timeline.eventsOf(two))
                .filteredOn(line -> line.getKind() == CaseEventKind.MERGED)
                .extracting(CaseEvent::getWhy)
                .containsExactly("into %s; they had been split before".formatted(one));
        say("e3", FAN);

        assertThat(reports(one)).isEqualTo(3);
        theCountsAddUp();
    }

    @Test
    void split_ofReportThatJoinedByWayOfAnother_leavesThatOneWhereItIs() {
        var one = say("e1", FAN);
        var two = say("e2", FAN + " today");
        var three = say("e3", FAN + " today");
        timeline.act(two, ActionKind.SPLIT);
        assertThat(reports(one)).isEqualTo(2);
        timeline.act(three, ActionKind.SPLIT);
        merge(three, two);

        assertThat(reports(one)).isEqualTo(1);
        assertThat(reports(two)).isEqualTo(2);
        var next = say("e4", FAN + " today");
        assertThat(timeline.theCase(next).getSuggestions()).contains(one, two);
        theCountsAddUp();
    }

    @Test
    void split_ofOneOutOfAChainOfMerges_isTakenOutOfEachCaseOnTheWay() {
        var one = say("a", FAN);
        var two = say("b", LIFT);
        var three = say("c", "the lamps along the footpath to the dining hall are dark at night");
        merge(one, two);
        merge(two, three);
        assertThat(reports(three)).isEqualTo(3);

        timeline.act(one, ActionKind.SPLIT);
        assertThat(reports(one)).isEqualTo(1);
        assertThat(reports(two)).isEqualTo(1);
        assertThat(reports(three)).isEqualTo(2);
        timeline.act(two, ActionKind.SPLIT);

        assertThat(timeline.allCases().values())
                .extracting(Case::getCaseId, Case::getReports, Case::getStatus)
                .containsExactlyInAnyOrder(
                        tuple(one, 1, CaseStatus.OPEN),
                        tuple(two, 1, CaseStatus.OPEN),
                        tuple(three, 1, CaseStatus.OPEN));
        theCountsAddUp();
    }

    @Test
    void split_ofAMemberOfAMergedCase_isTakenOutOfBoth() {
        var one = say("a", FAN);
        var two = say("b", LIFT);
        var joined = say("b2", LIFT);
        merge(two, one);
        timeline.act(joined, ActionKind.SPLIT);
        assertThat(reports(one)).isEqualTo(2);
        timeline.act(two, ActionKind.SPLIT);

        assertThat(reports(one)).isEqualTo(1);
        assertThat(reports(two)).isEqualTo(1);
        assertThat(reports(joined)).isEqualTo(1);
        theCountsAddUp();
    }

    @Test
    void split_ofTheFirstReport_sendsTheOthersToTheCaseOfTheEldest() {
        var one = say("e1", FAN);
        var two = say("e2", FAN);
        var three = say("e3", FAN);
        var four = say("m", LIFT);
        merge(four, one);
        timeline.act(one, ActionKind.SPLIT, act -> act.setText("that is the old fan"));

        assertThat(reports(one)).isEqualTo(1);
        assertThat(reports(two)).isEqualTo(3);
        assertThat(timeline.theCase(four).getMergedInto()).isEqualTo(two);
        assertThat(clock(two).getDeadline()).isEqualTo("2026-11-03T08:01:00Z");
        assertThat(timeline.eventsOf(two))
                .filteredOn(line -> line.getKind() == CaseEventKind.MERGED_IN)
                .extracting(CaseEvent::getReference, CaseEvent::getText)
                .containsExactly(tuple(reference(three), FAN));
        timeline.act(three, ActionKind.ACKNOWLEDGE);
        assertThat(timeline.theCase(two).getStatus()).isEqualTo(CaseStatus.ACKNOWLEDGED);
        timeline.act(three, ActionKind.SPLIT);
        timeline.act(four, ActionKind.SPLIT);
        assertThat(timeline.allCases().values()).extracting(Case::getReports).containsOnly(1);
        theCountsAddUp();
    }

    @Test
    void split_ofTheFirstReport_whereOnlyCasesWereMerged_makesTheEldestOfThemTheirCase() {
        var one = say("a", FAN);
        var two = say("b", LIFT);
        var three = say("c", "the lamps along the footpath to the dining hall are dark at night");
        merge(three, one);
        merge(two, one);
        timeline.act(one, ActionKind.SPLIT);

        assertThat(reports(one)).isEqualTo(1);
        assertThat(reports(two)).isEqualTo(2);
        assertThat(timeline.theCase(two).getStatus()).isEqualTo(CaseStatus.OPEN);
        assertThat(timeline.theCase(three).getMergedInto()).isEqualTo(two);
        theCountsAddUp();
    }

    @Test
    void split_ofTheOnlyReport_isRefused() {
        var one = say("e1", FAN);
        timeline.act(one, ActionKind.SPLIT);

        assertThat(timeline.eventsOf(one).getLast().getWhy())
                .isEqualTo("SPLIT refused: it is the only report of " + one);
    }

    @Test
    void merged_caseAndSplitReport_outliveTheirOwnRetention_withTheCaseThatTheyAreIn() {
        var one = say("e1", FAN);
        var two = say("e2", LIFT);
        var split = say("e3", FAN);
        merge(two, one);
        timeline.act(split, ActionKind.SPLIT);
        timeline.after(Duration.ofDays(120)).tick();
        timeline.act(two, ActionKind.RESOLVE, act -> act.setText("done"));
        assertThat(timeline.theCase(one).getStatus()).isEqualTo(CaseStatus.RESOLVED);

        timeline.after(Duration.ofDays(120)).tick();
        timeline.act(split, ActionKind.ACKNOWLEDGE);
        assertThat(timeline.theCase(split).getStatus()).isEqualTo(CaseStatus.ACKNOWLEDGED);
        timeline.act(two, ActionKind.COMMENT, act -> act.setText("late"));
        timeline.after(Duration.ofMinutes(2)).tick();
        assertThat(timeline.deadLetters()).hasSize(1);
    }

    private String say(String eventId, String text) {
        var ownId = timeline.report(eventId, text);
        timeline.after(Duration.ofMinutes(1));
        return ownId;
    }

    private void merge(String from, String into) {
        timeline.act(from, ActionKind.MERGE, act -> act.setInto(reference(into)).setText("one and the same"));
        timeline.after(Duration.ofMinutes(1));
    }

    private static String reference(String caseId) {
        return CaseId.parse(caseId).orElseThrow().reference();
    }

    private int reports(String caseId) {
        return timeline.theCase(caseId).getReports();
    }

    private String votes(String caseId) {
        var subject = timeline.theCase(caseId);
        return subject.getVotes() + " voters, " + subject.getVoteSum();
    }

    private Clock clock(String caseId) {
        return timeline.theCase(caseId).getClocks().getFirst();
    }

    /** Each report that was taken in is one case, or one more in another; and cases that stand are counted, and no others. */
    private void theCountsAddUp() {
        timeline.tick();
        var days = timeline.counts().values().stream()
                .filter(window -> window.getGrain() == Grain.DAY)
                .toList();
        var standing = timeline.allCases().values().stream()
                .filter(one -> one.getStatus() != CaseStatus.MERGED)
                .toList();
        var reports = standing.stream().mapToInt(Case::getReports).sum();
        assertThat(days.stream().mapToLong(CountWindow::getCases).sum()).isEqualTo(standing.size());
        assertThat(days.stream().mapToLong(MergeAndSplitTest::standing).sum()).isEqualTo(standing.size());
        assertThat(days.stream().mapToLong(CountWindow::getReports).sum()).isEqualTo(reports);
        assertThat(days.stream().mapToLong(CountWindow::getDuplicates).sum()).isEqualTo(reports - standing.size());
    }

    private static long standing(CountWindow window) {
        return window.getAnsweredInTime()
                + window.getAnsweredLate()
                + window.getAnsweredUntargeted()
                + window.getOpen()
                + window.getOpenUntargeted()
                + window.getCancelled();
    }
}
