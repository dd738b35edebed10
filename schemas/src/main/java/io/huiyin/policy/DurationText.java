package io.huiyin.policy;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as the policy writes them: {@code 7d}, {@code 24h}, {@code 1h30m}, {@code 15s}; a day is 24 hours, 3650d the most. */
public final class DurationText {
    static final String EXPECTED = "a duration such as 15s, 90m, 1h30m or 7d, at most 3650d";

    private static final Pattern FORM =
            Pattern.compile("(?=.)(?:(\\d{1,4})d)?(?:(\\d{1,6})h)?(?:(\\d{1,8})m)?(?:(\\d{1,10})s)?");
    private static final Duration LONGEST = Duration.ofDays(3650);

    private DurationText() {}

    /** Reads a duration, 0 included; empty where the text is not of that form. */
    public static Optional<Duration> parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var duration = Duration.ofDays(number(parts.group(1)))
                .plusHours(number(parts.group(2)))
                .plusMinutes(number(parts.group(3)))
                .plusSeconds(number(parts.group(4)));
        return duration.compareTo(LONGEST) <= 0 ? Optional.of(duration) : Optional.empty();
    }

    /** Writes a duration of whole seconds in the shortest form that {@link #parse} reads. */
    public static String write(Duration duration) {
        var text = new StringBuilder();
        append(text, duration.toDays(), 'd');
        append(text, duration.toHoursPart(), 'h');
        append(text, duration.toMinutesPart(), 'm');
        append(text, duration.toSecondsPart(), 's');
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void append(StringBuilder text, long number, char unit) {
        if (number != 0) {
            text.append(number).append(unit);
        }
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
