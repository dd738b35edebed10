package io.huiyin.ingest.gateway.adapter.pagerduty;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;

/** A time as monitoring tools write it in ISO 8601: with an offset, with or without its colon, or in UTC without one. */
final class Timestamp {
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter();

    private Timestamp() {}

    /** Empty where it is none. */
    static Optional<Instant> of(String written) {
        try {
            var parsed = FORM.parseBest(
                    written.strip().replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T"),
                    OffsetDateTime::from,
                    LocalDateTime::from);
            return Optional.of(
                    parsed instanceof OffsetDateTime withOffset
                            ? withOffset.toInstant()
                            : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
