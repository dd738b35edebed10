package io.huiyin.standalone.clock;

import io.huiyin.policy.CalendarRules;
import io.huiyin.processor.clock.Pauses;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** Why time between two stretches did not count: a pause, the days off in it, or else the night or a break. */
record Reasons(CalendarRules rules, Pauses pauses) {

    String between(Instant from, Instant to) {
        var reasons = new LinkedHashSet<String>();
        if (pauses.spans().stream()
                .anyMatch(pause -> pause.from().isBefore(to) && pause.to().isAfter(from))) {
            reasons.add("pause");
        }
        var first = from.atZone(rules.zone()).toLocalDate();
        var last = to.minusMillis(1).atZone(rules.zone()).toLocalDate();
        var holidays = new ArrayList<LocalDate>();
        first.datesUntil(last.plusDays(1)).filter(this::off).forEach(date -> {
            if (rules.holiday(date)) {
                holidays.add(date);
            } else {
                reasons.add(weekday(date.getDayOfWeek()));
            }
        });
        if (!holidays.isEmpty()) {
            reasons.add("holiday " + ranges(holidays));
        }
        if (reasons.isEmpty()) {
            reasons.add(first.equals(last) ? "break" : "night");
        }
        return String.join(", ", reasons);
    }

    private boolean off(LocalDate date) {
        return !rules.always() && rules.periods(date).isEmpty();
    }

    private static String weekday(DayOfWeek day) {
        return day.getValue() >= DayOfWeek.SATURDAY.getValue()
                ? "weekend"
                : "free " + day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /** Days in a row as their first and last. */
    private static String ranges(List<LocalDate> dates) {
        var ranges = new ArrayList<String>();
        var first = dates.getFirst();
        for (int i = 0; i < dates.size(); i++) {
            var date = dates.get(i);
            if (i + 1 == dates.size() || !dates.get(i + 1).equals(date.plusDays(1))) {
                ranges.add(first.equals(date) ? date.toString() : first + ".." + date);
                first = i + 1 < dates.size() ? dates.get(i + 1) : date;
            }
        }
        return String.join(", ", ranges);
    }
}
