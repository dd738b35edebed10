package io.huiyin.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When time counts.
 *
 * @param always 24x7: nothing else is looked at
 * @param hours working periods by weekday, half-open, in rising order; one that ends at or before its start goes over midnight
 * @param holidays single days off
 * @param yearlyHolidays days off in every year
 * @param workdays make-up days (调休) that work although they are holidays or weekends, with the hours of the weekday named
 */
public record CalendarRules(
        ZoneId zone,
        boolean always,
        Map<DayOfWeek, List<Period>> hours,
        Set<LocalDate> holidays,
        Set<MonthDay> yearlyHolidays,
        Map<LocalDate, DayOfWeek> workdays) {

    /** From {@code start} (inclusive) to {@code end} (exclusive); an end of 00:00 is midnight at the day's end. */
    public record Period(LocalTime start, LocalTime end) {}

    /** The same hours in every week, holidays or not. */
    static CalendarRules weekly(ZoneId zone, Map<DayOfWeek, List<Period>> hours) {
        return new CalendarRules(zone, false, hours, Set.of(), Set.of(), Map.of());
    }

    /** Around the clock, every day. */
    public static CalendarRules always(ZoneId zone) {
        return new CalendarRules(zone, true, Map.of(), Set.of(), Set.of(), Map.of());
    }

    /** The periods that start on this day: make-up days win over holidays, and both over the weekday. */
    public List<Period> periods(LocalDate date) {
        var workday = workdays.get(date);
        if (workday == null && (holidays.contains(date) || yearlyHolidays.contains(MonthDay.from(date)))) {
            return List.of();
        }
        return hours.getOrDefault(workday == null ? date.getDayOfWeek() : workday, List.of());
    }
}
