package io.huiyin.processor.surge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PastTest {

    private static final int WARM_UP = 30 * 24;

    @Test
    void hoursWithoutReports_skippedAtOnce_areAsIfEachHadCome() {
        var atOnce = Past.NONE.with(100, 7, 175);
        var oneByOne = Past.NONE.with(100, 7, 101);
        for (long hour = 101; hour < 175; hour++) {
            oneByOne = oneByOne.with(hour, 0, hour + 1);
        }
        for (int i = 0; i < 24; i++) {
            assertThat(atOnce.reports().get(i)).isCloseTo(oneByOne.reports().get(i), within(1e-12));
            assertThat(atOnce.days().get(i)).isCloseTo(oneByOne.days().get(i), within(1e-12));
        }
    }

    @Test
    void expectation_ofAYoungPast_isThePlainMean() {
        var past = Past.NONE;
        for (long hour = 0; hour < 20; hour++) {
            past = past.with(hour, 4, hour + 1);
        }
        assertThat(past.expectation(22).mean()).isCloseTo((80 + 1) / (20.0 + 1), within(1e-9));
    }

    @Test
    void expectation_ofADailyRhythm_followsTheHour() {
        var past = Past.NONE;
        for (long hour = 0; hour < 60 * 24; hour++) {
            past = past.with(hour, hour % 24 == 8 ? 30 : 1, hour + 1);
        }
        assertThat(past.expectation(60 * 24 + 8).mean()).isBetween(28.0, 30.0);
        assertThat(past.expectation(60 * 24 + 9).mean()).isBetween(1.0, 1.2);
    }

    @Test
    void expectation_afterALongSilence_isForgotten() {
        var busy = Past.NONE.with(0, 1_000, 1);
        assertThat(busy.with(1, 0, 24 * 120).expectation(0).mean()).isLessThan(0.5);
    }

    /** Ordinary hours of cells with a daily rhythm: chance alone must not alarm more often than the rate says. */
    @ParameterizedTest(name = "{0} reports an hour, seed {1}")
    @CsvSource({"0.05, 11", "0.5, 12", "3, 13", "20, 14"})
    void ordinaryHours_ofAnySite_alarmNoMoreOftenThanStated(double mean, long seed) {
        double rate = 0.002;
        int cells = 60;
        int hours = WARM_UP + 30 * 24;
        var random = new Random(seed);
        int alarms = 0;
        for (int cell = 0; cell < cells; cell++) {
            var past = Past.NONE;
            for (long hour = 0; hour < hours; hour++) {
                int reports = poisson(random, mean * (1 + 0.8 * Math.sin(2 * Math.PI * hour / 24)));
                if (hour >= WARM_UP && reports >= past.expectation(hour).threshold(rate, Watching.LEAST_REPORTS)) {
                    alarms++;
                }
                past = past.with(hour, reports, hour + 1);
            }
        }
        double expected = rate * cells * (hours - WARM_UP);
        assertThat(alarms).isLessThanOrEqualTo((int) Math.ceil(expected + 3 * Math.sqrt(expected)));
    }

    /** Five times as many as usual are found at once where usual is enough to tell. */
    @ParameterizedTest(name = "{0} reports an hour, seed {1}")
    @CsvSource({"3, 21", "20, 22"})
    void surge_ofFiveTimesTheUsual_isFound(double mean, long seed) {
        var random = new Random(seed);
        int found = 0;
        for (int cell = 0; cell < 50; cell++) {
            var past = Past.NONE;
            for (long hour = 0; hour < WARM_UP; hour++) {
                past = past.with(hour, poisson(random, mean), hour + 1);
            }
            var threshold =
                    past.expectation(WARM_UP).threshold(Watching.DEFAULT_FALSE_ALARM_RATE, Watching.LEAST_REPORTS);
            found += poisson(random, 5 * mean) >= threshold ? 1 : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo(mean > 10 ? 50 : 20);
    }

    /** Knuth's way, The Art of Computer Programming 2, 3.4.1. */
    private static int poisson(Random random, double mean) {
        double limit = Math.exp(-mean);
        int count = -1;
        for (double product = 1; product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
