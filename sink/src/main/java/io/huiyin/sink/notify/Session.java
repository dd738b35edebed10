package io.huiyin.sink.notify;

import io.huiyin.sink.PostgresConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One connection, opened when it is needed and again after it broke; used by one thread at a time, for short transactions.
 * Commits do not wait for the disk: what a crash of the server takes away is sent again, under the same id.
 */
final class Session implements AutoCloseable {
    private final PostgresConnection postgres;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Connection connection;

    Session(PostgresConnection postgres) {
        this.postgres = postgres;
    }

    /** What is done in one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** Does it, and commits; whatever goes wrong, nothing of it is done. */
    <T> T run(Work<T> work) throws SQLException {
        lock.lock();
        try {
            var open = open();
            var result = work.in(open);
            open.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            drop();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private Connection open() throws SQLException {
        var open = connection;
        if (open == null) {
            open = postgres.open();
            connection = open;
            open.setAutoCommit(false);
            try (var statement = open.createStatement()) {
                statement.execute("SET synchronous_commit = off");
            }
            open.commit();
        }
        return open;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            drop();
        } finally {
            lock.unlock();
        }
    }

    private void drop() {
        var open = connection;
        connection = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException ignored) {
            // It is of no more use either way.
        }
    }
}
