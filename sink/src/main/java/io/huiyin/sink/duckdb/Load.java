package io.huiyin.sink.duckdb;

import io.huiyin.sink.consume.Rejected;
import io.huiyin.sink.store.Batch;
import io.huiyin.sink.store.Entry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of one topic in a batch: those still to be written, and those that turned out bad. */
final class Load<V> {
    private static final String STORE_REJECTED = "STORE_REJECTED";

    private final Batch<V> batch;
    private final List<Rejected> rejected;
    private List<Entry<V>> entries;

    Load(Batch<V> batch) {
        this.batch = batch;
        rejected = new ArrayList<>(batch.unreadable());
        entries = batch.entries();
    }

    List<Rejected> rejected() {
        return rejected;
    }

    void write(Connection connection) throws SQLException {
        write(connection, entries);
    }

    /** Leaves out what can be in no table. */
    void leaveOut(List<RefusedRowsException.Refused> refused) {
        var details = new IdentityHashMap<Object, String>();
        refused.forEach(one -> details.put(one.value(), one.detail()));
        var good = new ArrayList<Entry<V>>();
        for (var entry : entries) {
            var detail = entry.value() == null ? null : details.get(entry.value());
            if (detail == null) {
                good.add(entry);
            } else {
                reject(entry, detail);
            }
        }
        entries = good;
    }

    /**
     * Finds, by halving, records that the database refuses, each in a transaction that is rolled back; leaves them out.
     *
     * @return false where none is bad by itself
     */
    boolean leaveOutWhatIsRefused(Connection connection) throws SQLException {
        var bad = new IdentityHashMap<Entry<V>, String>();
        search(connection, entries, bad);
        entries.stream().filter(bad::containsKey).forEach(entry -> reject(entry, bad.getOrDefault(entry, "")));
        entries = entries.stream().filter(entry -> !bad.containsKey(entry)).toList();
        return !bad.isEmpty();
    }

    private void search(Connection connection, List<Entry<V>> some, IdentityHashMap<Entry<V>, String> bad)
            throws SQLException {
        var fault = some.isEmpty() ? null : fault(connection, some);
        if (fault == null) {
            return;
        }
        if (some.size() == 1) {
            bad.put(some.getFirst(), fault);
            return;
        }
        search(connection, some.subList(0, some.size() / 2), bad);
        search(connection, some.subList(some.size() / 2, some.size()), bad);
    }

    private @Nullable String fault(Connection connection, List<Entry<V>> some) throws SQLException {
        try {
            write(connection, some);
            return null;
        } catch (SQLException e) {
            if (!Fault.isOfTheRow(e)) {
                throw e;
            }
            return DuckDbFile.firstLine(e);
        } finally {
            connection.rollback();
        }
    }

    private void write(Connection connection, List<Entry<V>> some) throws SQLException {
        if (some.isEmpty()) {
            return;
        }
        for (var table : batch.route().tables()) {
            table.write(connection, Collections.unmodifiableList(some));
        }
    }

    private void reject(Entry<V> entry, String detail) {
        rejected.add(new Rejected(entry.record(), STORE_REJECTED, "DuckDB does not take the record: " + detail));
    }
}
