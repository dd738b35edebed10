package io.huiyin.benchmarks.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** A table of the store and its twin of the same columns, constraints and indexes, which COPY fills. */
record CopiedTable(String name) {
    private String twin() {
        return name + "_copied";
    }

    void create(Connection connection) throws SQLException {
        execute(connection, "CREATE TABLE " + twin() + " (LIKE " + name + " INCLUDING ALL)");
    }

    void empty(Connection connection) throws SQLException {
        execute(connection, "TRUNCATE " + name);
        execute(connection, "TRUNCATE " + twin());
    }

    /** What the store wrote, in the order in which it did, as COPY reads it. */
    byte[] rows(Connection connection) throws SQLException, IOException {
        var rows = new ByteArrayOutputStream();
        copying(connection).copyOut("COPY (SELECT * FROM " + name + ") TO STDOUT", rows);
        return rows.toByteArray();
    }

    /** Returns how many there were. */
    long copy(Connection connection, byte[] rows) throws SQLException, IOException {
        return copying(connection).copyIn("COPY " + twin() + " FROM STDIN", new ByteArrayInputStream(rows));
    }

    private static CopyManager copying(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
