package io.huiyin.standalone.embedded;

import io.huiyin.component.Component;
import io.huiyin.component.Health;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL that belongs to this process: loopback only, no password, its data kept in a folder of ours. */
public final class EmbeddedDatabase implements Component {
    /** The user of {@link #jdbcUrl()}; it owns everything and has no password. */
    public static final String USER = "postgres";

    private static final String DATABASE = "huiyin";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int CHECK_SECONDS = 2;

    private final DatabaseConfig config;
    private @Nullable EmbeddedPostgres server;

    public EmbeddedDatabase(DatabaseConfig config) {
        this.config = config;
    }

    /** Stops the server that a killed process left behind in this folder, so that its port is free. The caller holds the folder. */
    public static void stopOrphan(Path dataDir) {
        Postmaster.stopOrphan(dataDir);
    }

    @Override
    public synchronized void start() {
        try {
            Files.createDirectories(config.dataDir().getParent());
            Files.createDirectories(config.binaries());
            Postmaster.stopOrphan(config.dataDir());
            server = open(Ports.claim("embedded.store.port", config.port()));
            createDatabase(server);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "PostgreSQL does not start in " + config.dataDir() + ": " + e.getMessage(), e);
        }
    }

    /** Where the tables are, with the user; known once it was started. */
    public synchronized String jdbcUrl() {
        return jdbcUrl(Integer.toString(running().getPort()));
    }

    /** Where the tables will be, on this port. */
    public static String jdbcUrl(String port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE + "?user=" + USER;
    }

    @Override
    public synchronized Health check() {
        if (server == null) {
            return Health.down("PostgreSQL is not running");
        }
        try (var connection = server.getDatabase(USER, DATABASE).getConnection()) {
            return connection.isValid(CHECK_SECONDS) ? Health.OK : Health.down("PostgreSQL does not answer");
        } catch (SQLException e) {
            return Health.down("PostgreSQL does not answer: " + e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        var open = server;
        server = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL does not stop in " + config.dataDir(), e);
            }
        }
    }

    private EmbeddedPostgres running() {
        if (server == null) {
            throw new IllegalStateException("the database was not started");
        }
        return server;
    }

    private EmbeddedPostgres open(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(config.dataDir())
                .setOverrideWorkingDirectory(config.binaries().toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(START_LIMIT)
                // Texts are Chinese and English on every machine alike.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                // What was committed stays, whatever dies: the library's defaults are for tests.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "60")
                .start();
    }

    private static void createDatabase(EmbeddedPostgres server) throws IOException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
            if (!found.next()) {
                try (var create = connection.createStatement()) {
                    create.execute("CREATE DATABASE " + DATABASE);
                }
            }
        } catch (SQLException e) {
            throw new IOException("cannot create the database " + DATABASE, e);
        }
    }
}
