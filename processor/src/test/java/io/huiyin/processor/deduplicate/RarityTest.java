package io.huiyin.processor.deduplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RarityTest {
    private static final int TENANT = 17;
    private static final double MOST = 5.8;

    private final Rarity rarity = new Rarity();

    @Test
    void weight_nothingSaidYet_isHighOfWhatIsNoCommonplace() {
        assertThat(weight("搅拌")).isGreaterThan(5);
        assertThat(weight("请问")).isLessThan(0.01);
    }

    @ParameterizedTest
    @CsvSource({"1, 5.8", "10, 4.2", "100, 1.9", "400, 0.5", "700, 0", "2000, 0"})
    void weight_ofTwoThousandReports_fallsWithHowManySayIt(int saying, double expected) {
        for (int i = 0; i < 2000; i++) {
            say(TENANT, i < saying ? "青枫" : "其它");
        }

        assertThat(weight("青枫")).isCloseTo(expected, within(0.1));
    }

    @Test
    void weight_whatAnotherTenantSays_countsForNothing() {
        for (int i = 0; i < 500; i++) {
            say(TENANT + 1, "青枫");
        }

        assertThat(weight("青枫")).isGreaterThan(5);
        assertThat(rarity.reportsOf(TENANT)).isZero();
    }

    @Test
    void weight_whatWasSaidBeforeTheSample_isForgotten() {
        for (int i = 0; i < 1000; i++) {
            say(TENANT, "青枫");
        }
        double common = weight("青枫");
        for (int i = 0; i < Rarity.SAMPLE; i++) {
            say(TENANT, "其它");
        }

        assertThat(common).isLessThan(0.5);
        assertThat(weight("青枫")).isEqualTo(MOST);
        assertThat(rarity.reportsOf(TENANT)).isEqualTo(Rarity.SAMPLE);
    }

    @Test
    void weight_ofWhatWordsMean_startsLowerThanThatOfAWord() {
        var look = rarity.of(TENANT);
        var weights = Arrays.stream(Terms.of("", "暖气").hashes())
                .mapToDouble(look::weight)
                .sorted()
                .toArray();

        assertThat(weights).hasSize(2);
        assertThat(weights[0]).isBetween(2.0, 4.0);
        assertThat(weights[1]).isGreaterThan(5);
    }

    private void say(int tenant, String text) {
        rarity.add(tenant, Terms.of("", text));
    }

    private double weight(String pair) {
        var look = rarity.of(TENANT);
        int plain = Terms.plain(pair)[0];
        return look.weight(plain);
    }
}
