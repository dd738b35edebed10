package io.huiyin.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When time counts.
 *
 * @param always 24x7: nothing else is looked at
 * @param hours working periods by weekday, half-open, in rising order; one that ends at or before its start goes over midnight
 * @param daysOff days off that the tenant names
 * @param publicHolidays days off that a country has
 * @param workdays make-up days (调休) that work although they are holidays or weekends, with the hours of the weekday named
 */
public record CalendarRules(
        ZoneId zone,
        boolean always,
        Map<DayOfWeek, List<Period>> hours,
        Days daysOff,
        Optional<PublicHolidays> publicHolidays,
        Map<LocalDate, DayOfWeek> workdays) {

    /** From {@code start} (inclusive) to {@code end} (exclusive); an end of 00:00 is midnight at the day's end. */
    public record Period(LocalTime start, LocalTime end) {}

    /** The same hours in every week, holidays or not. */
    static CalendarRules weekly(ZoneId zone, Map<DayOfWeek, List<Period>> hours) {
        return new CalendarRules(zone, false, hours, Days.NONE, Optional.empty(), Map.of());
    }

    /** Around the clock, every day. */
    public static CalendarRules always(ZoneId zone) {
        return new CalendarRules(zone, true, Map.of(), Days.NONE, Optional.empty(), Map.of());
    }

    /** The periods that start on this day: make-up days win over holidays, and both over the weekday. */
    public List<Period> periods(LocalDate date) {
        var workday = workdays.get(date);
        if (workday == null && holiday(date)) {
            return List.of();
        }
        return hours.getOrDefault(workday == null ? date.getDayOfWeek() : workday, List.of());
    }

    /** Whether it is a day off, be it the tenant's own or a public one; make-up days are not looked at. */
    public boolean holiday(LocalDate date) {
        return daysOff.contains(date)
                || publicHolidays.filter(days -> days.contains(date)).isPresent();
    }
}
