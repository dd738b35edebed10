package io.huiyin.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.check.Problem;
import io.huiyin.policy.CalendarLanguage.Sound;
import io.huiyin.policy.CalendarLanguage.Unsound;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarLanguageTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static CalendarLanguage.Read read(String json) {
        try {
            return CalendarLanguage.read(JSON.readTree(json.replace('\'', '"')), "calendar");
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    private static CalendarRules rules(String json) {
        return switch (read(json)) {
            case Sound sound -> sound.rules();
            case Unsound unsound -> throw new AssertionError(unsound.problems());
        };
    }

    @ParameterizedTest(name = "{0}: of {1} these are off: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-10-01             | 2026-09-30 2026-10-01 2026-10-02            | 2026-10-01",
                "2026-10-01..2026-10-03 | 2026-09-30 2026-10-01 2026-10-03 2026-10-04 | 2026-10-01 2026-10-03",
                "2026-10-01..2026-10-01 | 2026-09-30 2026-10-01 2026-10-02            | 2026-10-01",
                "2026-12-30..2027-01-02 | 2026-12-29 2026-12-30 2027-01-02 2027-01-03 | 2026-12-30 2027-01-02",
                "*-12-24..*-12-26       | 2026-12-23 2026-12-24 2030-12-26 2030-12-27 | 2026-12-24 2030-12-26",
                "*-12-24..*-01-02       | 2026-12-23 2026-12-24 2027-01-02 2027-01-03 | 2026-12-24 2027-01-02",
                "*-02-28 .. *-03-01     | 2026-02-28 2026-03-01 2028-02-29 2028-03-02 | 2026-02-28 2026-03-01 2028-02-29",
                "*-02-29                | 2026-02-28 2026-03-01 2028-02-29            | 2028-02-29",
                "*-12-01..*-02-29       | 2026-11-30 2028-02-29 2027-02-28 2027-03-01 | 2028-02-29 2027-02-28",
            })
    void holiday_daysAndRanges_areOffFromTheFirstToTheLast(String written, String asked, String off) {
        var rules = rules("{'holidays': ['%s']}".formatted(written));
        assertThat(Arrays.stream(asked.split(" ")).filter(day -> rules.holiday(LocalDate.parse(day))))
                .containsExactly(off.split(" "));
        assertThat(rules.periods(LocalDate.of(2026, 7, 15))).hasSize(1);
    }

    @Test
    void publicHolidays_ofARegion_areOffWithExceptionsAndMakeUpDaysOnTop() {
        var rules = rules("""
                {'tz': 'Europe/Berlin', 'hours': {'mon': ['08:00-18:00'], 'fri': ['08:00-14:00']},
                 'public': {'country': 'de', 'region': 'by', 'except': ['*-01-06', '2026-05-14..2026-05-15']},
                 'workdays': {'2026-12-25': 'fri', '2026-06-04': 'mon'}}""");
        var of2026 = rules.publicHolidays().orElseThrow().in(2026).stream()
                .filter(rules::holiday)
                .map(LocalDate::toString)
                .sorted()
                .collect(Collectors.joining(" "));
        // Bavaria, Art. 1 FTG, without Epiphany and Ascension, which are excepted.
        assertThat(of2026)
                .isEqualTo("2026-01-01 2026-04-03 2026-04-06 2026-05-01 2026-05-25 2026-06-04 2026-10-03"
                        + " 2026-11-01 2026-12-25 2026-12-26");
        assertThat(rules.periods(LocalDate.of(2026, 12, 25)))
                .isEqualTo(rules.hours().get(DayOfWeek.FRIDAY));
        assertThat(rules.periods(LocalDate.of(2026, 6, 4)))
                .isEqualTo(rules.hours().get(DayOfWeek.MONDAY));
        assertThat(rules.periods(LocalDate.of(2026, 4, 6))).isEmpty();
    }

    @Test
    void publicHolidays_observedOnAnotherDay_areOffOnBothEvenOverNewYear() {
        var rules = rules("{'public': 'US'}");
        // 5 U.S.C. 6103(b): a holiday on a Saturday is observed on the Friday before.
        assertThat(rules.holiday(LocalDate.of(2026, 7, 3))).isTrue();
        assertThat(rules.holiday(LocalDate.of(2026, 7, 4))).isTrue();
        assertThat(rules.holiday(LocalDate.of(2027, 12, 31))).isTrue();
        assertThat(rules.holiday(LocalDate.of(2028, 1, 1))).isTrue();
        assertThat(rules.holiday(LocalDate.of(2026, 12, 31))).isFalse();
    }

    @Test
    void publicHolidays_askedAgain_areTheSameObject() {
        var days = rules("{'public': 'DE'}").publicHolidays().orElseThrow();
        assertThat(days.in(2031)).isSameAs(days.in(2031));
    }

    @Test
    void publicHolidays_ofAYearThatNobodyKnows_areRefusedByName() {
        var rules = rules("{'public': 'SA'}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rules.holiday(LocalDate.of(2190, 1, 1)))
                .withMessageContaining("the public holidays of SA in 2190 cannot be known");
    }

    @Test
    void zone_byEitherName_isTheCalendars() {
        assertThat(rules("{'tz': 'Asia/Shanghai'}")).isEqualTo(CalendarRules.always(ZoneId.of("Asia/Shanghai")));
        assertThat(rules("{'zone': 'Asia/Shanghai'}")).isEqualTo(CalendarRules.always(ZoneId.of("Asia/Shanghai")));
        assertThat(rules("{}")).isEqualTo(CalendarRules.always(ZoneOffset.UTC));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'tz': 'Mars/Olympus'} | calendar.tz | Mars/Olympus | a time zone of the IANA database, such as Asia/Shanghai",
                "{'tz': 'UTC', 'zone': 'UTC'} | calendar.tz | UTC | left out where 'zone' is given",
                "{'hour': {}} | calendar.hour | hour | a known key; the nearest is 'hours'",
                "{'hours': {'mon': ['25:00-18:00']}} | calendar.hours.mon[0] | 25:00-18:00 | working time such as 08:00-12:00 or, over midnight, 22:00-06:00",
                "{'hours': {'monday': ['08:00-18:00']}} | calendar.hours.monday | monday | one of mon, tue, wed, thu, fri, sat, sun",
                "{'hours': {'mon': []}} | calendar.hours | '' | working time on at least one weekday; around the clock is the calendar 'always'",
                "{'holidays': ['2026-10-07..2026-10-01']} | calendar.holidays[0] | 2026-10-07..2026-10-01 | a date such as 2026-10-01, or *-01-01 for every year, or a range of either such as 2026-10-01..2026-10-07, at most 366 days long",
                "{'holidays': ['*-12-24..2026-12-26']} | calendar.holidays[0] | *-12-24..2026-12-26 | a date such as 2026-10-01, or *-01-01 for every year, or a range of either such as 2026-10-01..2026-10-07, at most 366 days long",
                "{'holidays': ['2026-02-29']} | calendar.holidays[0] | 2026-02-29 | a date such as 2026-10-01, or *-01-01 for every year, or a range of either such as 2026-10-01..2026-10-07, at most 366 days long",
                "{'public': 'Germany'} | calendar.public | Germany | the code of a country, such as DE; the nearest is 'DE' (Germany)",
                "{'public': 'UK'} | calendar.public | UK | the code of a country, such as DE; the nearest is 'GB' (United Kingdom)",
                "{'public': 'Swizerland'} | calendar.public | Swizerland | the code of a country, such as DE; the nearest is 'CH' (Switzerland)",
                "{'public': 'CN'} | calendar.public | CN | a country whose holidays the library knows, and China is none: write its days under 'holidays' and its make-up days under 'workdays'",
                "{'public': {'region': 'by'}} | calendar.public.country | '' | given: the code of a country, such as DE",
                "{'public': {'country': 'DE', 'region': 'Bavaria'}} | calendar.public.region | Bavaria | a region of DE; the nearest is 'by' (Bavaria)",
                "{'public': {'country': 'PL', 'region': 'x'}} | calendar.public.region | x | left out: no regions of PL are known",
                "{'public': {'country': 'DE', 'except': ['Monday']}} | calendar.public.except[0] | Monday | a date such as 2026-10-01, or *-01-01 for every year, or a range of either such as 2026-10-01..2026-10-07, at most 366 days long",
                "{'workdays': {'*-10-10': 'mon'}} | calendar.workdays.*-10-10 | *-10-10 | a date such as 2026-10-10",
            })
    void read_wrongCalendar_namesFieldValueAndWhatWouldBeRight(
            String json, String field, String value, String expected) {
        assertThat(read(json)).isInstanceOfSatisfying(Unsound.class, unsound -> assertThat(unsound.problems())
                .first()
                .isEqualTo(new Problem(field, value, expected)));
    }
}
