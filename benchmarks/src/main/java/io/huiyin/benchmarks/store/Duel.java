package io.huiyin.benchmarks.store;

import static java.util.Objects.requireNonNull;

import io.huiyin.benchmarks.store.StoreBench.StoreSubject;
import io.huiyin.sink.store.PostgresStore;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Both sides of a round, each from empty tables and right after a checkpoint. */
final class Duel {
    private final PostgresStore store;
    private final Connection connection;
    private final CpuClock cpu;
    private final int batch;
    private final Map<String, Ready> ready = new HashMap<>();

    /** What COPY is to write, table by table. */
    private record Ready(Map<CopiedTable, byte[]> tables, int rows) {}

    /** @param connection COPY's own, without a transaction */
    Duel(PostgresStore store, Connection connection, CpuClock cpu, int batch) {
        this.store = store;
        this.connection = connection;
        this.cpu = cpu;
        this.batch = batch;
    }

    /** Learns from the store which rows COPY is to write. */
    void prepare(StoreSubject subject) throws SQLException, IOException {
        store(subject);
        var tables = new LinkedHashMap<CopiedTable, byte[]>();
        int count = 0;
        for (var table : subject.tables()) {
            table.create(connection);
            var rows = table.rows(connection);
            tables.put(table, rows);
            count += Math.toIntExact(table.copy(connection, rows));
        }
        ready.put(subject.topic(), new Ready(tables, count));
    }

    StoreFigures round(StoreSubject subject, boolean storeFirst) throws SQLException, IOException {
        var name = subject.topic().substring(subject.topic().lastIndexOf('.') + 1);
        if (storeFirst) {
            var stored = cost(subject, () -> store(subject));
            return new StoreFigures(name, stored, cost(subject, () -> copy(subject)));
        }
        var copied = cost(subject, () -> copy(subject));
        return new StoreFigures(name, cost(subject, () -> store(subject)), copied);
    }

    private Ready ready(StoreSubject subject) {
        return requireNonNull(ready.get(subject.topic()), "a subject is prepared before its rounds");
    }

    private void store(StoreSubject subject) {
        var records = subject.records();
        for (int from = 0; from < records.size(); from += batch) {
            int to = Math.min(records.size(), from + batch);
            store.write(records.subList(from, to), Map.of(subject.partition(), (long) to));
        }
    }

    /** All in one transaction, as COPY likes it best. */
    private void copy(StoreSubject subject) throws SQLException, IOException {
        connection.setAutoCommit(false);
        for (var table : ready(subject).tables().entrySet()) {
            table.getKey().copy(connection, table.getValue());
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private Cost cost(StoreSubject subject, Work work) throws SQLException, IOException {
        for (var table : subject.tables()) {
            table.empty(connection);
        }
        CopiedTable.execute(connection, "CHECKPOINT");
        double here = cpu.hereMicros();
        double server = cpu.serverMicros();
        long begun = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Cost(ready(subject).rows(), seconds, cpu.hereMicros() - here, cpu.serverMicros() - server);
    }

    /** What is timed. */
    @FunctionalInterface
    private interface Work {
        void run() throws SQLException, IOException;
    }
}
