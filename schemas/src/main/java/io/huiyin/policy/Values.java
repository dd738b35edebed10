package io.huiyin.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The kinds of single values that a policy may hold, each read from its text. */
final class Values {
    private static final Pattern DISTANCE = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)(m|km)");

    private Values() {}

    static Optional<String> text(Field field, int longest) {
        return field.value("text of 1 to " + longest + " characters", text(longest));
    }

    static Function<String, Optional<String>> text(int longest) {
        return text -> text.isBlank() || text.length() > longest ? Optional.empty() : Optional.of(text.strip());
    }

    static Optional<Boolean> flag(Field field) {
        return field.value("true or false", text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    static Optional<Integer> whole(Field field, int least, int most) {
        return field.value("a whole number from " + least + " to " + most, text -> {
            try {
                return Optional.of(Integer.parseInt(text)).filter(number -> number >= least && number <= most);
            } catch (NumberFormatException _e) {
                return Optional.empty();
            }
        });
    }

    /** A number above 0 and at most 1. */
    static Optional<Double> share(Field field) {
        return field.value("a number above 0 and at most 1", text -> {
            try {
                return Optional.of(Double.parseDouble(text)).filter(number -> number > 0 && number <= 1);
            } catch (NumberFormatException _e) {
                return Optional.empty();
            }
        });
    }

    /** How much likelier than usual: a number from 0.001 to 1000. */
    static Optional<Double> odds(Field field) {
        return field.value("a number from 0.001 to 1000", text -> {
            try {
                return Optional.of(Double.parseDouble(text)).filter(number -> number >= 0.001 && number <= 1000);
            } catch (NumberFormatException _e) {
                return Optional.empty();
            }
        });
    }

    /** Meters, more than none, from a text such as {@code 500m} or {@code 1.5km}. */
    static Optional<Double> meters(Field field) {
        return field.value("a distance above 0, such as 500m or 1.5km", text -> {
            var parts = DISTANCE.matcher(text);
            return parts.matches()
                    ? Optional.of(Double.parseDouble(parts.group(1))
                                    * (parts.group(2).equals("km") ? 1000 : 1))
                            .filter(meters -> meters > 0)
                    : Optional.empty();
        });
    }

    static Optional<Duration> duration(Field field, Duration least) {
        var bound = least.isZero() ? "" : " and at least " + DurationText.write(least);
        return field.value(DurationText.EXPECTED + bound, text -> DurationText.parse(text)
                .filter(duration -> duration.compareTo(least) >= 0));
    }

    static Optional<ZoneId> zone(Field field) {
        return field.value("a time zone of the IANA database, such as Asia/Shanghai", text -> {
            try {
                return Optional.of(ZoneId.of(text));
            } catch (DateTimeException _e) {
                return Optional.empty();
            }
        });
    }
}
