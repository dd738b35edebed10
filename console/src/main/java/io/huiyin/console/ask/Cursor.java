package io.huiyin.console.ask;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The place in a sorted list after which the next page begins: the sort key of the last row that was shown. Rows that come
 * or go meanwhile shift nothing, because the place is a key and not a number of rows.
 *
 * @param rank the coarse order; 0 where a list has none
 * @param at the instant that the list is sorted by, in whole microseconds as PostgreSQL keeps them
 * @param id what tells rows of the same instant apart
 */
public record Cursor(int rank, Instant at, String id) {
    private static final Pattern FORM = Pattern.compile("(\\d):(-?\\d{1,18}):(\\S{1,255})");

    /** The opaque form that an address carries. */
    public String token() {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((rank + ":" + micros + ":" + id).getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what {@link #token} wrote; empty where it cannot be one. */
    public static Optional<Cursor> parse(String token) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            var match = FORM.matcher(text);
            if (!match.matches() || text.indexOf('\0') >= 0) {
                return Optional.empty();
            }
            return Optional.of(new Cursor(
                    Integer.parseInt(match.group(1)),
                    Instant.EPOCH.plus(Long.parseLong(match.group(2)), ChronoUnit.MICROS),
                    match.group(3)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
