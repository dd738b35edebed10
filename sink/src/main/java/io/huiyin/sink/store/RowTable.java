package io.huiyin.sink.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** A table with one row for each record of a topic, or for the last record of each key. */
final class RowTable<V> implements Table<V> {
    private final Insertion<V> insertion;
    private final Function<V, Object> key;
    private final boolean lastWins;

    private RowTable(Insertion<V> insertion, Function<V, Object> key, boolean lastWins) {
        this.insertion = insertion;
        this.key = key;
        this.lastWins = lastWins;
    }

    /** Rows never change: the first record of a key stays. */
    static <V> RowTable<V> ofFacts(Insertion<V> insertion, Function<V, Object> key) {
        return new RowTable<>(insertion, key, false);
    }

    /** Rows are whole figures: the last record of a key stays. */
    static <V> RowTable<V> ofStates(Insertion<V> insertion, Function<V, Object> key) {
        return new RowTable<>(insertion, key, true);
    }

    @Override
    public void write(Connection connection, List<Entry<V>> entries) throws SQLException {
        var rows = new LinkedHashMap<Object, V>();
        for (var entry : entries) {
            var row = Objects.requireNonNull(entry.value(), "only tables of states of cases take tombstones");
            rows.merge(key.apply(row), row, (first, last) -> lastWins ? last : first);
        }
        insertion.execute(connection, List.copyOf(rows.values()));
    }
}
