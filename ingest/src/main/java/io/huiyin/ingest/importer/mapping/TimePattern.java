package io.huiyin.ingest.importer.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/**
 * One way to write a time. Local times that do not exist shift forward, ambiguous ones mean the first; a date alone is its
 * first moment. A day that the month does not have is no time: it is not moved to another.
 */
sealed interface TimePattern {
    TimePattern ISO =
            new Formatted("ISO 8601", DateTimeFormatter.ISO_DATE_TIME.withResolverStyle(ResolverStyle.STRICT));

    /** The instant; empty where the text is not written so. */
    Optional<Instant> read(String text, ZoneId zone);

    /** {@code iso}, {@code epoch-millis}, {@code epoch-seconds}, or letters as DateTimeFormatter has them; empty where they make no pattern. */
    static Optional<TimePattern> parse(String source) {
        return switch (source) {
            case "iso" -> Optional.of(ISO);
            case "epoch-millis" -> Optional.of(new Epoch(source, 1));
            case "epoch-seconds" -> Optional.of(new Epoch(source, 1000));
            default -> formatted(source);
        };
    }

    private static Optional<TimePattern> formatted(String source) {
        try {
            return Optional.of(new Formatted(
                    source,
                    new DateTimeFormatterBuilder()
                            .parseCaseInsensitive()
                            .appendPattern(source)
                            .parseDefaulting(ChronoField.ERA, 1)
                            .toFormatter(Locale.ENGLISH)
                            .withResolverStyle(ResolverStyle.STRICT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    record Formatted(String source, DateTimeFormatter formatter) implements TimePattern {
        @Override
        public Optional<Instant> read(String text, ZoneId zone) {
            try {
                return Optional.of(
                        switch (formatter.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)) {
                            case OffsetDateTime time -> time.toInstant();
                            case LocalDateTime time -> time.atZone(zone).toInstant();
                            case LocalDate date -> date.atStartOfDay(zone).toInstant();
                            case Object other -> throw new DateTimeException("no instant: " + other);
                        });
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return source;
        }
    }

    /** A count since 1970-01-01T00:00:00Z. */
    record Epoch(String source, long millisPerUnit) implements TimePattern {
        @Override
        public Optional<Instant> read(String text, ZoneId zone) {
            return text.matches("-?\\d{1,15}")
                    ? Optional.of(Instant.ofEpochMilli(Long.parseLong(text) * millisPerUnit))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return source;
        }
    }
}
