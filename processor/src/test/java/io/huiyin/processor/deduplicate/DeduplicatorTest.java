package io.huiyin.processor.deduplicate;

import static io.huiyin.processor.deduplicate.Said.START;
import static io.huiyin.processor.deduplicate.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.CaseStatus;
import io.huiyin.processor.flow.Match;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeduplicatorTest {
    private static final String LEAK = "南翼回风巷口的水管接头一直在漏水，地面积水很深";
    private final KnownCases cases = new KnownCases();

    @ParameterizedTest(name = "{0} | {1} | {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                // The same problem.
                "2号宿舍楼三层的热水器坏了，洗不了澡 | 2号宿舍楼三层的热水器坏了，洗不了澡！！！ | Joins",
                "２号宿舍楼三层的热水器坏了，洗不了澡 | 2号宿舍楼 三层的热水器坏了, 洗不了澡 | Joins",
                "南翼回风巷口的水管接头一直在漏水，地面积水很深 | 南翼回风巷口的水管接头一直在漏水，地面积水很深了 | Joins",
                "The lift in building 4 is stuck between two floors again | the lift in Building 4 is stuck between two floors again!! | Joins",
                "The lift in building 4 is stuck between two floors again | Hello, the lift in building 4 is stuck between two floors again | Joins",
                // The same words, another thing: staff decide.
                "2号宿舍楼三层的热水器坏了，洗不了澡 | 3号宿舍楼三层的热水器坏了，洗不了澡 | Resembles",
                "二号楼的电梯又停了，里面的灯也不亮 | 三号楼的电梯又停了，里面的灯也不亮 | Resembles",
                "The lift in building 4 is stuck between two floors again | The lift in building 7 is stuck between two floors again | Resembles",
                // In between.
                "The lift in building 4 is stuck between two floors again | In building 4 the lift is stuck again between the floors | Resembles",
                // The same place, another problem.
                "2号宿舍楼三层的热水器坏了，洗不了澡 | 2号宿舍楼三层的走廊灯不亮，晚上看不见路 | Alone",
                "食堂今天的饭菜太咸了，请厨师注意 | 食堂门口的地砖松动，容易绊倒人 | Alone",
                "The lift in building 4 is stuck between two floors | The heating in building 4 has been off since Monday | Alone",
                // Nothing to compare.
                "'' | '' | Alone",
                "电梯坏了 | 电梯坏了 | Alone",
                "lift broke | lift broke | Alone",
                "！！！？？？。。。，，，！！！ | ！！！？？？。。。，，，！！！ | Alone",
                "😀😀😀😀😀😀😀😀😀😀😀😀😀 | 😀😀😀😀😀😀😀😀😀😀😀😀😀 | Alone",
            })
    void match_twoTexts_areTheSameAlikeOrNot(String first, String second, String expected) {
        assertThat(match(said("b", second), said("a", first)).getClass().getSimpleName())
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} north, {1} east: {2}")
    @CsvSource({"39.9, 116.4, Joins", "39.9044, 116.4, Joins", "39.9046, 116.4, Alone", "39.9, 116.406, Alone"})
    void match_sameWordsAtAPlace_withinTheRadiusOnly(double latitude, double longitude, String expected) {
        assertThat(match(
                                said("b", LEAK).at(latitude, longitude),
                                said("a", LEAK).at(39.9, 116.4))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(expected);
    }

    @Test
    void match_overTheDateLine_isNear() {
        assertThat(match(said("b", LEAK).at(0, -179.999), said("a", LEAK).at(0, 179.999)))
                .isInstanceOf(Match.Joins.class);
    }

    @ParameterizedTest
    @CsvSource({
        "人民路 12 号, 人民路12号, Joins",
        "人民路12号, 建设路5号, Resembles",
        "人民路12号, , Joins",
    })
    void match_addressesInWords_differingLeaveItToStaff(String first, String second, String expected) {
        var later = said("b", LEAK);
        var match = match(
                second == null ? later : later.atAddress(second),
                said("a", LEAK).atAddress(first));

        assertThat(match.getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void match_otherSite_isAlone() {
        assertThat(match(said("b", LEAK).atSite("south"), said("a", LEAK))).isEqualTo(new Match.Alone());
    }

    @Test
    void match_confidentialCase_isNeverShown() {
        assertThat(match(said("b", LEAK), said("a", LEAK).inConfidence())).isEqualTo(new Match.Alone());
    }

    @Test
    void compares_confidentialReport_never() {
        var report = said("a", LEAK).inConfidence().classified();

        assertThat(deduplicator(said("a", LEAK))
                        .compares(
                                report.classification(),
                                Fingerprint.of(report.submitted().report())))
                .isFalse();
    }

    @Test
    void match_outsideTheWindow_isAloneEitherWay() {
        var days = Duration.ofDays(7).plusMillis(1);

        assertThat(match(said("b", LEAK).at(START.plus(days)), said("a", LEAK))).isEqualTo(new Match.Alone());
        assertThat(match(said("b", LEAK).at(START.minus(days)), said("a", LEAK)))
                .isEqualTo(new Match.Alone());
    }

    @ParameterizedTest
    @CsvSource({"safety, safety, Joins", "safety, UNSORTED, Joins", "safety, pay, Resembles"})
    void match_nearlyTheSameWords_otherCategoryRaisesTheBar(String first, String second, String expected) {
        var match =
                match(said("b", LEAK + "，请派人来看").about(second), said("a", LEAK).about(first));

        assertThat(match.getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void match_keptApartByStaff_isAlone() {
        cases.keepApart(said("b", LEAK).ownId(), said("a", LEAK).ownId());

        assertThat(match(said("b", LEAK), said("a", LEAK))).isEqualTo(new Match.Alone());
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, true",
        "ACKNOWLEDGED, true",
        "ANSWERED, true",
        "CANCELLED, false",
        "MERGED, false",
        "RESOLVED, false"
    })
    void match_caseInStatus_takesReportsInOnlyWhileItLives(CaseStatus status, boolean joins) {
        var first = said("a", LEAK);
        cases.take(first.classified(), new Match.Alone());
        cases.change(first.ownId(), known -> known.setStatus(status));

        assertThat(matchKnown(said("b", LEAK), first) instanceof Match.Joins).isEqualTo(joins);
    }

    @Test
    void match_severalCandidates_likestFirstAndThreeAtMost() {
        var text = "The lift in building %d is stuck between two floors again";
        var candidates = List.of(
                said("a", text.formatted(1)),
                said("b", text.formatted(2)),
                said("c", text.formatted(3) + " and nobody comes to help us"),
                said("d", text.formatted(5)));
        candidates.forEach(candidate -> cases.take(candidate.classified(), new Match.Alone()));

        var match = matchKnown(said("e", text.formatted(4)), candidates.toArray(Said[]::new));

        assertThat(match).isInstanceOfSatisfying(Match.Resembles.class, resembles -> {
            assertThat(resembles.caseIds())
                    .hasSize(3)
                    .doesNotContain(candidates.get(2).ownId());
            assertThat(resembles.evidence()).endsWith("at the same time; not merged: the numbers in them differ");
        });
    }

    private Match match(Said report, Said... candidates) {
        for (var candidate : candidates) {
            cases.take(candidate.classified(), new Match.Alone());
        }
        return matchKnown(report, candidates);
    }

    private Match matchKnown(Said report, Said... candidates) {
        var deduplicator = deduplicator(report);
        var classified = report.classified();
        var own = signature(report);
        return deduplicator.compares(classified.classification(), own.fingerprint())
                ? deduplicator.match(
                        classified,
                        own,
                        List.of(candidates).stream()
                                .map(DeduplicatorTest::signature)
                                .toList(),
                        cases)
                : new Match.Alone();
    }

    private static Deduplicator deduplicator(Said report) {
        return new Deduplicator(report.rules().duplicates(), report.rules().reopenWithin());
    }

    private static Signature signature(Said said) {
        var print = Fingerprint.of(said.classified().submitted().report());
        return new Signature(said.ownId(), said.at().toEpochMilli(), Long.MAX_VALUE, print);
    }
}
