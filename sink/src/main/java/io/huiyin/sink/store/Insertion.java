package io.huiyin.sink.store;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One INSERT of any number of rows: one array a column, unnested by the server. The statement's text does not depend on the
 * number of rows, so it is planned once; a row costs no parameters of its own.
 */
public final class Insertion<V> {
    private final List<Column<V>> columns;
    private final String sql;

    private Insertion(String table, List<Column<V>> columns, String conflict) {
        this.columns = List.copyOf(columns);
        sql = "INSERT INTO " + table + " (" + each("%s", column -> column.name(), ", ") + ") SELECT "
                + each("%s", column -> column.type().expression.formatted(column.name()), ", ")
                + " FROM unnest(" + each("?::%s[]", column -> column.type().element, ", ")
                + ") AS rows (" + each("%s", Column::name, ", ") + ") " + conflict;
    }

    /** Rows whose key is there already are left as they are. */
    public static <V> Insertion<V> keepingFirst(String table, String key, List<Column<V>> columns) {
        return new Insertion<>(table, columns, "ON CONFLICT (" + key + ") DO NOTHING");
    }

    /** Rows whose key is there already are replaced. No key may be in one call twice. */
    public static <V> Insertion<V> replacing(String table, String key, List<Column<V>> columns) {
        return new Insertion<>(table, columns, replacement(key, columns));
    }

    /** Rows whose key is there already are replaced unless what is there has a higher revision. */
    public static <V> Insertion<V> replacingOlder(String table, String key, List<Column<V>> columns) {
        return new Insertion<>(
                table, columns, replacement(key, columns) + " WHERE " + table + ".revision <= EXCLUDED.revision");
    }

    /** Runs it. */
    public void execute(Connection connection, List<V> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.size(); i++) {
                statement.setArray(
                        i + 1, connection.createArrayOf(columns.get(i).type().element, values(columns.get(i), rows)));
            }
            statement.executeUpdate();
        }
    }

    /** An array of the elements' own class, as the driver sends no other in binary. */
    private static <V> @Nullable Object[] values(Column<V> column, List<V> rows) {
        var values = (@Nullable Object[]) Array.newInstance(column.type().javaType, rows.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = column.type().encode(column.getter().get(rows.get(i)));
        }
        return values;
    }

    private static <V> String replacement(String key, List<Column<V>> columns) {
        var keys = Set.of(key.split(", "));
        return "ON CONFLICT (" + key + ") DO UPDATE SET "
                + columns.stream()
                        .map(Column::name)
                        .filter(name -> !keys.contains(name))
                        .map(name -> name + " = EXCLUDED." + name)
                        .collect(joining(", "));
    }

    private String each(String format, java.util.function.Function<Column<V>, String> part, String separator) {
        return columns.stream().map(part).map(format::formatted).collect(joining(separator));
    }
}
