package io.huiyin.sink.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table and where its value comes from. Values travel as one array a column, so each type says how an
 * element of the array becomes the column's value.
 */
public record Column<V>(String name, Type type, Getter<V> getter) {

    /** Reads the column's value from a row; null is null. */
    @FunctionalInterface
    public interface Getter<V> {
        @Nullable
        Object get(V row);
    }

    /** The types that our tables use, and how PostgreSQL takes them. */
    public enum Type {
        TEXT("text", String.class, "%s"),
        BIGINT("int8", Long.class, "%s"),
        INTEGER("int4", Integer.class, "%s"),
        DOUBLE("float8", Double.class, "%s"),
        BOOLEAN("bool", Boolean.class, "%s"),
        BYTES("bytea", byte[].class, "%s"),
        JSON("text", String.class, "%s::jsonb"),
        TEXTS("text", String.class, "%s::text[]"),
        INSTANT("int8", Long.class, "'epoch'::timestamptz + %s * interval '1 millisecond'");

        final String element;
        final Class<?> javaType;
        final String expression;

        Type(String element, Class<?> javaType, String expression) {
            this.element = element;
            this.javaType = javaType;
            this.expression = expression;
        }

        @Nullable
        Object encode(@Nullable Object value) {
            return switch (this) {
                case INSTANT -> value instanceof Instant instant ? (Long) instant.toEpochMilli() : null;
                case TEXTS -> value instanceof List<?> texts ? literal(texts) : null;
                case TEXT, JSON -> value == null ? null : value.toString();
                case BIGINT, INTEGER, DOUBLE, BOOLEAN, BYTES -> value;
            };
        }

        /** An array as PostgreSQL writes it, https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO. */
        private static String literal(List<?> texts) {
            var literal = new StringBuilder("{");
            for (var text : texts) {
                literal.append(literal.length() > 1 ? ",\"" : "\"")
                        .append(text.toString().replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
            }
            return literal.append('}').toString();
        }
    }

    /** Text, and enums by their symbols. */
    public static <V> Column<V> text(String name, Getter<V> getter) {
        return new Column<>(name, Type.TEXT, getter);
    }

    /** A long. */
    public static <V> Column<V> bigint(String name, Getter<V> getter) {
        return new Column<>(name, Type.BIGINT, getter);
    }

    /** An int. */
    public static <V> Column<V> integer(String name, Getter<V> getter) {
        return new Column<>(name, Type.INTEGER, getter);
    }

    /** A double. */
    public static <V> Column<V> decimal(String name, Getter<V> getter) {
        return new Column<>(name, Type.DOUBLE, getter);
    }

    /** A boolean. */
    public static <V> Column<V> bool(String name, Getter<V> getter) {
        return new Column<>(name, Type.BOOLEAN, getter);
    }

    /** Bytes as they are. */
    public static <V> Column<V> bytes(String name, Getter<V> getter) {
        return new Column<>(name, Type.BYTES, getter);
    }

    /** JSON as text. */
    public static <V> Column<V> json(String name, Getter<V> getter) {
        return new Column<>(name, Type.JSON, getter);
    }

    /** A list of texts. */
    public static <V> Column<V> texts(String name, Getter<V> getter) {
        return new Column<>(name, Type.TEXTS, getter);
    }

    /** An instant, to the millisecond. */
    public static <V> Column<V> instant(String name, Getter<V> getter) {
        return new Column<>(name, Type.INSTANT, getter);
    }
}
