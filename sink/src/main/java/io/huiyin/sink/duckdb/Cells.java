package io.huiyin.sink.duckdb;

import io.huiyin.sink.store.Column;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** How the values of a column travel: as what the appender takes, and what DuckDB makes of that. */
final class Cells {
    private static final long MICROS = 1000;

    private Cells() {}

    /** The type of the column in a table of rows that are on their way. */
    static String travelsAs(Column.Type type) {
        return switch (type) {
            case TEXT, JSON -> "VARCHAR";
            case BIGINT, INSTANT -> "BIGINT";
            case INTEGER -> "INTEGER";
            case DOUBLE -> "DOUBLE";
            case BOOLEAN -> "BOOLEAN";
            case BYTES -> "BLOB";
            case TEXTS -> "VARCHAR[]";
        };
    }

    /** The value of the column, from what travelled. */
    static String arrivesAs(Column.Type type, String travelled) {
        return switch (type) {
            case INSTANT -> "make_timestamptz(" + travelled + ")";
            case JSON -> travelled + "::JSON";
            case TEXT, BIGINT, INTEGER, DOUBLE, BOOLEAN, BYTES, TEXTS -> travelled;
        };
    }

    /** Why a value can be in no table; null where it can. PostgreSQL refuses the same, so that both have the same rows. */
    static @Nullable String fault(Column<?> column, @Nullable Object value) {
        if (value instanceof Instant instant) {
            return isInTheCalendar(instant) ? null : column.name() + " is " + instant + ", beyond DuckDB's calendar";
        }
        if (value instanceof Collection<?> texts) {
            return texts.stream().anyMatch(text -> hasNul(text)) ? nul(column) : null;
        }
        return switch (column.type()) {
            case TEXT, JSON -> hasNul(value) ? nul(column) : null;
            case BIGINT, INTEGER, DOUBLE, BOOLEAN, BYTES, TEXTS, INSTANT -> null;
        };
    }

    static void append(DuckDBAppender appender, Column.Type type, @Nullable Object value) throws SQLException {
        if (value == null) {
            appender.appendNull();
            return;
        }
        switch (type) {
            case TEXT, JSON -> appender.append(value.toString());
            case BIGINT -> appender.append(((Number) value).longValue());
            case INSTANT -> appender.append(micros((Instant) value));
            case INTEGER -> appender.append(((Number) value).intValue());
            case DOUBLE -> appender.append(((Number) value).doubleValue());
            case BOOLEAN -> appender.append((boolean) value);
            case BYTES -> appender.append((byte[]) value);
            case TEXTS -> appender.append((Collection<?>) value);
        }
    }

    private static long micros(Instant instant) {
        return Math.multiplyExact(instant.toEpochMilli(), MICROS);
    }

    /** DuckDB counts microseconds in 64 bits, and keeps the ends of that for infinity. */
    private static boolean isInTheCalendar(Instant instant) {
        return Math.abs(instant.getEpochSecond()) < Long.MAX_VALUE / 1_000_000 - 1;
    }

    private static boolean hasNul(@Nullable Object value) {
        return value != null && value.toString().indexOf(0) >= 0;
    }

    private static String nul(Column<?> column) {
        return column.name() + " has a NUL character (0x00) in it";
    }
}
