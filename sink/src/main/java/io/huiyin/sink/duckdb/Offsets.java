package io.huiyin.sink.duckdb;

import io.huiyin.sink.consume.DestinationUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.duckdb.DuckDBConnection;

/**
 * The offsets in the file, and who may move them on: claiming a partition raises its epoch, and a write names the epoch that it
 * was claimed with. DuckDB has no row locks; of two transactions that change the same column of a row the second is refused. So
 * both change all of them, and a claim that meets a write is refused, as a write that meets a claim is.
 */
final class Offsets {
    private static final String CLAIM = """
            INSERT INTO consumed_offsets
            SELECT topic, partition, 0, 1, ?, now() FROM travelling_steps
            ON CONFLICT (topic, partition) DO UPDATE
            SET next_offset = consumed_offsets.next_offset, epoch = consumed_offsets.epoch + 1, owner = EXCLUDED.owner,
                updated_at = EXCLUDED.updated_at""";

    private static final String ADVANCE = """
            UPDATE consumed_offsets SET next_offset = s.next_offset, epoch = s.epoch, owner = consumed_offsets.owner, updated_at = now()
            FROM travelling_steps s
            WHERE consumed_offsets.topic = s.topic AND consumed_offsets.partition = s.partition
              AND consumed_offsets.epoch = s.epoch""";

    private final String owner;
    private final Map<TopicPartition, Long> epochs = new HashMap<>();

    Offsets(String owner) {
        this.owner = owner;
    }

    /** Takes partitions over and says where to read on. The caller commits, and only then is it so: see {@link #claimed}. */
    Map<TopicPartition, long[]> claim(Connection connection, Collection<TopicPartition> partitions)
            throws SQLException {
        var steps = new HashMap<TopicPartition, Long>();
        partitions.forEach(one -> steps.put(one, 0L));
        travel(connection, steps);
        Sql.run(connection, CLAIM, owner);
        var claimed = new HashMap<TopicPartition, long[]>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT topic, partition, next_offset, epoch FROM consumed_offsets SEMI JOIN travelling_steps s USING (topic, partition)")) {
            while (rows.next()) {
                claimed.put(
                        new TopicPartition(rows.getString(1), rows.getInt(2)),
                        new long[] {rows.getLong(3), rows.getLong(4)});
            }
        }
        return claimed;
    }

    /** After the commit: what was claimed is ours. */
    Map<TopicPartition, Long> claimed(Map<TopicPartition, long[]> claimed) {
        var positions = new HashMap<TopicPartition, Long>();
        claimed.forEach((partition, row) -> {
            positions.put(partition, row[0]);
            epochs.put(partition, row[1]);
        });
        return positions;
    }

    /**
     * Moves offsets on, in the transaction that writes the rows.
     *
     * @throws DestinationUnavailableException where another sink has taken a partition over
     */
    void advance(Connection connection, Map<TopicPartition, Long> next) throws SQLException {
        if (next.isEmpty()) {
            return;
        }
        travel(connection, next);
        if (Sql.run(connection, ADVANCE) == next.size()) {
            return;
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT s.topic || '-' || s.partition FROM travelling_steps s"
                        + " ANTI JOIN consumed_offsets o USING (topic, partition, epoch) ORDER BY ALL LIMIT 1")) {
            rows.next();
            throw new DestinationUnavailableException(
                    "another sink has taken over " + rows.getString(1) + "; only the latest owner may write", null);
        }
    }

    void release(Collection<TopicPartition> partitions) {
        partitions.forEach(epochs::remove);
    }

    private void travel(Connection connection, Map<TopicPartition, Long> steps) throws SQLException {
        Sql.run(connection, """
                CREATE OR REPLACE TEMP TABLE travelling_steps (
                    topic VARCHAR, partition INTEGER, next_offset BIGINT, epoch BIGINT)""");
        try (var appender =
                connection.unwrap(DuckDBConnection.class).createAppender("temp", "main", "travelling_steps")) {
            for (var step : steps.entrySet()) {
                appender.beginRow();
                appender.append(step.getKey().topic());
                appender.append(step.getKey().partition());
                appender.append((long) step.getValue());
                appender.append((long) epochs.getOrDefault(step.getKey(), -1L));
                appender.endRow();
            }
        }
    }
}
