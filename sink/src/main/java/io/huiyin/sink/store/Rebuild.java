package io.huiyin.sink.store;

import io.huiyin.sink.PostgresConnection;
import io.huiyin.topic.Topic;
import io.huiyin.topic.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Has the sinks fill tables from the topics anew, while they run: the offsets go back to the beginning and the partitions'
 * epochs up, in one transaction with emptying the tables, so the sinks find themselves replaced, claim again, and read all of
 * it. The ledger of notifications stays: nobody is paged again.
 */
public final class Rebuild {
    private static final Map<Topic<?>, List<String>> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put(Topics.CASES, List.of("cases", "case_clocks"));
        TABLES.put(Topics.CASE_EVENTS, List.of("case_events"));
        TABLES.put(Topics.CONFIDENTIAL_TEXTS, List.of("confidential_texts"));
        TABLES.put(Topics.POLICIES, List.of("policies"));
        TABLES.put(Topics.ESCALATIONS, List.of("escalations"));
        TABLES.put(Topics.COUNTS, List.of("count_windows"));
        TABLES.put(Topics.SURGES, List.of("surges"));
        TABLES.put(Topics.POINTS, List.of("points_entries"));
        TABLES.put(Topics.DEAD_LETTERS, List.of("dead_letters"));
    }

    private final PostgresConnection postgres;

    public Rebuild(PostgresConnection postgres) {
        this.postgres = postgres;
    }

    /** The topics that tables are filled from. */
    public static Set<Topic<?>> topics() {
        return TABLES.keySet();
    }

    /**
     * Begins. Tables of topics that have let go of their oldest records are not emptied, for those rows could not come back.
     *
     * @param topics full names by topic; what these tables hold is read again
     * @param shortened those of them that do not begin with their first record any more
     */
    public void begin(Map<? extends Topic<?>, String> topics, Collection<? extends Topic<?>> shortened)
            throws SQLException {
        var emptied = new ArrayList<String>();
        topics.keySet().stream().filter(one -> !shortened.contains(one)).forEach(one -> emptied.addAll(tables(one)));
        try (var connection = postgres.open()) {
            connection.setAutoCommit(false);
            try (var back =
                    connection.prepareStatement("UPDATE consumed_offsets SET next_offset = 0, epoch = epoch + 1,"
                            + " owner = 'rebuild', updated_at = now() WHERE topic = ANY (?)")) {
                back.setArray(
                        1, connection.createArrayOf("text", topics.values().toArray()));
                back.executeUpdate();
            }
            if (!emptied.isEmpty()) {
                try (var statement = connection.createStatement()) {
                    statement.execute("TRUNCATE " + String.join(", ", emptied));
                }
            }
            connection.commit();
        }
    }

    /** How far the sinks have come: the next offset of each partition. */
    public Map<TopicPartition, Long> positions() throws SQLException {
        try (Connection connection = postgres.open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT topic, partition, next_offset FROM consumed_offsets")) {
            var positions = new HashMap<TopicPartition, Long>();
            while (rows.next()) {
                positions.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
            }
            return positions;
        }
    }

    private static List<String> tables(Topic<?> topic) {
        var tables = TABLES.get(topic);
        if (tables == null) {
            throw new IllegalArgumentException(topic.shortName() + " fills no tables");
        }
        return tables;
    }
}
