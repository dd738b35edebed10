package io.huiyin.processor.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SketchTest {

    private static Sketch of(long... millis) {
        return LongStream.of(millis)
                .mapToObj(Duration::ofMillis)
                .map(Sketch::of)
                .reduce(Sketch.EMPTY, Sketch::plus);
    }

    @ParameterizedTest
    @CsvSource({"-5, 0", "0, 0", "1, 0", "2, 35", "1000, 346", "86400000, 914", "9223372036854775807, 2184"})
    void bucket_ofMillis_isTheOneWhoseBoundsHoldThem(long millis, int expected) {
        assertThat(Sketch.bucket(millis)).isEqualTo(expected);
        if (millis > 1) {
            var growth = 1.01 / 0.99;
            assertThat((double) millis)
                    .isLessThanOrEqualTo(Math.pow(growth, expected) * (1 + 1e-12))
                    .isGreaterThan(Math.pow(growth, expected - 1) * (1 - 1e-12));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 70, 700})
    void quantile_ofManyDurations_isWithinOnePercent(long seed) {
        var random = new Random(seed);
        // Log-normal: from seconds to weeks, as response times are.
        var millis = random.doubles(2_000)
                .mapToLong(ignored -> 2 + (long) Math.exp(15 + 2.5 * random.nextGaussian()))
                .toArray();
        var sketch = of(millis);
        Arrays.sort(millis);
        for (double q : new double[] {0, 0.01, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999, 1}) {
            double exact = millis[(int) Math.floor(q * (millis.length - 1))];
            assertThat(sketch.quantile(q)).as("q %s", q).hasValueSatisfying(found -> assertThat(found.toNanos() / 1e6)
                    .isCloseTo(exact, within(0.01 * exact + 1e-6)));
        }
    }

    @Test
    void merge_ofTwo_isTheSketchOfAll() {
        assertThat(of(1, 500, 70_000).plus(of(500, 9_000_000))).isEqualTo(of(9_000_000, 500, 70_000, 1, 500));
    }

    @Test
    void minus_whatWasAdded_leavesTheRest() {
        assertThat(of(1, 500, 70_000).minus(of(500))).isEqualTo(of(1, 70_000));
        assertThat(of(500).minus(of(500)).isEmpty()).isTrue();
    }

    @Test
    void minus_fromNothing_isADebtThatAddingPays() {
        var debt = Sketch.EMPTY.minus(of(500));
        assertThat(debt.total()).isEqualTo(-1);
        assertThat(debt.quantile(0.5)).isEmpty();
        assertThat(debt.plus(of(500, 20))).isEqualTo(of(20));
    }

    @Test
    void quantile_ofNothing_isEmpty() {
        assertThat(Sketch.EMPTY.quantile(0.5)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void quantile_outsideItsRange_isRefused(double q) {
        assertThatIllegalArgumentException().isThrownBy(() -> of(1).quantile(q)).withMessageContaining("" + q);
    }

    @Test
    void written_andRead_isTheSame() {
        var sketch = of(3, 500, 70_000, 500);
        assertThat(Sketch.of(sketch.written())).isEqualTo(sketch);
        assertThat(Sketch.EMPTY.written()).isNull();
        assertThat(of(500, 1, 500).written()).satisfies(written -> {
            assertThat(written.getBuckets()).containsExactly(0, 311);
            assertThat(written.getCounts()).containsExactly(1L, 2L);
        });
    }
}
