package io.huiyin.policy;

import io.huiyin.policy.CalendarRules.Period;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads working time: the periods of each weekday. */
final class HoursReader {
    private static final Map<String, DayOfWeek> DAYS = days();
    static final String DAY = "one of " + String.join(", ", DAYS.keySet());

    private static final String PERIOD = "working time such as 08:00-12:00 or, over midnight, 22:00-06:00";
    private static final Pattern PERIOD_FORM =
            Pattern.compile("(\\d{2}:\\d{2}(?::\\d{2})?)\\s*-\\s*(\\d{2}:\\d{2}(?::\\d{2})?)");
    private static final int DAY_SECONDS = 24 * 60 * 60;

    private HoursReader() {}

    /** Periods in rising order that do not overlap. */
    static Map<DayOfWeek, List<Period>> read(Field field) {
        var hours = read(field, true);
        refuseOverlapOverMidnight(field, hours);
        return hours;
    }

    /** Periods in any order; what two of them share counts once. */
    static Map<DayOfWeek, List<Period>> readAny(Field field) {
        return read(field, false);
    }

    /** Periods that are the same on every day. */
    static Map<DayOfWeek, List<Period>> daily(Field field) {
        var periods = periods(field.oneOrItems(), true);
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
        return everyDay(periods);
    }

    private static Map<DayOfWeek, List<Period>> everyDay(List<Period> periods) {
        var hours = new EnumMap<DayOfWeek, List<Period>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            hours.put(day, periods);
        }
        return Collections.unmodifiableMap(hours);
    }

    private static Map<DayOfWeek, List<Period>> read(Field field, boolean rising) {
        var hours = new EnumMap<DayOfWeek, List<Period>>(DayOfWeek.class);
        var written = field.byName();
        written.forEach((name, periods) -> {
            var day = DAYS.get(name);
            if (day == null) {
                periods.refuse(name, DAY);
            } else {
                hours.put(day, periods(periods.items(), rising));
            }
        });
        if (written.values().stream().allMatch(Field::isEmptyList)) {
            field.refuse("", "working time on at least one weekday; around the clock is the calendar 'always'");
        }
        return Collections.unmodifiableMap(hours);
    }

    /** Every day from midnight to midnight. */
    static Map<DayOfWeek, List<Period>> aroundTheClock() {
        return everyDay(List.of(new Period(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
    }

    static Optional<DayOfWeek> day(String text) {
        return Optional.ofNullable(DAYS.get(text));
    }

    private static List<Period> periods(List<Field> items, boolean rising) {
        var periods = new ArrayList<Period>();
        int end = 0;
        for (var item : items) {
            var read = item.required(PERIOD, HoursReader::period);
            if (read.isEmpty()) {
                continue;
            }
            if (rising && read.get().start().toSecondOfDay() < end) {
                item.refuse(item.text(), "later than the period before it, without overlap");
            }
            end = endSecond(read.get());
            periods.add(read.get());
        }
        periods.sort(Comparator.comparing(Period::start));
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
