package io.huiyin.processor.deduplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
            if (IntStream.range(0, Bands.COUNT).anyMatch(band -> first.hashes()[band] == second.hashes()[band])) {
                sharing++;
            }
        }

        assertThat((double) sharing / pairs).as("seed 42").isEqualTo(probability, within(0.03));
    }

    @ParameterizedTest(name = "resemblance {0}")
    @ValueSource(doubles = {0, 0.1, 0.5, 0.7, 1})
    void resemblance_setsOfKnownResemblance_isEstimated(double resemblance) {
        var random = new Random(42);
        int shared = (int) Math.round(200 * resemblance / (1 + resemblance));
        int missed = 0;
        double sum = 0;
        for (int i = 0; i < 1000; i++) {
            var all = random.ints(0, 1 << 20).distinct().limit(200 - shared).toArray();
            var first = Bands.of(sorted(Arrays.copyOfRange(all, 0, 100)), 7);
            var second = Bands.of(sorted(Arrays.copyOfRange(all, 100 - shared, 200 - shared)), 7);
            var estimate = first.resemblance(second.minima(), 0);
            sum += estimate;
            boolean met =
                    IntStream.range(0, Bands.COUNT).anyMatch(band -> first.hashes()[band] == second.hashes()[band]);
            missed += met && estimate < resemblance - 0.2 ? 1 : 0;
        }

        assertThat(sum / 1000).as("seed 42").isEqualTo(resemblance, within(0.01));
        assertThat(missed).as("met, but 0.2 too low, seed 42").isLessThan(5);
    }

    @Test
    void of_otherScope_sharesNoBand() {
        var shingles = Shingles.of("电梯坏了没有人来修");
        var here = Bands.of(shingles, 1);
        var there = Bands.of(shingles, 2);

        assertThat(IntStream.range(0, Bands.COUNT)).noneMatch(band -> here.hashes()[band] == there.hashes()[band]);
    }

    private static Shingles sorted(int[] hashes) {
        Arrays.sort(hashes);
        return Shingles.ofHashes(hashes);
    }
}
