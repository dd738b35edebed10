package io.huiyin.sink.duckdb;

import static java.util.stream.Collectors.joining;

import io.huiyin.sink.store.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.duckdb.DuckDBConnection;

/** Brings any number of rows into a table by their key: appended to a table of their own first, then one statement. */
final class Merge<V> {
    private final List<Column<V>> columns;
    private final String create;
    private final String drop;
    private final String travelling;
    private final List<String> statements;

    private Merge(String table, List<Column<V>> columns, List<String> statements) {
        this.columns = List.copyOf(columns);
        travelling = travelling(table);
        create = "CREATE OR REPLACE TEMP TABLE " + travelling + " ("
                + each(columns, column -> quoted(column) + " " + Cells.travelsAs(column.type())) + ")";
        drop = "DROP TABLE temp.main." + travelling;
        this.statements = List.copyOf(statements);
    }

    /** Rows whose key is there already are left as they are. */
    static <V> Merge<V> keepingFirst(String table, String key, List<Column<V>> columns) {
        return new Merge<>(table, columns, List.of(insertion(table, key, columns)));
    }

    /** Rows whose key is there already are replaced. No key may be in one call twice. */
    static <V> Merge<V> replacing(String table, String key, List<Column<V>> columns) {
        return new Merge<>(
                table,
                columns,
                List.of(
                        "DELETE FROM " + table + " USING " + travelling(table) + " s WHERE " + on(table, key),
                        insertion(table, key, columns)));
    }

    /** Rows whose key is there already are replaced unless what is there has a higher revision. */
    static <V> Merge<V> replacingOlder(String table, String key, List<Column<V>> columns) {
        return new Merge<>(
                table,
                columns,
                List.of(
                        "DELETE FROM " + table + " USING " + travelling(table) + " s WHERE " + on(table, key) + " AND "
                                + table + ".revision <= s.revision",
                        insertion(table, key, columns)));
    }

    /**
     * Runs it.
     *
     * @throws RefusedRowsException where rows can be in no table; nothing was done then
     */
    void execute(Connection connection, List<V> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        requireFit(rows);
        try (var statement = connection.createStatement()) {
            statement.execute(create);
            try (var appender = connection.unwrap(DuckDBConnection.class).createAppender("temp", "main", travelling)) {
                for (var row : rows) {
                    appender.beginRow();
                    for (var column : columns) {
                        Cells.append(appender, column.type(), column.getter().get(row));
                    }
                    appender.endRow();
                }
            }
            for (var sql : statements) {
                statement.execute(sql);
            }
            statement.execute(drop);
        }
    }

    private void requireFit(List<V> rows) throws RefusedRowsException {
        var refused = new ArrayList<RefusedRowsException.Refused>();
        for (var row : rows) {
            for (var column : columns) {
                var fault = Cells.fault(column, column.getter().get(row));
                if (fault != null) {
                    refused.add(new RefusedRowsException.Refused(row, fault));
                    break;
                }
            }
        }
        if (!refused.isEmpty()) {
            throw new RefusedRowsException(refused);
        }
    }

    private static <V> String insertion(String table, String key, List<Column<V>> columns) {
        return "MERGE INTO " + table + " USING " + travelling(table) + " s ON " + on(table, key)
                + " WHEN NOT MATCHED THEN INSERT (" + each(columns, Merge::quoted) + ") VALUES ("
                + each(columns, column -> Cells.arrivesAs(column.type(), "s." + quoted(column))) + ")";
    }

    private static String on(String table, String key) {
        return Arrays.stream(key.split(", "))
                .map(name -> table + "." + name + " = "
                        + (name.endsWith("_start") ? "make_timestamptz(s." + name + ")" : "s." + name))
                .collect(joining(" AND "));
    }

    private static String travelling(String table) {
        return "travelling_" + table;
    }

    private static <V> String quoted(Column<V> column) {
        return '"' + column.name() + '"';
    }

    private static <V> String each(List<Column<V>> columns, Function<Column<V>, String> part) {
        return columns.stream().map(part).collect(joining(", "));
    }
}
