package io.huiyin.sink.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What others read while the sink has its file open: a file of its own with all tables that are for analysts, as they were at one
 * moment, and the views. It is replaced whole; whoever has the earlier one open goes on reading that.
 */
public final class Snapshot {
    /** Not among them: confidential texts, what others wrote in vain, and the tenants' rules. */
    static final List<String> TABLES =
            List.of("cases", "case_clocks", "case_events", "escalations", "count_windows", "surges", "points_entries");

    private final Opening file;
    private final Path path;
    private final Path unfinished;
    private long taken = -1;

    /**
     * @param file what it is taken of
     * @param path where it is put
     */
    public Snapshot(Opening file, Path path) {
        this.file = file;
        this.path = path.toAbsolutePath().normalize();
        unfinished = this.path.resolveSibling(this.path.getFileName() + ".unfinished");
    }

    /**
     * Takes one where anything has come since the latest.
     *
     * @return false where nothing has
     */
    public boolean take() throws SQLException, IOException {
        Files.createDirectories(path.resolveSibling("."));
        Files.deleteIfExists(unfinished);
        try (var connection = file.open()) {
            long now = records(connection);
            if (now == taken && Files.exists(path)) {
                return false;
            }
            copy(connection);
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            taken = now;
            return true;
        }
    }

    private void copy(Connection connection) throws SQLException {
        var here = text(connection, "SELECT current_database()");
        run(connection, "ATTACH " + literal(unfinished.toString()) + " AS snapshot");
        try {
            connection.setAutoCommit(false);
            for (var table : TABLES) {
                run(connection, "CREATE TABLE snapshot." + table + " AS FROM " + table);
            }
            run(
                    connection,
                    "CREATE TABLE snapshot.mirrored AS SELECT topic, partition, next_offset, now() AS taken_at"
                            + " FROM consumed_offsets");
            connection.commit();
            connection.setAutoCommit(true);
            run(connection, "USE snapshot");
            for (var views : Schema.VIEWS) {
                run(connection, Schema.text(views));
            }
            run(
                    connection,
                    "COMMENT ON TABLE mirrored IS 'How far the topics are in this snapshot, and when it was taken.'");
            run(connection, "USE \"" + here.replace("\"", "\"\"") + '"');
        } finally {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        run(connection, "DETACH snapshot");
    }

    private static long records(Connection connection) throws SQLException {
        return Long.parseLong(text(connection, "SELECT coalesce(sum(next_offset), 0)::BIGINT FROM consumed_offsets"));
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
