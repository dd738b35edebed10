package io.huiyin.sink.notify;

import static io.huiyin.sink.notify.Lines.NOON;
import static io.huiyin.sink.notify.Lines.held;
import static io.huiyin.sink.notify.Lines.line;
import static io.huiyin.sink.notify.Lines.of;
import static io.huiyin.sink.notify.Lines.tried;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.Severity;
import io.huiyin.policy.GroupRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PlannerTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final GroupRules OF_FIVE = new GroupRules(5, Duration.ofSeconds(10), false);
    private static final Standing OVER = new Standing("RESOLVED", NOON, null, null, null);

    @Test
    void few_leaveOneByOne() {
        var plan = planner(OF_FIVE, 0).plan(lines(1, 4), ChannelState.NEW, NOON);

        assertThat(ids(plan)).containsExactly("[x1]", "[x2]", "[x3]", "[x4]");
        assertThat(plan.waiting()).isEmpty();
    }

    @Test
    void many_leaveAsOne_withAnIdOfTheirOwn() {
        var plan = planner(OF_FIVE, 0).plan(lines(1, 5), ChannelState.NEW, NOON);

        assertThat(ids(plan)).containsExactly("[x1, x2, x3, x4, x5]");
        var parcel = plan.parcels().getFirst();
        assertThat(parcel.id())
                .startsWith("group-")
                .isEqualTo(new Parcel(lines(1, 5).reversed()).id());
        assertThat(parcel.id()).isNotEqualTo(new Parcel(lines(1, 4)).id());
        assertThat(parcel.message(NOON).count()).isEqualTo(5);
    }

    @Test
    void many_onAChannelThatNeverGroups_leaveOneByOne() {
        assertThat(planner(GroupRules.NEVER, 0)
                        .plan(lines(1, 300), ChannelState.NEW, NOON)
                        .parcels())
                .hasSize(300);
    }

    @Test
    void veryMany_leaveInMessagesOf200() {
        assertThat(planner(OF_FIVE, 0)
                        .plan(lines(1, 500), ChannelState.NEW, NOON)
                        .parcels())
                .extracting(parcel -> parcel.lines().size())
                .containsExactly(200, 200, 100);
    }

    @Test
    void urgentOnes_areToldByThemselves_andFirst_unlessTheyAreManyThemselves() {
        var due = new ArrayList<>(lines(1, 6));
        due.add(line(7, Severity.CRITICAL));
        assertThat(ids(planner(OF_FIVE, 0).plan(due, ChannelState.NEW, NOON)))
                .containsExactly("[x7]", "[x1, x2, x3, x4, x5, x6]");

        var urgent = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> line(i, Severity.CRITICAL))
                .toList();
        assertThat(ids(planner(OF_FIVE, 0).plan(urgent, ChannelState.NEW, NOON)))
                .containsExactly("[x1, x2, x3, x4, x5]");
    }

    /** A page a second: four leave at once, then one message every ten seconds; nothing urgent ever waits. */
    @Test
    void flood_inATrickle_gathers() {
        var planner = planner(OF_FIVE, 0);
        var state = ChannelState.NEW;
        for (int second = 0; second < 4; second++) {
            var plan = planner.plan(lines(second, second), state, NOON.plusSeconds(second));
            assertThat(plan.parcels()).hasSize(1);
            state = plan.state();
        }
        var at = NOON.plusSeconds(4);
        var fifth = planner.plan(lines(4, 4), state, at);
        assertThat(fifth.parcels()).isEmpty();
        assertThat(fifth.waiting()).extracting(Fate.Waiting::until).containsExactly(at.plusSeconds(10));

        var urgent = planner.plan(List.of(line(5, Severity.CRITICAL)), fifth.state(), at.plusSeconds(1));
        assertThat(ids(urgent)).containsExactly("[x5]");

        // Whoever comes meanwhile waits no longer than the first; then they leave together.
        var sixth = planner.plan(lines(6, 6), fifth.state(), at.plusSeconds(9));
        assertThat(sixth.waiting()).extracting(Fate.Waiting::until).containsExactly(at.plusSeconds(10));
        var gathered = planner.plan(List.of(line(4), line(6)), sixth.state(), at.plusSeconds(10));
        assertThat(ids(gathered)).containsExactly("[x4, x6]");
        assertThat(gathered.state().gatherUntil()).isEmpty();

        // A minute later all is calm again.
        assertThat(planner.plan(lines(9, 9), gathered.state(), at.plus(MINUTE)).parcels())
                .hasSize(1);
    }

    @Test
    void channelThatAlwaysGathers_letsTheFirstWaitToo_urgentOrNot() {
        var planner = planner(new GroupRules(5, Duration.ofSeconds(30), true), 0);

        var plan = planner.plan(List.of(line(1, Severity.CRITICAL)), ChannelState.NEW, NOON);
        assertThat(plan.parcels()).isEmpty();
        assertThat(plan.waiting()).extracting(Fate.Waiting::until).containsExactly(NOON.plusSeconds(30));
        assertThat(ids(planner.plan(lines(1, 2), plan.state(), NOON.plusSeconds(30))))
                .containsExactly("[x1, x2]");
    }

    @Test
    void whatASilenceHeld_leavesAsOne_howeverFew() {
        var due = List.of(held(line(1), false), held(line(2), false), line(3));

        assertThat(ids(planner(OF_FIVE, 0).plan(due, ChannelState.NEW, NOON))).containsExactly("[x1, x2]", "[x3]");
    }

    @Test
    void messageThatWasTried_staysAsItIs_andNothingJoinsIt() {
        var group = new Parcel(lines(1, 5)).id();
        var again = lines(1, 5).stream().map(line -> tried(line, 1, true, group));
        var due = Stream.concat(again, lines(6, 12).stream()).toList();

        var plan = planner(OF_FIVE, 0).plan(due, ChannelState.NEW, NOON);

        assertThat(ids(plan)).containsExactly("[x1, x2, x3, x4, x5]", "[x6, x7, x8, x9, x10, x11, x12]");
        assertThat(plan.parcels().getFirst().id()).isEqualTo(group);
    }

    @Test
    void memberThatIsMootMeanwhile_leavesAMessageThatWasRefused_butNotOneThatMayHaveArrived() {
        var group = new Parcel(lines(1, 3)).id();

        var refused = planner(OF_FIVE, 0).plan(partlyOver(group, false), ChannelState.NEW, NOON);
        assertThat(ids(refused)).containsExactly("[x1, x2]");
        assertThat(refused.moot()).hasSize(1);
        assertThat(refused.parcels().getFirst().id()).isNotEqualTo(group);

        var inDoubt = planner(OF_FIVE, 0).plan(partlyOver(group, true), ChannelState.NEW, NOON);
        assertThat(ids(inDoubt)).containsExactly("[x1, x2, x3]");
        assertThat(inDoubt.moot()).isEmpty();
        assertThat(inDoubt.parcels().getFirst().id()).isEqualTo(group);

        var allOver = lines(1, 3).stream()
                .map(line -> tried(of(line, OVER), 1, true, group))
                .toList();
        var none = planner(OF_FIVE, 0).plan(allOver, ChannelState.NEW, NOON);
        assertThat(none.parcels()).isEmpty();
        assertThat(none.moot()).hasSize(3);
    }

    @Test
    void rate_letsSoManyLeave_andSaysWhenTheNextMay() {
        var plan = planner(GroupRules.NEVER, 20).plan(lines(1, 30), ChannelState.NEW, NOON);

        assertThat(plan.parcels()).hasSize(10);
        assertThat(plan.notBefore().orElseThrow()).isBetween(NOON.plusMillis(5_454), NOON.plusMillis(5_455));
        var next = planner(GroupRules.NEVER, 20).plan(lines(11, 30), plan.state(), NOON.plusSeconds(6));
        assertThat(next.parcels()).hasSize(1);
    }

    @Test
    void heldChannel_letsOneThrough_theOneThatWasTriedLeast() {
        var state =
                new ChannelState(new Breaker.Open(5, 1, NOON), Optional.empty(), Optional.empty(), Optional.empty());
        var due = List.of(tried(line(1), 6, false, ""), tried(line(2), 1, false, ""), tried(line(3), 1, false, ""));

        assertThat(ids(planner(GroupRules.NEVER, 0).plan(due, state, NOON))).containsExactly("[x2]");
        assertThat(planner(GroupRules.NEVER, 0)
                        .plan(due, state, NOON.minusSeconds(1))
                        .parcels())
                .isEmpty();
    }

    @Test
    void twoLinesOfACase_oneOfWhichWasHeld_leaveOneAfterTheOther() {
        var first = held(line(1), false);
        var second = line(2, page -> page.setCaseId(first.caseId()));

        assertThat(ids(planner(GroupRules.NEVER, 0).plan(List.of(first, second), ChannelState.NEW, NOON)))
                .containsExactly("[x1]");
    }

    @Test
    void severalLinesOfACase_leaveAsOneWhereTheyAreFolded_andOneByOneOtherwise() {
        var due = IntStream.rangeClosed(1, 6)
                .mapToObj(i -> line(i, page -> page.setCaseId("mine-7.north.C" + i % 2)))
                .toList();

        assertThat(ids(planner(OF_FIVE, 0).plan(due, ChannelState.NEW, NOON)))
                .containsExactly("[x1, x2, x3, x4, x5, x6]");
        assertThat(ids(planner(GroupRules.NEVER, 0).plan(due, ChannelState.NEW, NOON)))
                .containsExactly("[x1]", "[x2]");
    }

    /** The case's earlier page, which may wait, leaves first all the same: with the urgent one, not after it. */
    @Test
    void urgentPage_takesAlongWhatOfItsCaseGathers() {
        var flood = new ChannelState(
                Breaker.WHOLE, Optional.empty(), Optional.of(NOON.plus(MINUTE)), Optional.of(NOON.plusSeconds(10)));
        var due = List.of(
                line(1, page -> page.setCaseId("mine-7.north.A")),
                line(2, page -> page.setCaseId("mine-7.north.A").setSeverity(Severity.CRITICAL)),
                line(3));

        var plan = planner(OF_FIVE, 0).plan(due, flood, NOON);

        assertThat(ids(plan)).containsExactly("[x1]");
        assertThat(plan.waiting()).extracting(one -> one.line().escalationId()).containsExactly("x3");
    }

    private static List<Line> partlyOver(String group, boolean inDoubt) {
        return List.of(
                tried(line(1), 1, inDoubt, group),
                tried(line(2), 1, inDoubt, group),
                tried(of(line(3), OVER), 1, inDoubt, group));
    }

    private static Planner planner(GroupRules group, int rate) {
        return new Planner(new Triage(List.of(), true), new Grouping(group), rate);
    }

    private static List<Line> lines(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Lines::line).toList();
    }

    private static List<String> ids(Plan plan) {
        return plan.parcels().stream()
                .map(parcel ->
                        parcel.lines().stream().map(Line::escalationId).toList().toString())
                .toList();
    }
}
