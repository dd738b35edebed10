package io.huiyin.check;

import io.huiyin.topic.Reference;
import io.huiyin.topic.Slug;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one event; one method per question that several events ask. */
final class Findings {
    private final List<Problem> problems = new ArrayList<>();

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    void add(String field, @Nullable Object value, String expected) {
        problems.add(new Problem(field, value == null ? "" : value.toString(), expected));
    }

    /** A tenant or a site. */
    void slug(String field, @Nullable String value) {
        if (value == null || !Slug.isSlug(value)) {
            add(field, value, "1 to 63 lower-case letters, digits and hyphens, with no hyphen at either end");
        }
    }

    /** An identity that must be given. */
    void identity(String field, @Nullable String value) {
        if (value == null) {
            add(field, value, "given: 1 to " + EventCheck.LONGEST_ID + " characters");
        } else {
            name(field, value, EventCheck.LONGEST_ID);
        }
    }

    /** A name that may be left out, but not be blank. */
    void name(String field, @Nullable String value, int longest) {
        if (value != null && value.isBlank()) {
            add(field, value, "1 to " + longest + " characters that are not all blank, or left out");
        }
        line(field, value, longest);
    }

    /** Text on one line. */
    void line(String field, @Nullable String value, int longest) {
        text(field, value, longest, "");
    }

    /** Text that may have line breaks and tabs. */
    void text(String field, @Nullable String value, int longest) {
        text(field, value, longest, "\n\r\t");
    }

    private void text(String field, @Nullable String value, int longest, String controls) {
        if (value == null) {
            return;
        }
        var length = value.codePointCount(0, value.length());
        if (length > longest) {
            add(field, value, "at most " + longest + " characters; it has " + length);
        }
        odd(value, controls).ifPresent(found -> add(field, value, "free of " + found));
    }

    /** The first character that no text has: a control character, or half a surrogate pair, which UTF-8 cannot write. */
    private static Optional<String> odd(String value, String controls) {
        int place = 0;
        for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i)), place++) {
            int c = value.codePointAt(i);
            var kind = Character.getType(c);
            if (kind == Character.SURROGATE) {
                return Optional.of("unpaired surrogates; character %d is U+%04X".formatted(place + 1, c));
            }
            if (kind == Character.CONTROL && controls.indexOf(c) < 0) {
                return Optional.of("control characters; character %d is U+%04X".formatted(place + 1, c));
            }
        }
        return Optional.empty();
    }

    /** The reference of a case or report, as a person may write it. */
    void reference(String field, @Nullable String value) {
        if (value == null || Reference.parse(value).isEmpty()) {
            add(
                    field,
                    value,
                    "a reference: twelve letters and digits such as 4F7K-9QX2-M3TD, of which the last checks the others");
        }
    }

    /** An instant that may be left out, within bounds that are both allowed. */
    void between(String field, @Nullable Instant value, Instant earliest, Instant latest, String latestIs) {
        if (value == null) {
            return;
        }
        if (value.isBefore(earliest)) {
            add(field, value, "at or after " + earliest);
        } else if (value.isAfter(latest)) {
            add(field, value, "at or before " + latest + ", " + latestIs);
        }
    }

    /** When something is said to have happened. */
    void happened(String field, @Nullable Instant value, Instant earliest, Instant now) {
        between(field, value, earliest, now.plus(EventCheck.CLOCK_SKEW), "five minutes from now");
    }
}
