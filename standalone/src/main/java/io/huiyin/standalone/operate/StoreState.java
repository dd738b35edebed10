package io.huiyin.standalone.operate;

import io.huiyin.sink.PostgresConnection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the tables say of an installation, at one instant.
 *
 * @param openCases cases that nobody has answered yet
 * @param clocksRunning countdowns with a deadline
 * @param clocksPastDue those of them whose deadline is behind us
 * @param nextDeadline the earliest deadline that is still ahead
 * @param openDeadLetters dead letters neither replayed nor discarded
 */
public record StoreState(
        long openCases,
        long clocksRunning,
        long clocksPastDue,
        Optional<Instant> nextDeadline,
        long openDeadLetters,
        List<ChannelState> channels) {

    /**
     * How one channel is, as the view {@code channel_health} says it.
     *
     * @param state OK, FAILING, HELD, PROBING or THROTTLED
     * @param pending messages that wait to be sent
     * @param silenced messages that wait for the end of a silence
     * @param dead messages given up
     * @param lastError why the latest attempt of those failed; empty where none has
     */
    public record ChannelState(
            String tenant,
            String channel,
            String state,
            long pending,
            long silenced,
            Optional<Instant> oldestPending,
            long dead,
            String lastError,
            Optional<Instant> heldUntil) {}

    private static final String FIGURES = """
            SELECT (SELECT count(*) FROM cases WHERE status IN ('OPEN', 'ACKNOWLEDGED')),
                   count(*) FILTER (WHERE deadline IS NOT NULL), count(*) FILTER (WHERE deadline < now()),
                   min(deadline) FILTER (WHERE deadline >= now()),
                   (SELECT count(*) FROM dead_letters WHERE settled IS NULL)
            FROM case_clocks WHERE status = 'RUNNING'""";

    private static final String CHANNELS = """
            SELECT tenant, channel, state, pending, silenced, oldest_pending_at, dead, coalesce(last_error, ''), held_until
            FROM channel_health ORDER BY tenant, channel""";

    /** Asks. Throws SQLException where the database does not answer. */
    public static StoreState of(PostgresConnection postgres) throws SQLException {
        try (var connection = postgres.open();
                var statement = connection.createStatement();
                var row = statement.executeQuery(FIGURES)) {
            row.next();
            return new StoreState(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    instant(row, 4),
                    row.getLong(5),
                    channels(connection));
        }
    }

    private static List<ChannelState> channels(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(CHANNELS)) {
            var channels = new ArrayList<ChannelState>();
            while (row.next()) {
                channels.add(new ChannelState(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getLong(5),
                        instant(row, 6),
                        row.getLong(7),
                        row.getString(8),
                        instant(row, 9)));
            }
            return channels;
        }
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
