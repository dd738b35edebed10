package io.huiyin.sink.duckdb;

import static java.util.Objects.requireNonNull;

import io.huiyin.sink.store.Entry;
import io.huiyin.sink.store.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/** A table with one row for each record of a topic, or for the last record of each key. */
final class MergeTable<V> implements Table<V> {
    private final Merge<V> merge;
    private final Function<V, Object> key;
    private final boolean lastWins;

    private MergeTable(Merge<V> merge, Function<V, Object> key, boolean lastWins) {
        this.merge = merge;
        this.key = key;
        this.lastWins = lastWins;
    }

    /** Rows never change: the first record of a key stays. */
    static <V> MergeTable<V> ofFacts(Merge<V> merge, Function<V, Object> key) {
        return new MergeTable<>(merge, key, false);
    }

    /** Rows are whole figures: the last record of a key stays. */
    static <V> MergeTable<V> ofStates(Merge<V> merge, Function<V, Object> key) {
        return new MergeTable<>(merge, key, true);
    }

    @Override
    public void write(Connection connection, List<Entry<V>> entries) throws SQLException {
        var rows = new LinkedHashMap<Object, V>();
        for (var entry : entries) {
            var row = requireNonNull(entry.value(), "only tables of states of cases take tombstones");
            rows.merge(key.apply(row), row, (first, last) -> lastWins ? last : first);
        }
        merge.execute(connection, List.copyOf(rows.values()));
    }
}
