package io.huiyin.sink.duckdb;

import static io.huiyin.sink.Events.day;
import static io.huiyin.sink.Events.openCase;
import static io.huiyin.sink.Events.opened;
import static io.huiyin.sink.Events.sketch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.sink.store.Entry;
import io.huiyin.sink.store.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SnapshotTest {
    @TempDir
    private Path folder;

    private DuckDbFile file;
    private Path path;
    private Connection writing;

    @BeforeEach
    void open() throws SQLException {
        file = new DuckDbFile(folder.resolve("it's here.duckdb"), 128);
        path = folder.resolve("for others").resolve("snap'shot.duckdb");
        writing = file.openWithTables();
    }

    @AfterEach
    void close() throws SQLException {
        writing.close();
    }

    @Test
    void taken_isReadByAnybody_withItsViews_whileTheFileIsOpen() throws Exception {
        write(DuckDbTables.cases(), openCase("A", 1).build());
        write(
                DuckDbTables.countWindows(),
                day("roof").setReports(3).setResponseWall(sketch(7, 5, 300, 2)).build());
        read(1);
        assertThat(new Snapshot(file, path).take()).isTrue();
        try (var reading = DriverManager.getConnection("jdbc:duckdb:")) {
            query(reading, "ATTACH '" + path.toString().replace("'", "''") + "' AS huiyin (READ_ONLY)");
            assertThat(
                            query(
                                    reading,
                                    "SELECT case_id, clocks FROM huiyin.cases, (SELECT count(*) AS clocks FROM huiyin.case_clocks)"))
                    .containsExactly("mine-7.north.A|1");
            assertThat(query(reading, "SELECT answered, wall_p50 < wall_p99 FROM huiyin.response_quantiles"))
                    .containsExactly("7|true");
            assertThat(query(reading, "SELECT age, cases FROM huiyin.backlog_by_age"))
                    .hasSize(1);
            assertThat(query(reading, "SELECT cases, open FROM huiyin.response_in_time"))
                    .containsExactly("1|1");
            assertThat(query(
                            reading,
                            "SELECT month, reports, wall_p90 > wall_p50 FROM huiyin.monthly_report WHERE reports > 0"))
                    .containsExactly("2026-03-01|3|true");
            assertThat(query(reading, "SELECT topic, next_offset FROM huiyin.mirrored"))
                    .containsExactly("t|1");
            assertThat(query(
                            reading,
                            "SELECT tags['storage_version'] FROM duckdb_databases() WHERE database_name = 'huiyin'"))
                    .containsExactly("v1.0.0+");
        }
    }

    @Test
    void taken_hasNothingThatIsNotForAnalysts() throws Exception {
        write(
                DuckDbTables.caseEvents(),
                opened("e1").setText("said in confidence").build());
        run(
                "INSERT INTO confidential_texts SELECT id, case_id, tenant, site, \"at\", '', NULL, NULL, NULL, NULL, NULL, text, NULL,"
                        + " [] FROM case_events");
        run("UPDATE case_events SET text = NULL");
        new Snapshot(file, path).take();
        assertThat(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1))
                .doesNotContain("said in confidence");
        try (var reading = DriverManager.getConnection("jdbc:duckdb:" + path)) {
            assertThat(
                            query(
                                    reading,
                                    "SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE' ORDER BY ALL"))
                    .containsExactly(
                            "case_clocks",
                            "case_events",
                            "cases",
                            "count_windows",
                            "escalations",
                            "mirrored",
                            "points_entries",
                            "surges");
        }
    }

    @Test
    void take_whereNothingCame_leavesTheOneThatIsThere() throws Exception {
        var snapshot = new Snapshot(file, path);
        read(1);
        assertThat(snapshot.take()).isTrue();
        assertThat(snapshot.take()).isFalse();
        read(2);
        assertThat(snapshot.take()).isTrue();
        Files.delete(path);
        assertThat(snapshot.take()).isTrue();
        assertThat(path.resolveSibling("snap'shot.duckdb.unfinished")).doesNotExist();
    }

    @Test
    void takenAnew_doesNotDisturbWhoeverReadsTheEarlierOne() throws Exception {
        var snapshot = new Snapshot(file, path);
        write(DuckDbTables.cases(), openCase("A", 1).build());
        read(1);
        snapshot.take();
        try (var reading = DriverManager.getConnection("jdbc:duckdb:" + path)) {
            write(DuckDbTables.cases(), openCase("B", 1).build());
            read(2);
            snapshot.take();
            assertThat(query(reading, "SELECT count(*) FROM cases")).containsExactly("1");
        }
        try (var reading = DriverManager.getConnection("jdbc:duckdb:" + path)) {
            assertThat(query(reading, "SELECT count(*) FROM cases")).containsExactly("2");
        }
    }

    /** What a writer has not committed is in no snapshot, nor is half of what it commits meanwhile. */
    @Test
    void take_amongOpenTransactions_isOfOneMoment() throws Exception {
        read(1);
        writing.setAutoCommit(false);
        write(DuckDbTables.cases(), openCase("A", 1).build());
        new Snapshot(file, path).take();
        writing.commit();
        writing.setAutoCommit(true);
        try (var reading = DriverManager.getConnection("jdbc:duckdb:" + path)) {
            assertThat(query(reading, "SELECT (SELECT count(*) FROM cases) + (SELECT count(*) FROM case_clocks)"))
                    .containsExactly("0");
        }
    }

    @Test
    void take_whereItCannotBePut_saysSo_andTheFileStaysAsItWas() throws Exception {
        Files.writeString(folder.resolve("a file"), "in the way");
        assertThatThrownBy(() -> new Snapshot(file, folder.resolve("a file").resolve("snapshot.duckdb")).take())
                .hasMessageContaining("a file");
        read(1);
        assertThat(query(writing, "SELECT count(*) FROM consumed_offsets")).containsExactly("1");
    }

    private void read(long next) throws SQLException {
        run("INSERT INTO consumed_offsets VALUES ('t', 0, " + next + ", 1, 'one', now())"
                + " ON CONFLICT DO UPDATE SET next_offset = EXCLUDED.next_offset");
    }

    private void run(String sql) throws SQLException {
        Sql.run(writing, sql);
    }

    private <V> void write(Table<V> table, V value) throws SQLException {
        table.write(writing, List.of(new Entry<>(new ConsumerRecord<>("t", 0, 0, new byte[0], new byte[0]), value)));
    }

    static List<String> query(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            var lines = new ArrayList<String>();
            if (statement.execute(sql)) {
                try (var rows = statement.getResultSet()) {
                    while (rows.next()) {
                        var cells = new ArrayList<String>();
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            cells.add(rows.getString(i));
                        }
                        lines.add(String.join("|", cells));
                    }
                }
            }
            return lines;
        }
    }
}
