package io.huiyin.processor.surge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProfileTest {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final long MONDAY = Series.hour("2026-03-02T00:00", ZONE);
    private static final Series RHYTHM = new Series(4, 0, 0, ZONE);

    /** Of so many days of a made-up series. */
    private static Watched watched(Series series, int days, long seed) {
        var random = new Random(seed);
        var watched = new Watched(ZONE, 0.1);
        for (long hour = MONDAY; hour < MONDAY + 24L * days; hour++) {
            watched.hour(hour, Series.poisson(random, series.rate(hour)));
        }
        return watched;
    }

    @Test
    void rates_ofADailyAndWeeklyRhythm_followIt() {
        var rates = watched(RHYTHM, 84, 1).profile().rates();
        long later = MONDAY + 24L * 84;
        for (long hour = later + 6; hour < later + 24 * 7; hour += 7) {
            double true_ = RHYTHM.rate(hour);
            assertThat(rates.mean(hour, ZONE)).as("hour %d", hour).isCloseTo(true_, within(0.12 * true_ + 0.35));
        }
    }

    /** The clocks go forward on 8 March: noon stays noon. */
    @Test
    void rates_overAChangeOfClocks_stayWithTheLocalHour() {
        var watched = new Watched(ZONE, 0.1);
        for (long hour = MONDAY - 24 * 28; hour < MONDAY + 24 * 4; hour++) {
            watched.hour(hour, Season.hourSlot(hour, ZONE) % 24 == 12 ? 40 : 1);
        }
        var rates = watched.profile().rates();
        assertThat(rates.mean(Series.hour("2026-03-09T12:00", ZONE), ZONE)).isBetween(33.0, 45.0);
        assertThat(rates.mean(Series.hour("2026-03-09T13:00", ZONE), ZONE)).isBetween(0.8, 1.6);
    }

    @Test
    void profile_atFirst_expectsLittleAndBelievesLittle() {
        var watched = watched(RHYTHM, 1, 3);
        var rates = watched.profile().rates();
        assertThat(rates.doubt(MONDAY + 36, ZONE)).isGreaterThan(0.1);
        var later = watched(RHYTHM, 56, 3).profile().rates();
        assertThat(later.doubt(MONDAY + 36, ZONE)).isLessThan(0.03);
    }

    @Test
    void silence_whereMuchWasExpected_isAHoleAndTeachesNothing() {
        var watched = watched(RHYTHM, 28, 4);
        double before = watched.profile().rates().mean(MONDAY + 24 * 42 + 12, ZONE);
        watched.hour(MONDAY + 24 * 42, 4);
        watched.hour(MONDAY + 24 * 42 + 1, 1);
        assertThat(watched.profile().rates().mean(MONDAY + 24 * 42 + 12, ZONE))
                .isCloseTo(before, within(0.05 * before));
    }

    @Test
    void silence_whereLittleWasExpected_isLearned() {
        var watched = new Watched(ZONE, 0.1);
        for (int day = 0; day < 28; day++) {
            watched.hour(MONDAY + 24L * day, 1);
        }
        assertThat(watched.profile().rates().mean(MONDAY + 24 * 28 + 3, ZONE)).isBetween(0.005, 0.05);
        var zeros = new Watched(ZONE, 0.1);
        zeros.hour(MONDAY, 1);
        zeros.hour(MONDAY + 24 * 21, 1);
        assertThat(zeros.profile().rates().mean(MONDAY + 24 * 21, ZONE)).isLessThan(0.02);
    }

    @Test
    void storm_ofOneDay_hardlyChangesWhatIsUsual() {
        var watched = watched(RHYTHM, 56, 5);
        long day = MONDAY + 24 * 56;
        double before = watched.profile().rates().mean(day + 12, ZONE);
        for (long hour = day; hour < day + 24; hour++) {
            watched.hour(hour, 200);
        }
        watched.hour(day + 24, 1);
        assertThat(watched.profile().rates().mean(day + 24 * 7 + 12, ZONE)).isLessThan(1.4 * before);
    }

    /** A level that has changed for good is usual after some weeks. */
    @Test
    void level_fourTimesAsHigh_isLearned() {
        var watched = watched(RHYTHM, 56, 6);
        var random = new Random(6);
        long from = MONDAY + 24 * 56;
        for (long hour = from; hour < from + 24 * 70; hour++) {
            watched.hour(hour, Series.poisson(random, 4 * RHYTHM.rate(hour)));
        }
        double now = watched.profile().rates().mean(from + 24 * 70 + 12, ZONE);
        assertThat(now).isGreaterThan(2 * RHYTHM.rate(from + 24 * 70 + 12));
    }

    @Test
    void written_andRead_isTheSame() {
        var profile = watched(RHYTHM, 10, 7).profile();
        assertThat(Profile.of(profile.written()).written()).isEqualTo(profile.written());
    }
}
