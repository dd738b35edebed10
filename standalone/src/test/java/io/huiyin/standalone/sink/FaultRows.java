package io.huiyin.standalone.sink;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What the tables have, asked of the server itself.
 *
 * @param url of the database, whatever line the sinks use
 */
record FaultRows(String url) {
    private static final String POSITIONS =
            "SELECT partition, next_offset FROM consumed_offsets WHERE topic = '" + FaultGround.EVENTS + "'";

    /** Whole rows. */
    List<String> events() {
        return query("SELECT concat_ws('|', id, case_id, revision, text) FROM case_events");
    }

    /** Where each came from, and why it was refused. */
    List<String> deadLetters() {
        return query("SELECT concat_ws('|', partition, record_offset, reason) FROM dead_letters WHERE topic = '"
                + FaultGround.EVENTS + "'");
    }

    /** Rows of a table; 0 while it is not there or nobody answers. */
    long count(String table) {
        try (var connection = open()) {
            return Long.parseLong(
                    query(connection, "SELECT count(*) FROM " + table).getFirst());
        } catch (SQLException e) {
            return 0;
        }
    }

    /** The next offset of each partition of the events; empty while nobody answers. */
    Map<Integer, Long> positions() {
        try (var connection = open()) {
            return positions(connection);
        } catch (SQLException e) {
            return Map.of();
        }
    }

    /** Positions and rows agree in one look at both: of each partition, there is all that lies before, and nothing else. */
    void assertRowsAndPositionsAgree() throws SQLException {
        try (var connection = open()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            var positions = positions(connection);
            var expected = new ArrayList<String>();
            positions.forEach((partition, next) -> IntStream.range(0, (int) (next * Numbered.PARTITIONS))
                    .filter(n -> Numbered.partition(n) == partition)
                    .filter(n -> Numbered.refusal(n).isEmpty())
                    .forEach(n -> expected.add(Numbered.id(n))));
            FaultGround.assertSame(query(connection, "SELECT id FROM case_events"), expected);
        }
    }

    void execute(String sql) throws SQLException {
        try (var connection = open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    List<String> query(String sql) {
        try (var connection = open()) {
            return query(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(url);
    }

    private static Map<Integer, Long> positions(Connection connection) throws SQLException {
        var positions = new TreeMap<Integer, Long>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(POSITIONS)) {
            while (rows.next()) {
                positions.put(rows.getInt(1), rows.getLong(2));
            }
        }
        return positions;
    }

    private static List<String> query(Connection connection, String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
