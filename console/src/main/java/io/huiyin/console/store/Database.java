package io.huiyin.console.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The store's tables, for reading; only who read what is written. Building one connects to nothing; a store that is away shows at the first question. */
public final class Database implements AutoCloseable {
    private static final int CONNECTIONS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(10);

    private final HikariDataSource pool;

    /** Connects as this user when the first question is asked. */
    public Database(String jdbcUrl, String user, String password) {
        var config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setUsername(user);
        config.setPassword(password);
        config.setPoolName("console");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setReadOnly(true);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setValidationTimeout(1_000);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "huiyin-console");
        config.addDataSourceProperty("options", "-c statement_timeout=" + LONGEST_STATEMENT.toMillis());
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", "2");
        config.addDataSourceProperty(
                "socketTimeout", String.valueOf(LONGEST_STATEMENT.plusSeconds(5).toSeconds()));
        pool = new HikariDataSource(config);
    }

    /** All rows of the answer. */
    List<ObjectNode> rows(Sql sql) throws SQLException {
        try (var connection = pool.getConnection()) {
            return rows(connection, sql);
        }
    }

    Optional<ObjectNode> row(Sql sql) throws SQLException {
        return rows(sql).stream().findFirst();
    }

    /** Writes; whatever reads cannot. */
    void write(Sql sql) throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setReadOnly(false);
            try (var statement = connection.prepareStatement(sql.text())) {
                fill(statement, sql);
                statement.executeUpdate();
            }
        }
    }

    /** The answers of several statements about one and the same moment. */
    List<List<ObjectNode>> moment(List<Sql> statements) throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var answers = new ArrayList<List<ObjectNode>>();
            for (var sql : statements) {
                answers.add(rows(connection, sql));
            }
            connection.commit();
            return answers;
        }
    }

    /** Fails where the store cannot be reached or the tables are not there. */
    public void check() throws SQLException {
        rows(new Sql("select 1 as well from cases limit 1"));
    }

    @Override
    public void close() {
        pool.close();
    }

    private static List<ObjectNode> rows(Connection connection, Sql sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql.text())) {
            fill(statement, sql);
            try (var rows = statement.executeQuery()) {
                return Rows.read(rows);
            }
        }
    }

    private static void fill(PreparedStatement statement, Sql sql) throws SQLException {
        int place = 1;
        for (var value : sql.values()) {
            switch (value) {
                case Instant instant -> statement.setObject(place++, instant.atOffset(ZoneOffset.UTC));
                case String[] texts ->
                    statement.setArray(place++, statement.getConnection().createArrayOf("text", texts));
                default -> statement.setObject(place++, value);
            }
        }
    }
}
