package io.huiyin.policy;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** When turns of a rota change: a local time, on a weekday where one is named. */
record Handover(Optional<DayOfWeek> weekday, LocalTime time) {
    static final String EXPECTED = "a local time such as 08:00, for turns of weeks also with its weekday: mon 08:00";

    private static final Pattern FORM = Pattern.compile("(?:([a-z]{3}) )?(\\d{2}:\\d{2}(?::\\d{2})?)");

    static Optional<Handover> parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var named = Optional.ofNullable(parts.group(1));
        var weekday = named.flatMap(name -> Arrays.stream(DayOfWeek.values())
                .filter(day -> name(day).equals(name))
                .findFirst());
        if (named.isPresent() && weekday.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Handover(weekday, LocalTime.parse(parts.group(2))));
        } catch (DateTimeException _e) {
            return Optional.empty();
        }
    }

    /** What would be right where the weekday does not go with these turns or the day of the first one. */
    Optional<String> wrong(Turns turns, LocalDate first) {
        if (weekday.isEmpty()) {
            return Optional.empty();
        }
        if (!turns.weeks()) {
            return Optional.of("a time alone; only turns of weeks always change on one weekday");
        }
        return weekday.filter(day -> day != first.getDayOfWeek())
                .map(_day -> name(first.getDayOfWeek()) + ", the weekday of 'from' " + first);
    }

    private static String name(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }
}
