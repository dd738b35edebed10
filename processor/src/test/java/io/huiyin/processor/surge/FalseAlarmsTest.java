package io.huiyin.processor.surge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Years of made-up reports whose rules are known: how often chance alone is called a surge, and how often a surge is found. */
class FalseAlarmsTest {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final long FIRST = Series.hour("2025-01-01T00:00", ZONE);
    private static final int LEARNING = 56;

    /** One false alarm a year is stated here, so that there is something to count; the rate is a matter of the same tails. */
    @ParameterizedTest(name = "{0} an hour, hours vary by {1}, days by {2}, seed {3}")
    @CsvSource({
        "0.02, 0, 0, 11",
        "0.5, 0, 0, 12",
        "5, 0, 0, 13",
        "0.5, 0.5, 0, 14",
        "5, 0.5, 0, 15",
        "5, 0.5, 0.1, 16",
        "5, 0.1, 0.3, 17",
        "20, 0.2, 0.05, 18",
        "0.1, 0.5, 0.1, 19",
    })
    void ordinaryYears_ofAnyKind_alarmNoMoreOftenThanStated(double mean, double hourly, double daily, long seed) {
        int years = 16;
        var random = new Random(seed);
        var series = new Series(mean, hourly, daily, ZONE);
        long alarms = 0;
        for (int year = 0; year < years; year++) {
            alarms += first(series.findings(random, FIRST, LEARNING + 365, LEARNING, 1));
        }
        assertThat(alarms).isLessThanOrEqualTo((long) Math.ceil(years + 3 * Math.sqrt(years)));
    }

    /** Alarms, without what says that one has grown. */
    private static long first(List<Finding> findings) {
        return findings.stream().filter(finding -> finding.window().said() == 1).count();
    }

    /** Cold starts: the first eight weeks, with nothing known before. */
    @ParameterizedTest(name = "{0} an hour, seed {1}")
    @CsvSource({"0.1, 21", "1, 22", "10, 23"})
    void firstWeeks_ofSomethingNew_alarmNoMoreOftenThanStated(double mean, long seed) {
        int starts = 60;
        var random = new Random(seed);
        var series = new Series(mean, 0.2, 0.05, ZONE);
        long alarms = 0;
        for (int start = 0; start < starts; start++) {
            alarms += first(series.findings(random, FIRST, LEARNING, 0, 1));
        }
        double stated = starts * LEARNING / 365.25;
        assertThat(alarms).isLessThanOrEqualTo((long) Math.ceil(stated + 3 * Math.sqrt(stated)));
    }

    /** At the rate of one false alarm in ten years. */
    @ParameterizedTest(name = "{0} an hour, {1} times as many for {2} hours: found in {3} of 100, seed {4}")
    @CsvSource({"1, 10, 1, 45, 31", "5, 6, 1, 50, 32", "20, 8, 1, 75, 33", "1, 4, 24, 85, 34", "5, 3, 24, 85, 35"})
    void surge_planted_isFound(double mean, double times, int hours, int atLeast, long seed) {
        var random = new Random(seed);
        var series = new Series(mean, 0.1, 0.03, ZONE);
        long from = Series.hour("2025-03-05T00:00", ZONE) + (hours == 1 ? 12 : 0);
        int found = 0;
        for (int i = 0; i < 100; i++) {
            var watched = new Watched(ZONE, 0.1);
            boolean said = false;
            double ofDay = 1;
            for (long hour = FIRST; hour < from + hours; hour++) {
                if (Season.day(hour, ZONE) != Season.day(hour - 1, ZONE)) {
                    ofDay = Series.factor(random, series.daily());
                }
                double rate = series.rate(hour) * ofDay * Series.factor(random, series.hourly());
                var news = watched.hour(hour, Series.poisson(random, hour < from ? rate : times * rate));
                said = hour >= from && (said || !news.isEmpty());
            }
            found += said ? 1 : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo(atLeast);
    }
}
