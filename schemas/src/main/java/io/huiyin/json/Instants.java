package io.huiyin.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Instants as ISO-8601 text with an offset, cut to milliseconds, which is what the events carry. */
final class Instants {
    private Instants() {}

    /** Empty where the text is no such instant; a local time without an offset is none, since nobody knows which it means. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
