package io.huiyin.policy;

import io.huiyin.policy.CalendarRules.Period;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code calendars}. */
final class CalendarReader {
    private static final String ALWAYS = "always";
    private static final Map<String, DayOfWeek> DAYS = days();
    private static final String DAY = "one of " + String.join(", ", DAYS.keySet());
    private static final String PERIOD = "working time such as 08:00-12:00 or, over midnight, 22:00-06:00";
    private static final Pattern PERIOD_FORM =
            Pattern.compile("(\\d{2}:\\d{2}(?::\\d{2})?)\\s*-\\s*(\\d{2}:\\d{2}(?::\\d{2})?)");
    private static final int DAY_SECONDS = 24 * 60 * 60;

    private CalendarReader() {}

    /** All calendars by name, {@code always} among them. */
    static Map<String, CalendarRules> read(Field field, ZoneId zone) {
        var calendars = new LinkedHashMap<String, CalendarRules>();
        calendars.put(ALWAYS, CalendarRules.always(zone));
        field.byName().forEach((name, calendar) -> {
            if (name.equals(ALWAYS)) {
                calendar.refuse(name, "another name; 'always' is built in and means around the clock");
            } else {
                calendars.put(name, calendar(calendar, zone));
            }
        });
        return Collections.unmodifiableMap(calendars);
    }

    private static CalendarRules calendar(Field field, ZoneId tenantZone) {
        var section = field.section("zone", "hours", "holidays", "workdays");
        var hours = hours(section.field("hours"));
        var holidays = new LinkedHashSet<LocalDate>();
        var yearly = new LinkedHashSet<MonthDay>();
        for (var day : section.field("holidays").items()) {
            day.required("a date such as 2026-10-01, or *-01-01 for every year", CalendarReader::holiday)
                    .ifPresent(found -> {
                        switch (found) {
                            case LocalDate date -> holidays.add(date);
                            case MonthDay monthDay -> yearly.add(monthDay);
                            default -> throw new IllegalStateException("a holiday is a date or a day of the year");
                        }
                    });
        }
        return new CalendarRules(
                Values.zone(section.field("zone")).orElse(tenantZone),
                false,
                hours,
                Collections.unmodifiableSet(holidays),
                Collections.unmodifiableSet(yearly),
                workdays(section.field("workdays"), hours));
    }

    /** Hours that are the same on every day. */
    static Map<DayOfWeek, List<Period>> daily(Field field) {
        var hours = new EnumMap<DayOfWeek, List<Period>>(DayOfWeek.class);
        var periods = periods(field.oneOrItems());
        for (var day : DayOfWeek.values()) {
            hours.put(day, periods);
        }
        if (field.isEmptyList()) {
            field.refuse("", "at least one period, or the key left out");
        }
        if (!periods.isEmpty()
                && endSecond(periods.getLast()) - DAY_SECONDS
                        > periods.getFirst().start().toSecondOfDay()) {
            field.refuse(
                    "to " + periods.getLast().end(),
                    "free of overlap: it runs over midnight into the first period of the next day");
        }
        return Collections.unmodifiableMap(hours);
    }

    /** Hours of each weekday. */
    static Map<DayOfWeek, List<Period>> hours(Field field) {
        var hours = new EnumMap<DayOfWeek, List<Period>>(DayOfWeek.class);
        var written = field.byName();
        written.forEach((name, periods) -> {
            var day = DAYS.get(name);
            if (day == null) {
                periods.refuse(name, DAY);
            } else {
                hours.put(day, periods(periods.items()));
            }
        });
        if (written.values().stream().allMatch(Field::isEmptyList)) {
            field.refuse("", "working time on at least one weekday; around the clock is the calendar 'always'");
        }
        refuseOverlapOverMidnight(field, hours);
        return Collections.unmodifiableMap(hours);
    }

    private static List<Period> periods(List<Field> items) {
        var periods = new ArrayList<Period>();
        int end = 0;
        for (var item : items) {
            var read = item.required(PERIOD, CalendarReader::period);
            if (read.isEmpty()) {
                continue;
            }
            if (read.get().start().toSecondOfDay() < end) {
                item.refuse(item.text(), "later than the period before it, without overlap");
            }
            end = endSecond(read.get());
            periods.add(read.get());
        }
        return List.copyOf(periods);
    }

    private static void refuseOverlapOverMidnight(Field field, Map<DayOfWeek, List<Period>> hours) {
        hours.forEach((day, periods) -> {
            var next = hours.getOrDefault(day.plus(1), List.of());
            if (!periods.isEmpty()
                    && !next.isEmpty()
                    && endSecond(periods.getLast()) - DAY_SECONDS
                            > next.getFirst().start().toSecondOfDay()) {
                var name = name(day);
                field.refuse(
                        name + " to " + periods.getLast().end(),
                        "free of overlap: " + name + " runs over midnight into the first period of "
                                + name(day.plus(1)));
            }
        });
    }

    private static Map<LocalDate, DayOfWeek> workdays(Field field, Map<DayOfWeek, List<Period>> hours) {
        var workdays = new LinkedHashMap<LocalDate, DayOfWeek>();
        field.byName().forEach((written, weekday) -> {
            var date = date(written);
            if (date.isEmpty()) {
                weekday.refuse(written, "a date such as 2026-10-10");
            }
            var day = weekday.required(DAY, text -> Optional.ofNullable(DAYS.get(text)));
            if (day.isPresent() && hours.getOrDefault(day.get(), List.of()).isEmpty()) {
                weekday.refuse(weekday.text(), "a weekday that has working hours in this calendar");
            }
            if (date.isPresent() && day.isPresent()) {
                workdays.put(date.get(), day.get());
            }
        });
        return Collections.unmodifiableMap(workdays);
    }

    private static Optional<Object> holiday(String text) {
        if (!text.startsWith("*-")) {
            return date(text).map(date -> date);
        }
        try {
            return Optional.of(MonthDay.parse("--" + text.substring(2)));
        } catch (DateTimeException _e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException _e) {
            return Optional.empty();
        }
    }

    private static Optional<Period> period(String text) {
        var parts = PERIOD_FORM.matcher(text);
        if (!parts.matches() || parts.group(1).equals(parts.group(2))) {
            return Optional.empty();
        }
        try {
            var end = parts.group(2).matches("24:00(:00)?") ? LocalTime.MIDNIGHT : LocalTime.parse(parts.group(2));
            return Optional.of(new Period(LocalTime.parse(parts.group(1)), end));
        } catch (DateTimeException _e) {
            return Optional.empty();
        }
    }

    /** Seconds from the start of the period's day; more than a day where it goes over midnight. */
    private static int endSecond(Period period) {
        int end = period.end().toSecondOfDay();
        return end > period.start().toSecondOfDay() ? end : end + DAY_SECONDS;
    }

    private static String name(DayOfWeek day) {
        return DAYS.entrySet().stream()
                .filter(entry -> entry.getValue() == day)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, DayOfWeek> days() {
        var days = new LinkedHashMap<String, DayOfWeek>();
        for (var day : DayOfWeek.values()) {
            days.put(day.name().substring(0, 3).toLowerCase(Locale.ROOT), day);
        }
        return Collections.unmodifiableMap(days);
    }
}
