package io.huiyin.sink.store;

import io.huiyin.sink.consume.DestinationUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * The offsets in the database, and who may move them on. Claiming a partition raises its epoch; a write names the epoch that
 * it was claimed with and fails when that is no longer the latest. The row's lock orders the two: a claim waits until a
 * write that is under way has committed, and then reads the offsets that it left.
 */
final class Fence {
    private static final Comparator<TopicPartition> SAME_ORDER_FOR_ALL =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    private static final String CLAIM = """
            INSERT INTO consumed_offsets (topic, partition, next_offset, epoch, owner, updated_at)
            VALUES (?, ?, 0, 1, ?, now())
            ON CONFLICT (topic, partition) DO UPDATE
            SET epoch = consumed_offsets.epoch + 1, owner = EXCLUDED.owner, updated_at = now()
            RETURNING epoch, next_offset""";

    private static final String ADVANCE = """
            UPDATE consumed_offsets SET next_offset = ?, updated_at = now()
            WHERE topic = ? AND partition = ? AND epoch = ?""";

    private final String owner;
    private final Map<TopicPartition, Long> epochs = new HashMap<>();

    Fence(String owner) {
        this.owner = owner;
    }

    /** Takes partitions over and says where to read on. The caller commits, and only then is it so. */
    Map<TopicPartition, Long> claim(Connection connection, Collection<TopicPartition> partitions) throws SQLException {
        var claimed = new HashMap<TopicPartition, Long>();
        var positions = new HashMap<TopicPartition, Long>();
        try (var statement = connection.prepareStatement(CLAIM)) {
            for (var partition : partitions.stream().sorted(SAME_ORDER_FOR_ALL).toList()) {
                statement.setString(1, partition.topic());
                statement.setInt(2, partition.partition());
                statement.setString(3, owner);
                try (var row = statement.executeQuery()) {
                    row.next();
                    claimed.put(partition, row.getLong(1));
                    positions.put(partition, row.getLong(2));
                }
            }
        }
        epochs.putAll(claimed);
        return positions;
    }

    /**
     * Moves offsets on, in the transaction that writes the rows.
     *
     * @throws DestinationUnavailableException where another sink has taken a partition over
     */
    void advance(Connection connection, Map<TopicPartition, Long> next) throws SQLException {
        var ordered = new TreeMap<TopicPartition, Long>(SAME_ORDER_FOR_ALL);
        ordered.putAll(next);
        try (var statement = connection.prepareStatement(ADVANCE)) {
            for (var step : ordered.entrySet()) {
                var partition = step.getKey();
                statement.setLong(1, step.getValue());
                statement.setString(2, partition.topic());
                statement.setInt(3, partition.partition());
                statement.setLong(4, epochs.getOrDefault(partition, -1L));
                if (statement.executeUpdate() != 1) {
                    throw new DestinationUnavailableException(
                            "another sink has taken over " + partition + "; only the latest owner may write", null);
                }
            }
        }
    }

    void release(Collection<TopicPartition> partitions) {
        partitions.forEach(epochs::remove);
    }
}
