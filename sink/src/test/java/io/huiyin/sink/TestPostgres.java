package io.huiyin.sink;

import io.huiyin.sink.store.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One real PostgreSQL for all test classes of a JVM; every caller gets a database of its own, migrated. */
public final class TestPostgres {
    private static final EmbeddedPostgres SERVER = start();
    private static int databases;

    private TestPostgres() {}

    /** A new database with all tables and views. */
    public static PostgresConnection migrated() {
        var postgres = empty();
        Migrations.apply(postgres);
        return postgres;
    }

    /** A new database with nothing in it. */
    public static synchronized PostgresConnection empty() {
        var name = "test_" + ++databases;
        var admin = at("postgres");
        execute(admin, "CREATE DATABASE " + name);
        return at(name);
    }

    /** Runs one statement. */
    public static void execute(PostgresConnection postgres, String sql) {
        try (var connection = postgres.open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** All rows of a query, columns joined by {@code |}, null as {@code -}. */
    public static List<String> query(PostgresConnection postgres, String sql) {
        try (var connection = postgres.open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var result = new ArrayList<String>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                var line = new ArrayList<String>();
                for (int i = 1; i <= columns; i++) {
                    var value = rows.getString(i);
                    line.add(value == null ? "-" : value);
                }
                result.add(String.join("|", line));
            }
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The same database under another name; the server asks for no password. */
    public static PostgresConnection as(PostgresConnection postgres, String login) {
        return new PostgresConnection(postgres.url().replaceAll("([?&])user=[^&]*&?", "$1"), login, "");
    }

    private static PostgresConnection at(String database) {
        return new PostgresConnection(SERVER.getJdbcUrl("postgres", database), "postgres", "postgres");
    }

    /** The version on the class path; or where {@code huiyin.test.postgres} names a jar with the binaries of another, that. */
    private static EmbeddedPostgres start() {
        var jar = System.getProperty("huiyin.test.postgres", "");
        var builder = EmbeddedPostgres.builder();
        if (!jar.isEmpty()) {
            builder.setPgBinaryResolver(
                    (system, hardware) -> URI.create("jar:" + Path.of(jar).toUri() + "!/postgres-linux-x86_64.txz")
                            .toURL()
                            .openStream());
        }
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
