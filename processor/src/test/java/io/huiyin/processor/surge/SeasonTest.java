package io.huiyin.processor.surge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeasonTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T02:15:00Z, Asia/Shanghai, 10, 52", // Friday, ten in the morning
        "2026-11-20T16:00:00Z, Asia/Shanghai, 24, 53", // Saturday, midnight
        "2026-11-22T15:59:59Z, Asia/Shanghai, 47, 54", // Sunday, the last hour
        "2011-11-06T05:30:00Z, America/New_York, 25, 54", // Sunday, one o'clock, the first time
        "2011-11-06T06:30:00Z, America/New_York, 25, 54", // and the second
        "2026-11-20T02:30:00Z, Asia/Kolkata, 7, 52", // the hour begins at half past seven there
        "1969-12-31T23:00:00Z, UTC, 23, 50", // Wednesday before the epoch
    })
    void slots_ofAnHour_areThoseOfTheTenantsDay(Instant at, String zone, int hourSlot, int daySlot) {
        long hour = Season.hour(at);
        assertThat(Season.hourSlot(hour, ZoneId.of(zone))).isEqualTo(hourSlot);
        assertThat(Season.daySlot(hour, ZoneId.of(zone))).isEqualTo(daySlot);
    }

    @ParameterizedTest
    @CsvSource({"2011-03-13, 23", "2011-11-06, 25", "2011-08-28, 24"})
    void day_whereTheClocksChange_hasAsManyHoursAsPassed(java.time.LocalDate date, int hours) {
        var zone = ZoneId.of("America/New_York");
        long day = date.toEpochDay();
        assertThat(Season.firstHour(day + 1, zone) - Season.firstHour(day, zone))
                .isEqualTo(hours);
        assertThat(Season.day(Season.firstHour(day, zone), zone)).isEqualTo(day);
        assertThat(Season.day(Season.firstHour(day, zone) - 1, zone)).isEqualTo(day - 1);
    }

    @Test
    void firstHour_inAZoneOffByHalfAnHour_beginsWithinTheDay() {
        var zone = ZoneId.of("Asia/Kolkata");
        long first = Season.firstHour(20_000, zone);
        assertThat(Season.day(first, zone)).isEqualTo(20_000);
        assertThat(Season.day(first - 1, zone)).isEqualTo(19_999);
    }
}
