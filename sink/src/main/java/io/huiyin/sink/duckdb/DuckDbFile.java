package io.huiyin.sink.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * A file of DuckDB. One process at a time has it open, as long as any session of it is; within that process sessions share it.
 *
 * @param memoryMegabytes most of what DuckDB takes outside of the heap, 64 and up; what needs more is on disk beside the file
 */
public record DuckDbFile(Path path, int memoryMegabytes) implements Opening {
    private static final int LEAST_MEGABYTES = 64;
    private static final String DRIVER = "org.duckdb.DuckDBDriver";

    public DuckDbFile {
        path = path.toAbsolutePath().normalize();
        if (memoryMegabytes < LEAST_MEGABYTES) {
            throw new IllegalArgumentException(
                    "duckdb.memory is " + memoryMegabytes + "; it must be " + LEAST_MEGABYTES + " (megabytes) or more");
        }
        if (Files.isDirectory(path)) {
            throw new IllegalArgumentException("duckdb.file is '" + path + "', a folder; it must be a file");
        }
    }

    /** True where the driver is on the class path: it is no part of the program. */
    public static boolean driverIsHere() {
        try {
            Class.forName(DRIVER);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** A new session, with all tables and views there as this release knows them. */
    public Connection openWithTables() throws SQLException {
        var connection = open();
        try {
            Schema.apply(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Connection open() throws SQLException {
        try {
            Files.createDirectories(path.resolveSibling("."));
        } catch (IOException e) {
            throw new SQLException("duckdb.file is '" + path + "'; its folder cannot be made: " + e.getMessage(), e);
        }
        var settings = new Properties();
        settings.setProperty("memory_limit", memoryMegabytes + "MB");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        try {
            var connection = DriverManager.getConnection("jdbc:duckdb:" + path, settings);
            try (var statement = connection.createStatement()) {
                statement.execute("SET TimeZone = 'UTC'");
            }
            return connection;
        } catch (SQLException e) {
            throw String.valueOf(e.getMessage()).contains("Could not set lock")
                    ? new SQLException(
                            "duckdb.file is '" + path + "', and another process has it open ("
                                    + firstLine(e)
                                    + "); one process at a time can: end the other, or read the snapshot that it writes",
                            e)
                    : e;
        }
    }

    /** DuckDB's messages show the statement on further lines. */
    static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
