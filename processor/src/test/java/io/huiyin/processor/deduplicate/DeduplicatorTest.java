package io.huiyin.processor.deduplicate;

import static io.huiyin.processor.deduplicate.Said.START;
import static io.huiyin.processor.deduplicate.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.CaseStatus;
import io.huiyin.processor.flow.Match;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class DeduplicatorTest {
    private static final String LEAK = "南翼回风巷口的水管接头一直在漏水，地面积水很深";
    private final DeduplicateTimeline timeline = new DeduplicateTimeline(1024);

    @AfterEach
    void close() {
        timeline.close();
    }

    @ParameterizedTest(name = "{0} | {1} | {2}")
    @CsvFileSource(resources = "pairs.csv", delimiter = '|', numLinesToSkip = 1)
    void match_twoTexts_areTheSameAlikeOrNot(String first, String second, String expected) {
        timeline.match(said("a", first == null ? "" : first));

        var verdict = verdict(said("b", second == null ? "" : second));
        assertThat(expected.equals("apart") && !verdict.equals("Joins") ? "apart" : verdict)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} | {1} | {2}")
    @CsvFileSource(resources = "rewordings.csv", delimiter = '|', numLinesToSkip = 1)
    void match_rewordingsWithoutCategory_areTheSameOrApart(String first, String second, String expected) {
        timeline.match(said("a", first));

        var verdict = verdict(said("b", second));
        assertThat(verdict.equals("Joins") ? "Joins" : "apart").isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} north, {1} east: {2}")
    @CsvSource({
        "39.9, 116.4, Joins",
        "39.902, 116.4, Joins",
        "39.9044, 116.4, Joins",
        "39.909, 116.4, Resembles",
        "39.95, 116.4, Alone",
        "39.9, 116.412, Resembles"
    })
    void match_sameWordsAtAPlace_countLessWithDistance(double latitude, double longitude, String expected) {
        timeline.match(said("a", LEAK).at(39.9, 116.4));

        assertThat(verdict(said("b", LEAK).at(latitude, longitude))).isEqualTo(expected);
    }

    @Test
    void match_overTheDateLine_isNear() {
        timeline.match(said("a", LEAK).at(0, 179.999));

        assertThat(verdict(said("b", LEAK).at(0, -179.999))).isEqualTo("Joins");
    }

    @ParameterizedTest
    @CsvSource({
        "人民路 12 号, 人民路12号, Joins",
        "人民路12号, 建设路5号, Alone",
        "人民路12号, , Joins",
    })
    void match_addressesInWords_differingSpeakAgainst(String first, String second, String expected) {
        timeline.match(said("a", LEAK).atAddress(first));
        var later = said("b", LEAK);

        assertThat(verdict(second == null ? later : later.atAddress(second))).isEqualTo(expected);
    }

    @Test
    void match_otherSite_isAlone() {
        timeline.match(said("a", LEAK));

        assertThat(verdict(said("b", LEAK).atSite("south"))).isEqualTo("Alone");
    }

    @Test
    void match_confidential_neitherShownNorCompared() {
        timeline.match(said("a", LEAK).inConfidence());
        assertThat(verdict(said("b", LEAK))).isEqualTo("Alone");
        assertThat(verdict(said("c", LEAK).inConfidence())).isEqualTo("Alone");
    }

    @Test
    void match_outsideTheWindow_isAloneEitherWay() {
        var days = Duration.ofDays(7).plusMillis(1);
        timeline.match(said("a", LEAK));

        assertThat(verdict(said("b", LEAK).at(START.minus(days)))).isEqualTo("Alone");
        assertThat(verdict(said("c", LEAK).at(START.plus(days)))).isEqualTo("Alone");
    }

    @Test
    void match_duplicateThatComesBeforeItsOriginal_joinsAllTheSame() {
        timeline.match(said("a", LEAK).at(START.plus(Duration.ofHours(5))));

        assertThat(verdict(said("b", LEAK).at(START))).isEqualTo("Joins");
    }

    @ParameterizedTest
    @CsvSource({"safety, safety, Joins", "safety, UNSORTED, Joins", "safety, pay, Joins"})
    void match_nearlyTheSameWords_whateverTheCategory(String first, String second, String expected) {
        timeline.match(said("a", LEAK).about(first));

        assertThat(verdict(said("b", LEAK + "，请派人来看").about(second))).isEqualTo(expected);
    }

    @Test
    void match_keptApartByStaff_isAlone() {
        timeline.match(said("a", LEAK));
        timeline.cases.keepApart(said("b", LEAK).ownId(), said("a", LEAK).ownId());

        assertThat(verdict(said("b", LEAK))).isEqualTo("Alone");
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
        timeline.match(said("a", LEAK));
        timeline.cases.change(said("a", LEAK).ownId(), known -> known.setStatus(status));

        assertThat(verdict(said("b", LEAK)).equals("Joins")).isEqualTo(joins);
    }

    @Test
    void match_severalCandidates_likestFirstAndThreeAtMost() {
        var text = "The lift in building %d is stuck between two floors again and the alarm button does nothing";
        for (int i = 1; i <= 5; i++) {
            timeline.match(said("a" + i, text.formatted(i)));
        }
        var match = timeline.match(said("e", text.formatted(9))).orElseThrow();

        if (match instanceof Match.Resembles resembles) {
            assertThat(resembles.caseIds()).hasSizeLessThanOrEqualTo(3);
            assertThat(resembles.evidence()).contains("numbers -").doesNotContain("lift");
        } else {
            assertThat(match).isInstanceOf(Match.Alone.class);
        }
    }

    private String verdict(Said report) {
        return timeline.match(report).orElseThrow().getClass().getSimpleName();
    }
}
