package io.huiyin.processor.deduplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandsTest {

    /** The probabilities of the table in the class, tried on pairs of sets of which the resemblance is known. */
    @ParameterizedTest(name = "resemblance {0}")
    @CsvSource({"0.1, 0.016", "0.3, 0.355", "0.5, 0.882", "0.7, 0.9988"})
    void of_setsOfKnownResemblance_shareABandAsOftenAsTheCurveSays(double resemblance, double probability) {
        var random = new Random(42);
        int pairs = 2000;
        int sharing = 0;
        for (int i = 0; i < pairs; i++) {
            int shared = (int) Math.round(200 * resemblance / (1 + resemblance));
            var all = random.ints(0, 1 << 20).distinct().limit(200 - shared).toArray();
            var first = Bands.of(sorted(Arrays.copyOfRange(all, 0, 100)), 7);
            var second = Bands.of(sorted(Arrays.copyOfRange(all, 100 - shared, 200 - shared)), 7);
            if (IntStream.range(0, Bands.COUNT).anyMatch(band -> first[band] == second[band])) {
                sharing++;
            }
        }

        assertThat((double) sharing / pairs).as("seed 42").isEqualTo(probability, within(0.03));
    }

    @Test
    void of_otherScope_sharesNoBand() {
        var shingles = Shingles.of("电梯坏了没有人来修");
        var here = Bands.of(shingles, 1);
        var there = Bands.of(shingles, 2);

        assertThat(IntStream.range(0, Bands.COUNT)).noneMatch(band -> here[band] == there[band]);
    }

    private static Shingles sorted(int[] hashes) {
        Arrays.sort(hashes);
        return Shingles.ofHashes(hashes);
    }
}
