package io.huiyin.sink.notify;

import io.huiyin.sink.PostgresConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The delivery side of the table {@code notifications}: short statements on one connection, opened when it is needed. A line
 * is claimed by a lease of 30 s, so that of several sinks one delivers it, and another takes it over should that one die.
 * Instants are the database's, so that the clocks of several machines need not agree.
 */
final class Ledger implements AutoCloseable {
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final String DUE = """
            SELECT DISTINCT tenant, channel FROM notifications
            WHERE state = 'PENDING' AND next_attempt_at <= now() AND (leased_until IS NULL OR leased_until <= now())""";

    private static final String CLAIM = """
            UPDATE notifications
            SET leased_by = ?, leased_until = now() + ? * interval '1 millisecond', attempts = attempts + 1
            WHERE (escalation_id, channel) IN (
                SELECT due.escalation_id, due.channel FROM notifications due
                WHERE due.tenant = ? AND due.channel = ? AND due.state = 'PENDING' AND due.next_attempt_at <= now()
                  AND (due.leased_until IS NULL OR due.leased_until <= now())
                  AND NOT EXISTS (
                      SELECT 1 FROM notifications earlier
                      WHERE earlier.case_id = due.case_id AND earlier.channel = due.channel
                        AND earlier.state = 'PENDING' AND earlier.sequence < due.sequence)
                ORDER BY due.next_attempt_at, due.sequence
                LIMIT 1
                FOR UPDATE SKIP LOCKED)
            RETURNING escalation_id, case_id, attempts, created_at, now(), payload, (
                SELECT r.confidential FROM case_events r
                WHERE r.case_id = notifications.case_id AND r.confidential IS NOT NULL
                ORDER BY r.revision DESC LIMIT 1)""";

    private static final String SETTLE = """
            UPDATE notifications
            SET state = ?, last_error = ?, next_attempt_at = now() + ? * interval '1 millisecond',
                settled_at = CASE WHEN ? THEN now() END, leased_by = NULL, leased_until = NULL
            WHERE escalation_id = ? AND channel = ? AND leased_by = ? AND attempts = ? AND state = 'PENDING'""";

    private static final String HOLD = """
            UPDATE notifications SET next_attempt_at = greatest(next_attempt_at, now() + ? * interval '1 millisecond')
            WHERE tenant = ? AND channel = ? AND state = 'PENDING'""";

    private final PostgresConnection postgres;
    private final String owner;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Connection connection;

    /**
     * @param owner names this sink; no two that run may have the same
     */
    Ledger(PostgresConnection postgres, String owner) {
        this.postgres = postgres;
        this.owner = owner;
    }

    /** Channels with something to deliver now. */
    List<ChannelId> due() throws SQLException {
        return run(DUE, statement -> {
            var channels = new ArrayList<ChannelId>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    channels.add(new ChannelId(rows.getString(1), rows.getString(2)));
                }
            }
            return channels;
        });
    }

    /**
     * The next line of a channel that is due and has no earlier one of its case before it. Where its case became confidential
     * since the line was written, it says nothing of the text.
     */
    Optional<Line> claim(ChannelId channel) throws SQLException {
        return run(CLAIM, statement -> {
            statement.setString(1, owner);
            statement.setLong(2, LEASE.toMillis());
            statement.setString(3, channel.tenant());
            statement.setString(4, channel.name());
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Line(
                                row.getString(1),
                                channel,
                                row.getString(2),
                                row.getInt(3),
                                row.getObject(4, OffsetDateTime.class).toInstant(),
                                row.getObject(5, OffsetDateTime.class).toInstant(),
                                row.getBoolean(7) ? Body.silent(row.getString(6)) : row.getString(6)))
                        : Optional.empty();
            }
        });
    }

    /** Writes down what became of a line, unless its lease ran out and somebody else has it. */
    void settle(Line line, Verdict verdict) throws SQLException {
        switch (verdict) {
            case Verdict.Delivered delivered -> settle(line, "DELIVERED", null, Duration.ZERO);
            case Verdict.Dead dead -> settle(line, "DEAD", dead.error(), Duration.ZERO);
            case Verdict.Retry retry -> {
                settle(line, "PENDING", retry.error(), retry.after());
                if (retry.wholeChannel()) {
                    hold(line.channel(), retry.after());
                }
            }
        }
    }

    private void settle(Line line, String state, @Nullable String error, Duration wait) throws SQLException {
        run(SETTLE, statement -> {
            statement.setString(1, state);
            statement.setString(2, error == null ? null : error.replace('\0', '\ufffd'));
            statement.setLong(3, wait.toMillis());
            statement.setBoolean(4, !state.equals("PENDING"));
            statement.setString(5, line.escalationId());
            statement.setString(6, line.channel().name());
            statement.setString(7, owner);
            statement.setInt(8, line.attempts());
            return statement.executeUpdate();
        });
    }

    private void hold(ChannelId channel, Duration wait) throws SQLException {
        run(HOLD, statement -> {
            statement.setLong(1, wait.toMillis());
            statement.setString(2, channel.tenant());
            statement.setString(3, channel.name());
            return statement.executeUpdate();
        });
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

    @FunctionalInterface
    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Use<T> use) throws SQLException {
        lock.lock();
        try {
            var open = connection;
            if (open == null) {
                open = postgres.open();
                connection = open;
            }
            try (var statement = open.prepareStatement(sql)) {
                return use.of(statement);
            }
        } catch (SQLException e) {
            drop();
            throw e;
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
