package io.huiyin.sink.store;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A table whose rows lie in partitions by time, which are made when their first row comes. Used by one thread. */
final class PartitionedTable<V> implements Table<V> {
    private final Table<V> rows;
    private final Function<V, String> table;
    private final Function<V, Instant> time;
    private final Function<String, Optional<Instant>> keptFrom;
    private final Map<String, Partitions> partitions = new HashMap<>();

    /**
     * @param table the table that the row's partition is of; empty where that one has no partitions
     * @param time what it is partitioned by
     * @param keptFrom by table, the instant before which nothing is kept: rows whose whole partition lies before it are left out
     */
    PartitionedTable(
            Table<V> rows,
            Function<V, String> table,
            Function<V, Instant> time,
            Function<String, Optional<Instant>> keptFrom) {
        this.rows = rows;
        this.table = table;
        this.time = time;
        this.keptFrom = keptFrom;
    }

    @Override
    public void prepare(Connection connection, List<Entry<V>> entries) throws SQLException {
        withPlace(connection, entries);
    }

    @Override
    public void write(Connection connection, List<Entry<V>> entries) throws SQLException {
        rows.write(connection, withPlace(connection, entries));
    }

    private List<Entry<V>> withPlace(Connection connection, List<Entry<V>> entries) throws SQLException {
        var kept = new ArrayList<Entry<V>>(entries.size());
        for (var entry : entries) {
            if (hasPlace(connection, entry)) {
                kept.add(entry);
            }
        }
        return kept;
    }

    private boolean hasPlace(Connection connection, Entry<V> entry) throws SQLException {
        var row = requireNonNull(entry.value(), "only tables of states of cases take tombstones");
        var name = table.apply(row);
        return name.isEmpty()
                || partitions
                        .computeIfAbsent(name, Partitions::new)
                        .prepare(connection, time.apply(row), () -> keptFrom.apply(name));
    }
}
