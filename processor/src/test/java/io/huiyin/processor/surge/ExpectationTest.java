package io.huiyin.processor.surge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {

    /** With shape 1 and rate 1 the count is geometric: P(X >= k) = 2^-k. */
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0.5", "10, 0.0009765625", "40, 9.094947017729282e-13"})
    void tail_ofAGeometricCount_isAPowerOfTwo(long reports, double expected) {
        assertThat(new Expectation(1, 1).tail(reports)).isCloseTo(expected, within(expected * 1e-9));
    }

    /** A long past is Poisson: 1 - exp(-3) (1 + 3 + 9/2 + 9/2 + 27/8) for five or more where three are expected. */
    @Test
    void tail_ofALongPast_isPoissons() {
        double expected = 1 - Math.exp(-3) * (1 + 3 + 4.5 + 4.5 + 3.375);
        assertThat(new Expectation(3e8, 1e8).tail(5)).isCloseTo(expected, within(1e-6));
    }

    @Test
    void of_meanAndVariance_hasThem() {
        var expectation = Expectation.of(8, 0.5);
        assertThat(expectation.mean()).isCloseTo(8, within(1e-12));
        assertThat(expectation.shape()).isEqualTo(2);
    }

    @Test
    void tail_ofAShortPast_isHeavier() {
        assertThat(new Expectation(3, 1).tail(12)).isGreaterThan(30 * new Expectation(3e6, 1e6).tail(12));
    }

    @Test
    void tail_ofManyThousands_doesNotUnderflow() {
        var busy = new Expectation(200_000, 20);
        assertThat(busy.tail(10_000)).isCloseTo(0.5, within(0.01));
        assertThat(busy.tail(11_000)).isBetween(1e-30, 1e-15);
    }

    /** The last figure: the sum of the terms by their gamma functions, 9.855e-6 from 10,441 on and 1.029e-5 from 10,440 on. */
    @ParameterizedTest
    @CsvSource({"1, 1, 0.00001, 17", "0.01, 20, 0.00001, 3", "200000, 20, 0.00001, 10441", "0.3, 0.3, 0.002, 16"})
    void threshold_forARate_isTheLeastCountBelowIt(double shape, double rate, double probability, long expected) {
        var expectation = new Expectation(shape, rate);
        long threshold = expectation.thresholds(0.1, probability)[1];
        assertThat(threshold).isEqualTo(expected);
        assertThat(expectation.tail(threshold)).isLessThanOrEqualTo(probability);
        assertThat(expectation.tail(threshold - 1)).isGreaterThan(probability);
    }
}
