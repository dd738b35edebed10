package io.huiyin.sink.metrics;

import io.huiyin.sink.PostgresConnection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * How a channel is, as the view {@code channel_health} says.
 *
 * @param held whether nothing is sent on it, since it failed or the receiver asked for it
 * @param pending lines that wait to be sent
 * @param silenced lines that a silence holds
 * @param oldestSeconds how long the oldest of the pending ones has waited; 0 where there is none
 * @param failures in a row
 */
public record ChannelHealth(
        String tenant, String channel, boolean held, long pending, long silenced, double oldestSeconds, long failures) {
    /** No more than these are told of, so that the number of series is bounded. */
    static final int MOST = 200;

    private static final String READ = """
            SELECT tenant, channel, state IN ('HELD', 'PROBING', 'THROTTLED'), pending, silenced,
                   coalesce(extract(epoch FROM now() - oldest_pending_at), 0)::float8, failures
            FROM channel_health ORDER BY failures DESC, pending DESC, tenant, channel LIMIT ?""";

    /** The channels that are worst, {@value #MOST} at most. */
    public static List<ChannelHealth> read(PostgresConnection postgres) throws SQLException {
        try (var connection = postgres.open();
                var statement = connection.prepareStatement(READ)) {
            statement.setInt(1, MOST);
            var channels = new ArrayList<ChannelHealth>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    channels.add(new ChannelHealth(
                            row.getString(1),
                            row.getString(2),
                            row.getBoolean(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getDouble(6),
                            row.getLong(7)));
                }
            }
            return channels;
        }
    }
}
