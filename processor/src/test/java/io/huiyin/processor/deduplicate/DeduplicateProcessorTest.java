package io.huiyin.processor.deduplicate;

import static io.huiyin.processor.deduplicate.Said.START;
import static io.huiyin.processor.deduplicate.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.CaseStatus;
import io.huiyin.policy.DuplicateRules;
import io.huiyin.processor.flow.Match;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeduplicateProcessorTest {
    private static final String LIFT = "二号楼的电梯又停了，里面的灯也不亮，请尽快来修";
    private final DeduplicateTimeline timeline = new DeduplicateTimeline(1024);

    @AfterEach
    void close() {
        timeline.close();
    }

    @Test
    void process_sameWordsThreeHoursLater_joinsWithEvidenceThatQuotesNobody() {
        timeline.match(said("a", LIFT).at(39.9, 116.4));
        var match = timeline.match(said("b", LIFT).at(39.9003, 116.4).at(START.plus(Duration.ofHours(3))));

        var first = said("a", LIFT).ownId();
        assertThat(match.orElseThrow()).isInstanceOfSatisfying(Match.Joins.class, joins -> {
            assertThat(joins.caseId()).isEqualTo(first);
            assertThat(joins.score()).isGreaterThan(0.9);
            assertThat(joins.evidence())
                    .startsWith("%.2f the same problem as %s (".formatted(joins.score(), first))
                    .contains("text ", "place +", "33 m apart, 3 h earlier")
                    .doesNotContain("电梯");
        });
    }

    @Test
    void process_repost_goesNoFurtherAndLeavesNoSecondRow() {
        assertThat(timeline.match(said("a", LIFT))).isPresent();
        assertThat(timeline.match(said("a", LIFT))).isEmpty();
        assertThat(timeline.store().approximateNumEntries()).isEqualTo(1);
    }

    @Test
    void process_thirdReportLikeTheSecond_joinsTheFirstsCase() {
        timeline.match(said("a", LIFT));
        timeline.match(said("b", LIFT + "。"));

        assertThat(timeline.match(said("c", LIFT + "！！")).orElseThrow())
                .isInstanceOfSatisfying(Match.Joins.class, joins -> assertThat(joins.caseId())
                        .isEqualTo(said("a", LIFT).ownId()));
    }

    @Test
    void process_windowOver_isAloneAndTheOldRowIsGone() {
        timeline.match(said("a", LIFT));

        assertThat(timeline.match(
                        said("b", LIFT).at(START.plus(Duration.ofDays(7)).plusMillis(1))))
                .contains(new Match.Alone());
        assertThat(rows()).containsExactly(1L);
    }

    @Test
    void process_lastMomentOfTheWindow_joins() {
        timeline.match(said("a", LIFT));

        assertThat(timeline.match(said("b", LIFT)
                                .at(START.plus(Duration.ofDays(7)).minusMillis(1)))
                        .orElseThrow())
                .isInstanceOf(Match.Joins.class);
    }

    @Test
    void process_resolvedCase_isJoinedOnlyWithinReopening() {
        var long30 = new DuplicateRules(true, Duration.ofDays(30), 0.7, 0.5, 500, 12);
        timeline.match(said("a", LIFT).under(long30));
        timeline.cases.change(said("a", LIFT).ownId(), known -> known.setStatus(CaseStatus.RESOLVED)
                .setClosedAt(START));

        var late =
                said("b", LIFT).under(long30).at(START.plus(Duration.ofDays(7)).plusMillis(1));
        assertThat(timeline.match(late)).contains(new Match.Alone());
        timeline.cases.change(late.ownId(), known -> known.setStatus(CaseStatus.CANCELLED));
        var inTime = said("c", LIFT).under(long30).at(START.plus(Duration.ofDays(7)));
        assertThat(timeline.match(inTime).orElseThrow()).isInstanceOf(Match.Joins.class);
    }

    @Test
    void process_nearSwitchedOff_keepsNothing() {
        var off = new DuplicateRules(false, Duration.ofDays(7), 0.7, 0.5, 500, 12);

        assertThat(timeline.match(said("a", LIFT).under(off))).contains(new Match.Alone());
        assertThat(timeline.match(said("b", LIFT).under(off))).contains(new Match.Alone());
        assertThat(rows()).isEmpty();
    }

    @Test
    void process_moreReportsThanCapacity_forgetsTheOldest() {
        var texts = texts(1100, 7);
        for (int i = 0; i < texts.size(); i++) {
            timeline.match(said("e" + i, texts.get(i)));
        }

        var numbers = rows();
        assertThat(numbers).hasSize(1024);
        assertThat(numbers.getLast() - numbers.getFirst()).isEqualTo(1023);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void process_startedAgainInBetween_answersTheSame(long seed) {
        var texts = texts(300, seed);
        var straight = new ArrayList<Match>();
        var interrupted = new ArrayList<Match>();
        var random = new Random(seed);
        try (var other = new DeduplicateTimeline(1024)) {
            for (int i = 0; i < texts.size(); i++) {
                var report = said("e" + i, texts.get(i)).at(START.plusSeconds(600L * i));
                timeline.match(report).ifPresent(straight::add);
                if (random.nextInt(30) == 0) {
                    other.restart();
                }
                other.match(report).ifPresent(interrupted::add);
            }
        }

        assertThat(interrupted).as("seed %d", seed).isEqualTo(straight);
        assertThat(straight).hasAtLeastOneElementOfType(Match.Joins.class);
        assertThat(straight).hasAtLeastOneElementOfType(Match.Alone.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \t  \n ",
                "！！！？？？。。。，，，……",
                "😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
                "尊敬的领导您好，请尽快处理，谢谢！",
                "Hello, please help as soon as possible. Thank you very much!"
            })
    void process_thousandReportsThatSayNothing_stayThousandCases(String text) {
        for (int i = 0; i < 1000; i++) {
            assertThat(timeline.match(said("e" + i, text).at(START.plusSeconds(i))))
                    .contains(new Match.Alone());
        }
    }

    @Test
    void process_asLikeTwoThatStaffKeepApart_isSuggestedToBoth() {
        timeline.match(said("a", LIFT));
        var b = said("b", LIFT + "啊").at(START.plusSeconds(60));
        timeline.cases.keepApart(b.ownId(), said("a", LIFT).ownId());
        assertThat(timeline.match(b)).contains(new Match.Alone());

        assertThat(timeline.match(said("c", LIFT + "呢").at(START.plusSeconds(90)))
                        .orElseThrow())
                .isInstanceOfSatisfying(Match.Resembles.class, resembles -> {
                    assertThat(resembles.caseIds())
                            .containsExactlyInAnyOrder(said("a", LIFT).ownId(), b.ownId());
                    assertThat(resembles.evidence()).contains("staff keep them apart");
                });
    }

    @Test
    void process_twoInTurn_eachJoinsItsOwn() {
        var other = "食堂门口的地砖松动，容易绊倒人，昨天有人摔了";
        timeline.match(said("a", LIFT));
        timeline.match(said("b", other));

        assertThat(timeline.match(said("c", LIFT)).orElseThrow())
                .isInstanceOfSatisfying(Match.Joins.class, joins -> assertThat(joins.caseId())
                        .isEqualTo(said("a", LIFT).ownId()));
        assertThat(timeline.match(said("d", other)).orElseThrow())
                .isInstanceOfSatisfying(Match.Joins.class, joins -> assertThat(joins.caseId())
                        .isEqualTo(said("b", other).ownId()));
    }

    private List<Long> rows() {
        var numbers = new ArrayList<Long>();
        try (var rows = timeline.store().all()) {
            rows.forEachRemaining(row -> numbers.add(row.key));
        }
        return numbers;
    }

    /** Complaints put together from parts, so that some are the same, some alike, most different. */
    private static List<String> texts(int count, long seed) {
        var random = new Random(seed);
        var where = List.of("东门停车场", "二号食堂", "北区宿舍", "综采队更衣室", "west gate", "the main shaft", "workshop");
        var what = List.of(
                "的灯坏了好几天没人修", "地上全是水很滑容易摔倒", "早班没有热水洗澡", " has no hot water again", " floor is covered with oil");
        var texts = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            texts.add(where.get(random.nextInt(where.size()))
                    + what.get(random.nextInt(what.size()))
                    + Long.toString(random.nextLong(1L << random.nextInt(1, 40)), 36));
        }
        return texts;
    }
}
