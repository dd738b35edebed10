package io.huiyin.sink.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The tables and views, created and brought up to date script by script; each is one transaction with the line that it was run. */
final class Schema {
    /** In the order in which they are run; what is here once stays as it is. */
    static final List<String> SCRIPTS = List.of("V1__tables", "V2__views", "V3__reports");

    /** Those that make views and macros alone: a snapshot has them, too. */
    static final List<String> VIEWS = List.of("V2__views", "V3__reports");

    private Schema() {}

    /**
     * Runs what was not run yet.
     *
     * @throws SQLException where the file is of a later release, too
     */
    static void apply(Connection connection) throws SQLException {
        applyUpTo(connection, SCRIPTS.size());
    }

    static void applyUpTo(Connection connection, int version) throws SQLException {
        run(connection, """
                CREATE TABLE IF NOT EXISTS schema_version (
                    version INTEGER PRIMARY KEY, script VARCHAR NOT NULL, applied_at TIMESTAMPTZ NOT NULL)""");
        int from = version(connection);
        if (from > SCRIPTS.size()) {
            throw new SQLException("the file is of version " + from
                    + " of the tables, from a later release; this one knows " + SCRIPTS.size());
        }
        for (int i = from; i < version; i++) {
            var script = SCRIPTS.get(i);
            connection.setAutoCommit(false);
            try {
                run(connection, text(script));
                run(connection, "INSERT INTO schema_version VALUES (" + (i + 1) + ", '" + script + "', now())");
                connection.commit();
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** What a script says. */
    static String text(String script) {
        var name = "/duckdb/" + script + ".sql";
        try (var in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT coalesce(max(version), 0) FROM schema_version")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
