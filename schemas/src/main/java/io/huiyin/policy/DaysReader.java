package io.huiyin.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads lists of days: single ones, days of every year, and ranges of either, both ends included. */
final class DaysReader {
    static final String DATE = "a date such as 2026-10-10";

    private static final String DAY = "a date such as 2026-10-01, or *-01-01 for every year, or a range of either"
            + " such as 2026-10-01..2026-10-07, at most 366 days long";
    private static final Pattern RANGE = Pattern.compile("\\s*\\.\\.\\s*");
    private static final int LONGEST_RANGE = 366;
    private static final int LEAP_YEAR = 2000;

    private DaysReader() {}

    static Days read(Field field) {
        var dates = new LinkedHashSet<LocalDate>();
        var yearly = new LinkedHashSet<MonthDay>();
        for (var item : field.items()) {
            item.required(DAY, DaysReader::days).ifPresent(days -> {
                dates.addAll(days.dates());
                yearly.addAll(days.yearly());
            });
        }
        return new Days(Collections.unmodifiableSet(dates), Collections.unmodifiableSet(yearly));
    }

    static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException _e) {
            return Optional.empty();
        }
    }

    private static Optional<Days> days(String text) {
        var ends = RANGE.split(text, -1);
        return switch (ends.length) {
            case 1 -> days(ends[0], ends[0]);
            case 2 -> days(ends[0], ends[1]);
            default -> Optional.empty();
        };
    }

    private static Optional<Days> days(String first, String last) {
        return yearly(first)
                .flatMap(from -> yearly(last).map(to -> new Days(Set.of(), everyYear(from, to))))
                .or(() -> date(first).flatMap(from -> date(last)
                        .filter(to -> fits(from, to))
                        .map(to -> new Days(dates(from, to), Set.of()))));
    }

    private static Optional<MonthDay> yearly(String text) {
        try {
            return text.startsWith("*-") ? Optional.of(MonthDay.parse("--" + text.substring(2))) : Optional.empty();
        } catch (DateTimeException _e) {
            return Optional.empty();
        }
    }

    private static boolean fits(LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        return days >= 1 && days <= LONGEST_RANGE;
    }

    private static Set<LocalDate> dates(LocalDate from, LocalDate to) {
        var dates = new LinkedHashSet<LocalDate>();
        from.datesUntil(to.plusDays(1)).forEach(dates::add);
        return dates;
    }

    /** From one day of the year to another, 29 February among them where it lies between; over New Year where the last is the earlier. */
    private static Set<MonthDay> everyYear(MonthDay from, MonthDay to) {
        var days = new LinkedHashSet<MonthDay>();
        var day = from.atYear(LEAP_YEAR);
        while (!MonthDay.from(day).equals(to)) {
            days.add(MonthDay.from(day));
            day = day.plusDays(1).withYear(LEAP_YEAR);
        }
        days.add(to);
        return days;
    }
}
