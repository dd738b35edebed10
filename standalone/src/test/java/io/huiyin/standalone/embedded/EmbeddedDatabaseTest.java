package io.huiyin.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    /** Unpacked once for all tests of all runs. */
    private static final Path BINARIES = Path.of("target", "postgresql");

    @TempDir
    private Path folder;

    @Test
    void restart_sameFolder_keepsRows() throws Exception {
        try (var database = database()) {
            database.start();
            assertThat(database.check().ok()).isTrue();
            try (var connection = DriverManager.getConnection(database.jdbcUrl())) {
                execute(connection, "CREATE TABLE kept (text text)");
                execute(connection, "INSERT INTO kept VALUES ('回音')");
            }
        }
        try (var database = database()) {
            database.start();
            assertThat(onlyRow(database)).isEqualTo("回音");
        }
    }

    /** As after kill -9 of our process: the server lives on, and its parent is gone. */
    @Test
    void start_serverLeftBehind_takesOverWithItsRows() throws Exception {
        var orphaned = database();
        orphaned.start();
        try (var connection = DriverManager.getConnection(orphaned.jdbcUrl())) {
            execute(connection, "CREATE TABLE kept (text text)");
            execute(connection, "INSERT INTO kept VALUES ('committed')");
        }
        long pid = pid();
        try (var database = database()) {
            Files.delete(folder.resolve("data/epg-lock"));
            database.start();
            assertThat(onlyRow(database)).isEqualTo("committed");
            assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        }
    }

    /** As after kill -9 of the whole tree. */
    @Test
    void start_serverKilled_recoversWhatWasCommitted() throws Exception {
        var killed = database();
        killed.start();
        try (var connection = DriverManager.getConnection(killed.jdbcUrl())) {
            execute(connection, "CREATE TABLE kept (text text)");
            execute(connection, "INSERT INTO kept VALUES ('committed')");
        }
        var process = ProcessHandle.of(pid()).orElseThrow();
        var gone = process.onExit();
        process.destroyForcibly();
        gone.get(10, TimeUnit.SECONDS);
        assertThat(folder.resolve("data/postmaster.pid")).exists();
        try (var database = database()) {
            Files.delete(folder.resolve("data/epg-lock"));
            database.start();
            assertThat(onlyRow(database)).isEqualTo("committed");
        }
    }

    /** The id in the file is in use again, by somebody else: that process must live. */
    @Test
    void start_pidOfAStranger_leavesTheStrangerAlone() throws Exception {
        try (var database = database()) {
            database.start();
        }
        var stranger = new ProcessBuilder("sleep", "60").start();
        try (var database = database()) {
            Files.writeString(
                    folder.resolve("data/postmaster.pid"), stranger.pid() + "\n" + folder.resolve("data") + "\n");
            database.start();
            assertThat(stranger.isAlive()).isTrue();
            assertThat(database.check().ok()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    private EmbeddedDatabase database() {
        return new EmbeddedDatabase(new DatabaseConfig(folder.resolve("data"), BINARIES, 0));
    }

    private long pid() throws Exception {
        return Long.parseLong(
                Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst());
    }

    private static String onlyRow(EmbeddedDatabase database) throws Exception {
        try (var connection = DriverManager.getConnection(database.jdbcUrl());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT text FROM kept")) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws Exception {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
