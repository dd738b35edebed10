package io.huiyin.sink.duckdb;

import static io.huiyin.sink.Events.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.event.CaseEvent;
import io.huiyin.sink.consume.DestinationUnavailableException;
import io.huiyin.sink.consume.Rejected;
import io.huiyin.sink.store.Reading;
import io.huiyin.sink.store.Route;
import io.huiyin.sink.store.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DuckDbStoreTest {
    static final TopicPartition EVENTS = new TopicPartition("events", 0);

    @TempDir
    private Path folder;

    private DuckDbFile file;
    private final List<Rejected> rejected = new ArrayList<>();

    @BeforeEach
    void name() {
        file = new DuckDbFile(folder.resolve("a folder that is not there yet").resolve("store.duckdb"), 128);
    }

    /** A process of its own writes until it is killed among its transactions: what it committed is there, and nothing else. */
    @Test
    void writerKilled_leavesWholeBatches_andAnotherGoesOn() throws Exception {
        var killed = EndlessWriter.start(file.path());
        try (var lines = killed.inputReader(StandardCharsets.UTF_8)) {
            awaitBatch(lines, 5);
            assertThatThrownBy(() -> store(DuckDbTables.caseEvents()).claim(Set.of(EVENTS)))
                    .isInstanceOf(DestinationUnavailableException.class)
                    .hasMessageContaining("duckdb.file is '" + file.path() + "', and another process has it open")
                    .hasMessageContaining("read the snapshot");
        } finally {
            killed.destroyForcibly().waitFor();
        }
        try (var store = store(DuckDbTables.caseEvents())) {
            long next = store.claim(Set.of(EVENTS)).getOrDefault(EVENTS, -1L);
            assertThat(next)
                    .isGreaterThanOrEqualTo(5L * EndlessWriter.BATCH)
                    .matches(n -> n % EndlessWriter.BATCH == 0);
            assertThat(query("SELECT count(*), count(DISTINCT id), max(revision) FROM case_events"))
                    .containsExactly(next + "|" + next + "|" + (next - 1));
            store.write(List.of(EndlessWriter.record(next)), Map.of(EVENTS, next + 1));
            assertThat(query("SELECT count(*) FROM case_events")).containsExactly(Long.toString(next + 1));
        }
    }

    private static void awaitBatch(BufferedReader lines, int wanted) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("batch ") && Integer.parseInt(line.substring(6)) >= wanted) {
                return;
            }
        }
        throw new AssertionError("the writer ended before it was killed");
    }

    /** What no check of ours foresees: the database itself refuses rows, among them two of a hundred. */
    @Test
    void rowsThatOnlyTheDatabaseRefuses_areFoundByHalving() throws SQLException {
        Table<CaseEvent> strict = (connection, entries) -> {
            DuckDbTables.caseEvents().write(connection, entries);
            Sql.run(connection, "UPDATE case_events SET score = id::INTEGER");
        };
        var batch = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (int i = 0; i < 100; i++) {
            batch.add(record(i, i == 17 || i == 80 ? "no number " + i : Integer.toString(i)));
        }
        try (var store = store(strict)) {
            store.claim(Set.of(EVENTS));
            assertThat(store.write(batch, Map.of(EVENTS, 100L))).isEqualTo(2);
        }
        assertThat(query("SELECT count(*) FROM case_events")).containsExactly("98");
        assertThat(rejected).extracting(one -> one.record().offset()).containsExactly(17L, 80L);
        assertThat(rejected.getFirst().detail()).contains("no number 17");
    }

    @Test
    void memoryTooSmall_isNotTheRowsFault_andNothingIsWritten() throws SQLException {
        Table<CaseEvent> greedy = (connection, entries) -> {
            DuckDbTables.caseEvents().write(connection, entries);
            Sql.run(connection, "SET memory_limit = '1MB'");
            Sql.run(connection, "UPDATE case_events SET score = (SELECT len(list(range)) FROM range(10000000))");
        };
        try (var store = store(greedy)) {
            store.claim(Set.of(EVENTS));
            assertThatThrownBy(() -> store.write(List.of(record(0, "e")), Map.of(EVENTS, 1L)))
                    .isInstanceOf(DestinationUnavailableException.class)
                    .hasMessageContaining("Out of Memory");
        }
        assertThat(rejected).isEmpty();
        assertThat(query("SELECT (SELECT count(*) FROM case_events), (SELECT max(next_offset) FROM consumed_offsets)"))
                .containsExactly("0|0");
    }

    @Test
    void fileThatIsNoDatabase_isRefused_andStaysAsItIs() throws IOException {
        var path = folder.resolve("letter.txt");
        Files.writeString(path, "Dear Sir or Madam, ".repeat(1000));
        try (var store = new DuckDbStore(new DuckDbFile(path, 128), "one", List.of(), rejected::addAll)) {
            assertThatThrownBy(() -> store.claim(Set.of(EVENTS)))
                    .isInstanceOf(DestinationUnavailableException.class)
                    .hasMessageContaining("letter.txt");
        }
        assertThat(path).content().startsWith("Dear Sir or Madam, ");
    }

    @Test
    void fileOfALaterRelease_isRefused() throws SQLException {
        try (var connection = file.openWithTables()) {
            Sql.run(connection, "INSERT INTO schema_version VALUES (99, 'V99__later', now())");
        }
        assertThatThrownBy(() -> file.openWithTables().close()).hasMessageContaining("version 99");
    }

    /** As an installation of the first script alone would be upgraded: the rows stay. */
    @Test
    void fileOfAnEarlierVersion_isBroughtUpToDate_withItsRows() throws SQLException {
        try (var connection = file.open()) {
            Schema.applyUpTo(connection, 1);
            Sql.run(
                    connection,
                    "INSERT INTO points_entries VALUES ('p1', 't', 'worker', 5, 'report', 'c', NULL, now(), 1)");
        }
        assertThat(query("SELECT reporter, balance FROM points_balance")).containsExactly("worker|5");
        assertThat(query("SELECT version FROM schema_version ORDER BY version")).containsExactly("1", "2", "3");
    }

    private DuckDbStore store(Table<CaseEvent> table) {
        return new DuckDbStore(file, "one", routes(table), rejected::addAll);
    }

    static List<Route<?>> routes(Table<CaseEvent> table) {
        return List.of(new Route<CaseEvent>(
                "events",
                record -> new Reading.Value<>(opened(new String(record.value(), StandardCharsets.UTF_8))
                        .setRevision(record.offset())
                        .build()),
                List.of(table)));
    }

    static ConsumerRecord<byte[], byte[]> record(long offset, String id) {
        return new ConsumerRecord<>("events", 0, offset, new byte[0], id.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> query(String sql) throws SQLException {
        try (var connection = file.openWithTables()) {
            return SnapshotTest.query(connection, sql);
        }
    }
}
