package io.huiyin.console.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuantilesTest {
    private static final double G = 1.01 / 0.99;

    @Test
    void millis_nothing_isEmpty() {
        assertThat(new Quantiles().millis(0.5)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void millis_anyDurations_isWithinOnePercentOfTheTruth(long seed) {
        var random = new Random(seed);
        var durations = new long[1 + random.nextInt(2_000)];
        var quantiles = new Quantiles();
        for (int i = 0; i < durations.length; i++) {
            durations[i] = Math.max(2, (long) Math.exp(random.nextDouble() * 20));
            quantiles.add((int) Math.ceil(Math.log(durations[i]) / Math.log(G)), 1);
        }
        Arrays.sort(durations);

        for (double q : new double[] {0, 0.5, 0.9, 1}) {
            long truth = durations[(int) (q * (durations.length - 1))];
            assertThat(quantiles.millis(q)).as("seed %s, q %s", seed, q).isPresent();
            assertThat((double) quantiles.millis(q).orElseThrow()).isCloseTo(truth, within(truth * 0.011 + 1));
        }
    }
}
