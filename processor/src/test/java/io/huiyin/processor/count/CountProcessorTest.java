package io.huiyin.processor.count;

import static io.huiyin.processor.flow.Samples.OPENED;
import static io.huiyin.processor.flow.Samples.answeredCase;
import static io.huiyin.processor.flow.Samples.change;
import static io.huiyin.processor.flow.Samples.escalation;
import static io.huiyin.processor.flow.Samples.event;
import static io.huiyin.processor.flow.Samples.openCase;
import static io.huiyin.processor.flow.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Channel;
import io.huiyin.event.CountWindow;
import io.huiyin.event.Grain;
import io.huiyin.processor.flow.CaseChange;
import io.huiyin.processor.flow.StageDriver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountProcessorTest {

    private static final Case OPEN = openCase("A1").build();
    private static final List<Channel> CHANNELS = List.of(Channel.HOTLINE, Channel.WEB, Channel.SNAPSHOT);
    private static final String ROOF = "acme.pit-1|roof|HOTLINE|NORMAL|";

    private final StageDriver<CountWindow> stage = new StageDriver<>(new Counting(Counting.DEFAULT_BUDGET));
    private Instant now = OPENED;

    @AfterEach
    void close() {
        stage.close();
    }

    /** What came out with the next tick, each window in words. */
    private List<String> tick() {
        now = now.plusSeconds(1);
        stage.tick(now);
        return stage.out().stream().map(out -> out.key + " " + words(out.value)).toList();
    }

    private static String words(CountWindow window) {
        var words = new ArrayList<String>();
        for (var figure : Figure.values()) {
            if (figure.in(window) != 0) {
                words.add(figure + "=" + figure.in(window));
            }
        }
        return String.join(" ", words);
    }

    private static CaseChange opening(Case subject) {
        return change(
                null, subject, report(subject, CaseEventKind.OPENED, "miner-7").build());
    }

    @Test
    void opening_withTheNextTick_isInItsThreeWindows() {
        stage.pipe(opening(OPEN));
        assertThat(stage.out()).isEmpty();
        assertThat(tick())
                .containsExactly(
                        ROOF + "MINUTE|2026-11-20T02:15:00Z REPORTS=1 CASES=1 OPEN=1",
                        ROOF + "HOUR|2026-11-20T02:00:00Z REPORTS=1 CASES=1 OPEN=1",
                        ROOF + "DAY|2026-11-19T16:00:00Z REPORTS=1 CASES=1 OPEN=1");
        assertThat(tick()).isEmpty();
    }

    @Test
    void window_thatCameOut_isWholeAndCarriesTheTicksTime() {
        stage.pipe(opening(OPEN));
        tick();
        assertThat(stage.<CountWindow>store(Counting.WINDOWS).get(ROOF + "DAY|2026-11-19T16:00:00Z"))
                .satisfies(window -> {
                    assertThat(window.getGrain()).isEqualTo(Grain.DAY);
                    assertThat(window.getWindowEnd()).isEqualTo(Instant.parse("2026-11-20T16:00:00Z"));
                    assertThat(window.getTenant() + window.getSite() + window.getCategory())
                            .isEqualTo("acmepit-1roof");
                });
    }

    @Test
    void manyReports_ofOneMinute_costOneUpsertAWindow() {
        for (int i = 0; i < 50; i++) {
            stage.pipe(opening(openCase("A" + i).build()));
        }
        assertThat(tick()).hasSize(3).allMatch(out -> out.endsWith(" REPORTS=50 CASES=50 OPEN=50"));
    }

    @Test
    void answer_muchLater_correctsTheWindowOfTheOpening() {
        stage.pipe(opening(OPEN));
        tick();
        var answered = answeredCase("A1", Duration.ofDays(40)).build();
        stage.pipe(change(OPEN, answered));
        assertThat(tick()).hasSize(3).allMatch(out -> out.endsWith(" REPORTS=1 CASES=1 ANSWERED_LATE=1"));
        var day = stage.<CountWindow>store(Counting.WINDOWS).get(ROOF + "DAY|2026-11-19T16:00:00Z");
        assertThat(CountWindows.counts(day).wall()).isEqualTo(Sketch.of(Duration.ofDays(40)));
    }

    @Test
    void reclassifiedCase_leavesAVisibleZeroBehind() {
        var moved = Case.newBuilder(OPEN).setCategory("water").build();
        stage.pipe(opening(OPEN));
        tick();
        stage.pipe(change(OPEN, moved));
        assertThat(tick())
                .contains(
                        ROOF + "HOUR|2026-11-20T02:00:00Z REPORTS=1",
                        "acme.pit-1|water|HOTLINE|NORMAL|HOUR|2026-11-20T02:00:00Z CASES=1 OPEN=1");
        stage.pipe(change(moved, OPEN));
        assertThat(tick())
                .contains(
                        ROOF + "HOUR|2026-11-20T02:00:00Z REPORTS=1 CASES=1 OPEN=1",
                        "acme.pit-1|water|HOTLINE|NORMAL|HOUR|2026-11-20T02:00:00Z ");
    }

    @Test
    void joinedReport_throughAnotherChannel_isAReportThereAndADuplicateHere() {
        var joined = Case.newBuilder(OPEN).setReports(2).build();
        var event = report(joined, CaseEventKind.REPORT_JOINED, "miner-8")
                .setChannel(Channel.WEB)
                .setAt(OPENED.plus(Duration.ofHours(1)))
                .build();
        stage.pipe(opening(OPEN));
        tick();
        stage.pipe(change(OPEN, joined, event));
        assertThat(tick())
                .contains(
                        ROOF + "MINUTE|2026-11-20T02:15:00Z REPORTS=1 CASES=1 DUPLICATES=1 OPEN=1",
                        "acme.pit-1|roof|WEB|NORMAL|MINUTE|2026-11-20T03:15:00Z REPORTS=1");
    }

    @Test
    void escalationAndVote_areInTheWindowsOfTheirOwnTime() {
        var at = OPENED.plus(Duration.ofDays(2));
        var vote = event(OPEN, CaseEventKind.VOTED).setAt(at).build();
        stage.pipe(change(OPEN, OPEN, List.of(vote), List.of(escalation(OPEN, at), escalation(OPEN, at))));
        assertThat(tick()).contains(ROOF + "HOUR|2026-11-22T02:00:00Z ESCALATIONS=2 VOTES=1");
    }

    @Test
    void change_thatCountsForNothing_isNotHeld() {
        stage.pipe(change(OPEN, Case.newBuilder(OPEN).setAssignee("li").build()));
        assertThat(tick()).isEmpty();
    }

    @Test
    void merge_andSplit_keepReportsEqualToCasesAndDuplicates() {
        var other = openCase("B2").build();
        var merged = Case.newBuilder(other)
                .setStatus(CaseStatus.MERGED)
                .setMergedInto("A1")
                .build();
        var both = Case.newBuilder(OPEN).setReports(2).build();
        stage.pipe(opening(OPEN));
        stage.pipe(opening(other));
        stage.pipe(change(other, merged));
        stage.pipe(change(OPEN, both));
        assertThat(tick()).allMatch(out -> out.endsWith(" REPORTS=2 CASES=1 DUPLICATES=1 OPEN=1"));
        stage.pipe(change(both, OPEN));
        stage.pipe(change(merged, other));
        assertThat(tick()).allMatch(out -> out.endsWith(" REPORTS=2 CASES=2 OPEN=2"));
    }

    @Test
    void budget_smallerThanWhatWaits_servesEveryCellInTurn() {
        try (var small = new StageDriver<>(new Counting(2))) {
            var minutes = List.of(0, 1, 2, 3, 4);
            minutes.forEach(i -> small.pipe(opening(openedIn(i))));
            var seen = new ArrayList<String>();
            for (int tick = 1; tick <= 3; tick++) {
                small.pipe(opening(openedIn(0))); // the first in the order never rests
                small.tick(OPENED.plusSeconds(tick));
                small.out().stream()
                        .filter(out -> out.value.getGrain() == Grain.MINUTE)
                        .forEach(out -> seen.add(out.key.substring(out.key.length() - 6, out.key.length() - 4)));
            }
            assertThat(seen).containsExactly("15", "16", "17", "18", "19");
        }
    }

    private static Case openedIn(int minute) {
        return openCase("M" + minute)
                .setOpenedAt(OPENED.plus(Duration.ofMinutes(minute)))
                .build();
    }

    @Test
    void budget_ofNothing_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Counting(0)).withMessageContaining("budget is 0");
    }

    /** Random lives of cases: every sum of every grain equals what went in, whatever the cells and the order. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 33, 333})
    void sums_overAnyGrain_equalWhatWentIn(long seed) {
        var random = new Random(seed);
        var standing = new ArrayList<Case>();
        int reports = 0;
        int votes = 0;
        for (int i = 0; i < 600; i++) {
            if (standing.isEmpty() || random.nextInt(3) == 0) {
                var opened = OPENED.plus(Duration.ofMinutes(random.nextInt(-20_000, 20_000)));
                var subject = openCase("R" + i)
                        .setOpenedAt(opened)
                        .setCategory(random.nextBoolean() ? "roof" : "water|gas")
                        .setChannel(CHANNELS.get(random.nextInt(CHANNELS.size())))
                        .build();
                standing.add(subject);
                stage.pipe(opening(subject));
                reports++;
            } else {
                int place = random.nextInt(standing.size());
                var before = standing.get(place);
                var after = Case.newBuilder(before);
                switch (random.nextInt(4)) {
                    case 0 -> {
                        after.setReports(before.getReports() + 1);
                        stage.pipe(change(
                                before,
                                after.build(),
                                report(before, CaseEventKind.REPORT_JOINED, null)
                                        .build()));
                        reports++;
                    }
                    case 1 -> {
                        stage.pipe(change(
                                before,
                                after.build(),
                                event(before, CaseEventKind.VOTED).build()));
                        votes++;
                    }
                    case 2 ->
                        stage.pipe(change(before, after.setCategory("dust").build()));
                    default ->
                        stage.pipe(change(
                                before,
                                after.setClocks(answeredCase("X", Duration.ofHours(random.nextInt(40)))
                                                .build()
                                                .getClocks())
                                        .build()));
                }
                standing.set(place, after.build());
            }
            if (random.nextInt(10) == 0) {
                tick();
            }
        }
        tick();
        var days = sum(Grain.DAY);
        assertThat(days.get(Figure.REPORTS))
                .isEqualTo(reports)
                .isEqualTo(days.get(Figure.CASES) + days.get(Figure.DUPLICATES));
        assertThat(days.get(Figure.CASES)).isEqualTo(standing.size());
        assertThat(days.get(Figure.VOTES)).isEqualTo(votes);
        assertThat(sum(Grain.MINUTE)).isEqualTo(days);
        assertThat(sum(Grain.HOUR)).isEqualTo(days);
        assertThat(stage.store(Counting.PENDING).approximateNumEntries()).isZero();
    }

    private Counts sum(Grain grain) {
        var sum = Counts.NONE;
        try (var windows = stage.<CountWindow>store(Counting.WINDOWS).all()) {
            while (windows.hasNext()) {
                var window = windows.next().value;
                sum = window.getGrain() == grain ? sum.plus(CountWindows.counts(window)) : sum;
            }
        }
        return sum;
    }
}
