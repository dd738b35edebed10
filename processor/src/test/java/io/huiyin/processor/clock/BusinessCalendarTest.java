package io.huiyin.processor.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.huiyin.policy.CalendarRules;
import io.huiyin.policy.CalendarRules.Period;
import io.huiyin.policy.Days;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static CalendarRules everyDay(ZoneId zone, String... periods) {
        var hours = new EnumMap<DayOfWeek, List<Period>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            hours.put(day, periods(periods));
        }
        return new CalendarRules(zone, false, hours, Days.NONE, Optional.empty(), Map.of());
    }

    private static List<Period> periods(String... periods) {
        return Arrays.stream(periods)
                .map(text -> new Period(LocalTime.parse(text.substring(0, 5)), LocalTime.parse(text.substring(6))))
                .toList();
    }

    /** Offices that work Monday to Friday, with the National Day week of 2026 off and its make-up Saturday (State Council, holiday plan of 2026). */
    private static CalendarRules nationalDay() {
        var hours = new EnumMap<DayOfWeek, List<Period>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            if (day.getValue() <= 5) {
                hours.put(day, periods("08:30-12:00", "14:00-17:30"));
            }
        }
        var off =
                LocalDate.of(2026, 10, 1).datesUntil(LocalDate.of(2026, 10, 8)).collect(Collectors.toSet());
        return new CalendarRules(
                SHANGHAI,
                false,
                hours,
                new Days(off, Set.of(MonthDay.of(1, 1))),
                Optional.empty(),
                Map.of(LocalDate.of(2026, 10, 10), DayOfWeek.THURSDAY, LocalDate.of(2026, 1, 1), DayOfWeek.MONDAY));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a target that fills a day ends at its close, 2026-09-28T08:30, PT7H, 2026-09-28T17:30",
        "a target that fills a morning ends at noon,  2026-09-28T08:30, PT3H30M, 2026-09-28T12:00",
        "one millisecond more is the afternoon's,     2026-09-28T08:30, PT3H30M0.001S, 2026-09-28T14:00:00.001",
        "a target of nothing ends at once at work,    2026-09-28T09:00, PT0S, 2026-09-28T09:00",
        "a target of nothing ends at the next opening, 2026-10-03T11:00, PT0S, 2026-10-08T08:30",
        "at the close that is tomorrow,               2026-09-28T17:30, PT0S, 2026-09-29T08:30",
        "a holiday week is jumped,                    2026-09-30T17:00, PT1H, 2026-10-08T09:00",
        "a make-up Saturday works,                    2026-10-09T17:00, PT1H, 2026-10-10T09:00",
        "the Sunday after it does not,                2026-10-10T17:00, PT1H, 2026-10-12T09:00",
        "a make-up day wins over a yearly holiday,    2025-12-31T17:00, PT1H, 2026-01-01T09:00",
        "a yearly holiday comes every year,           2026-12-31T17:00, PT1H, 2027-01-04T09:00",
        "seconds and milliseconds are kept,           2026-09-28T08:30:01.234, PT1H, 2026-09-28T09:30:01.234",
    })
    void deadline_inOfficeHours_isTheEarliestInstant(String name, String start, Duration target, String expected) {
        var calendar = BusinessCalendar.of(nationalDay());
        assertThat(calendar.deadline(at(start, SHANGHAI), target)).isEqualTo(at(expected, SHANGHAI));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "from inside a period,                2026-09-28T16:30, PT1H, 2026-09-28T15:30",
        "from a close,                        2026-09-28T17:30, PT1H, 2026-09-28T16:30",
        "a whole afternoon is its opening,    2026-09-28T17:30, PT3H30M, 2026-09-28T14:00",
        "from a day off,                      2026-10-05T11:00, PT1H, 2026-09-30T16:30",
        "nothing is the end itself,           2026-10-05T11:00, PT0S, 2026-10-05T11:00",
    })
    void before_inOfficeHours_isTheLatestInstant(String name, String end, Duration time, String expected) {
        var calendar = BusinessCalendar.of(nationalDay());
        assertThat(calendar.before(at(end, SHANGHAI), time)).isEqualTo(at(expected, SHANGHAI));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a night shift in spring is an hour short,  22:00-06:00, 2026-03-28, 2026-03-29T12:00, PT7H",
        "and in autumn an hour long,                22:00-06:00, 2026-10-24, 2026-10-25T12:00, PT9H",
        "an end that does not exist shifts forward, 01:00-02:30, 2026-03-29, 2026-03-29T12:00, PT1H30M",
        "so does a start,                           02:30-04:00, 2026-03-29, 2026-03-29T12:00, PT30M",
        "both: the length is kept,                  02:00-02:30, 2026-03-29, 2026-03-29T12:00, PT30M",
        "a start shifted past its end is nothing,   02:45-03:15, 2026-03-29, 2026-03-29T12:00, PT0S",
        "an ambiguous end means the first,          01:00-02:30, 2026-10-25, 2026-10-25T12:00, PT1H30M",
        "so does an ambiguous start,                02:30-03:30, 2026-10-25, 2026-10-25T12:00, PT2H",
        "a full day in autumn has 25 hours,         00:00-00:00, 2026-10-25, 2026-10-26T00:00, PT25H",
    })
    void elapsed_overAChangeOfTime_isWhatReallyPassed(
            String name, String period, LocalDate from, String to, Duration expected) {
        var calendar = BusinessCalendar.of(everyDay(BERLIN, period));
        var start =
                from.atTime(period.startsWith("22") ? 12 : 0, 0).atZone(BERLIN).toInstant();
        assertThat(Duration.ofMillis(calendar.elapsedMillis(start, at(to, BERLIN))))
                .isEqualTo(expected);
    }

    @Test
    void elapsed_periodsThatShiftingMadeOverlap_countsNoInstantTwice() {
        var calendar = BusinessCalendar.of(everyDay(BERLIN, "02:00-02:45", "03:00-04:00"));
        assertThat(calendar.elapsedMillis(at("2026-03-29T00:00", BERLIN), at("2026-03-29T12:00", BERLIN)))
                .isEqualTo(Duration.ofHours(1).toMillis());
    }

    @Test
    void elapsed_nightShiftBeforeADayOff_countsToItsEnd() {
        var fridayNight = new CalendarRules(
                SHANGHAI,
                false,
                Map.of(DayOfWeek.FRIDAY, periods("20:00-04:00")),
                Days.NONE,
                Optional.empty(),
                Map.of());
        var calendar = BusinessCalendar.of(fridayNight);
        assertThat(calendar.deadline(at("2026-01-02T20:00", SHANGHAI), Duration.ofHours(8)))
                .isEqualTo(at("2026-01-03T04:00", SHANGHAI));
    }

    @Test
    void elapsed_nightShiftOverNewYear_isOneSpan() {
        var calendar = BusinessCalendar.of(everyDay(SHANGHAI, "20:00-04:00"));
        var start = at("2026-12-31T20:00", SHANGHAI);
        assertThat(calendar.deadline(start, Duration.ofHours(4))).isEqualTo(at("2027-01-01T00:00", SHANGHAI));
        assertThat(calendar.deadline(start, Duration.ofHours(5))).isEqualTo(at("2027-01-01T01:00", SHANGHAI));
        assertThat(calendar.before(at("2027-01-01T04:00", SHANGHAI), Duration.ofHours(8)))
                .isEqualTo(start);
    }

    @Test
    void elapsed_endNotAfterStart_isNothing() {
        var calendar = BusinessCalendar.of(nationalDay());
        var noon = at("2026-09-28T11:00", SHANGHAI);
        assertThat(calendar.elapsedMillis(noon, noon)).isZero();
        assertThat(calendar.elapsedMillis(noon, noon.minusSeconds(60))).isZero();
    }

    @Test
    void always_anySpan_isWallTime() {
        var calendar = BusinessCalendar.of(CalendarRules.always(BERLIN));
        var start = Instant.parse("2026-03-28T12:00:00.001Z");
        assertThat(calendar.deadline(start, Duration.ofHours(24))).isEqualTo(start.plus(Duration.ofHours(24)));
        assertThat(calendar.before(start, Duration.ofHours(24))).isEqualTo(start.minus(Duration.ofHours(24)));
        assertThat(calendar.elapsedMillis(start, start.plusMillis(7))).isEqualTo(7);
    }

    @Test
    void calendar_withoutAnyPeriod_isRefusedByName() {
        var empty = new CalendarRules(
                BERLIN, false, Map.of(DayOfWeek.MONDAY, List.of()), Days.NONE, Optional.empty(), Map.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCalendar.of("office", empty))
                .withMessageContaining("calendar office has no working period");
    }

    @Test
    void deadline_thatNoYearReaches_namesTheCalendar() {
        var leapDaysOff = new CalendarRules(
                BERLIN,
                false,
                Map.of(DayOfWeek.MONDAY, periods("09:00-09:01")),
                new Days(
                        Set.of(),
                        LocalDate.of(2024, 1, 1)
                                .datesUntil(LocalDate.of(2025, 1, 1))
                                .map(MonthDay::from)
                                .collect(Collectors.toSet())),
                Optional.empty(),
                Map.of());
        var calendar = BusinessCalendar.of("never", leapDaysOff);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar.deadline(Instant.parse("2026-01-01T00:00:00Z"), Duration.ofHours(1)))
                .withMessageContaining("calendar never has less than PT1H of working time after 2026-01-01T00:00:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar.before(Instant.parse("2026-01-01T00:00:00Z"), Duration.ofHours(1)))
                .withMessageContaining("before 2026-01-01T00:00:00Z");
    }

    @Test
    void instant_outsideTheYearsKnown_isRefused() {
        var calendar = BusinessCalendar.of("office", nationalDay());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar.elapsedMillis(Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z")))
                .withMessageContaining("9999-01-01T00:00:00Z");
    }

    @Test
    void elapsed_overManyYears_isTheSumOfItsParts() {
        var calendar = BusinessCalendar.of(nationalDay());
        var start = at("1999-03-01T00:00", SHANGHAI);
        var middle = at("2026-10-01T00:00", SHANGHAI);
        var end = at("2098-10-01T10:00", SHANGHAI);
        assertThat(calendar.elapsedMillis(start, middle) + calendar.elapsedMillis(middle, end))
                .isEqualTo(calendar.elapsedMillis(start, end));
        assertThat(calendar.deadline(start, Duration.ofMillis(calendar.elapsedMillis(start, end))))
                .isEqualTo(end);
    }

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }
}
