package io.huiyin.ingest.gateway.adapter;

import io.huiyin.check.EventCheck;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Fits what machines write into a report: what is too long is cut with a sign, and control characters become blanks, so that an alarm is never turned away for its form. */
public final class Text {
    private Text() {}

    /** One line of at most so many characters. */
    public static String line(String text, int most) {
        return cut(clean(text.strip(), ""), most);
    }

    /** Lines of at most so many characters. */
    public static String lines(String text, int most) {
        return cut(clean(text.strip(), "\n\r\t"), most);
    }

    /** Nothing where it is blank. */
    public static Optional<String> given(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    /** What a report may carry of these, the first ones. */
    public static void attributes(Map<String, String> from, BiConsumer<String, String> into) {
        from.entrySet().stream()
                .filter(entry -> !entry.getKey().isBlank() && !entry.getValue().isBlank())
                .limit(EventCheck.MOST_ATTRIBUTES)
                .forEach(entry -> into.accept(
                        line(entry.getKey(), EventCheck.LONGEST_NAME),
                        lines(entry.getValue(), EventCheck.LONGEST_ATTRIBUTE)));
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    private static String clean(String text, String allowed) {
        var clean = new StringBuilder(text.length());
        text.codePoints().map(c -> isOdd(c, allowed) ? ' ' : c).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isOdd(int c, String allowed) {
        int kind = Character.getType(c);
        return kind == Character.SURROGATE || kind == Character.CONTROL && allowed.indexOf(c) < 0;
    }
}
