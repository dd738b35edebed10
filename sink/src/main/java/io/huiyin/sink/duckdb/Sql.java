package io.huiyin.sink.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Statements with parameters; a collection of texts is one parameter. */
final class Sql {
    private Sql() {}

    /** How many rows it changed. */
    static long run(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                if (parameters[i] instanceof Collection<?> texts) {
                    statement.setArray(i + 1, connection.createArrayOf("VARCHAR", texts.toArray()));
                } else {
                    statement.setObject(i + 1, parameters[i]);
                }
            }
            return statement.executeUpdate();
        }
    }
}
