package io.huiyin.processor.deduplicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.processor.text.FoldedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlapTest {
    private final Rarity.Look nothingSaidYet = new Rarity().of(1);

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "青枫里小区停水, 青枫里三期没有电, same",
        "青枫里小区停水, 住在青枫里的人没有水, same",
        "福元路塌陷, 福元路上有坑, same",
        "江岭职业学院, 江岭学院, same",
        "912路等不来, 912路太挤, same",
        "7号线没有出口, 7号线的站, same",
        "青枫里小区停水, 银桂庭小区停水, other",
        "福元路塌陷, 建设路塌陷, other",
        "912路等不来, 913路等不来, other",
        "福元路塌陷, 路面塌陷, none",
        "这条路不平, 那段路不平, none",
        "老小区停水, 我们小区停水, none",
        "停水了, 没有电, none",
        "the lift stops, the lift stops, none",
        "'', '', none",
    })
    void of_twoTexts_sayWhetherTheyNameTheSame(String first, String second, String expected) {
        var overlap = overlap(first, second);

        assertThat(overlap.named() > 0 ? "same" : overlap.misnamed() > 0 ? "other" : "none")
                .isEqualTo(expected);
        assertThat(overlap(second, first)).isEqualTo(overlap);
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "暖气是凉的, 供热公司不管, same",
        "又停水了, 自来水三天没来水, same",
        "the lift is stuck, elevator out of order, same",
        "no hot shower on floor 3, the showers are cold, same",
        "暖气是凉的, 路灯坏了, other",
        "the lift is stuck, no parking, other",
        "暖气是凉的, 没有人管, none",
        "'', '', none",
    })
    void of_twoTexts_sayWhetherTheyMeanTheSame(String first, String second, String expected) {
        var overlap = overlap(first, second);

        assertThat(overlap.meant() > 0 ? "same" : overlap.misMeant() > 0 ? "other" : "none")
                .isEqualTo(expected);
        assertThat(overlap(second, first)).isEqualTo(overlap);
    }

    private Overlap overlap(String first, String second) {
        var weighed = new WeighedTerms(nothingSaidYet);
        weighed.read(terms(first), nothingSaidYet);
        return weighed.with(terms(second), _term -> {});
    }

    private static Terms terms(String text) {
        return Terms.of("", FoldedText.of(text));
    }
}
