package io.huiyin.sink.notify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code channel_states}. */
final class ChannelTable {

    /** Steps from channel to channel along the index: as many look-ups as there are channels, however many lines. */
    static final String DUE = """
            WITH RECURSIVE channels AS (
                (SELECT tenant, channel FROM notifications WHERE state IN ('PENDING', 'HELD')
                 ORDER BY tenant, channel LIMIT 1)
                UNION ALL
                SELECT next.tenant, next.channel
                FROM channels c, LATERAL (
                    SELECT n.tenant, n.channel FROM notifications n
                    WHERE n.state IN ('PENDING', 'HELD') AND (n.tenant, n.channel) > (c.tenant, c.channel)
                    ORDER BY n.tenant, n.channel LIMIT 1) next)
            SELECT c.tenant, c.channel
            FROM channels c LEFT JOIN channel_states s USING (tenant, channel)
            WHERE (s.ready_at IS NULL OR s.ready_at <= now())
              AND (s.leased_until IS NULL OR s.leased_until <= now() OR s.leased_by = ?)
              AND EXISTS (
                  SELECT 1 FROM notifications n
                  WHERE n.tenant = c.tenant AND n.channel = c.channel AND n.state IN ('PENDING', 'HELD')
                    AND n.next_attempt_at <= now())""";

    private static final String LEASE = """
            INSERT INTO channel_states AS s (tenant, channel, leased_by, leased_until)
            VALUES (?, ?, ?, now() + ? * interval '1 millisecond')
            ON CONFLICT (tenant, channel) DO UPDATE
            SET leased_by = EXCLUDED.leased_by, leased_until = EXCLUDED.leased_until
            WHERE (s.leased_until IS NULL OR s.leased_until <= now() OR s.leased_by = EXCLUDED.leased_by)
              AND (s.ready_at IS NULL OR s.ready_at <= now())
            RETURNING failures, openings, ready_at, paced_at, calm_at, gather_until, now()""";

    private static final String BEGIN = """
            UPDATE channel_states
            SET kind = ?, paced_at = ?, calm_at = ?, gather_until = ?,
                ready_at = CASE WHEN ?::timestamptz > now() THEN ?::timestamptz ELSE ready_at END,
                held_for = CASE WHEN ?::timestamptz > now() THEN 'RATE' ELSE held_for END,
                leased_until = CASE WHEN ? THEN leased_until END
            WHERE tenant = ? AND channel = ?""";

    private static final String END = """
            UPDATE channel_states
            SET failures = ?, openings = ?,
                ready_at = greatest(ready_at, ?::timestamptz),
                held_for = CASE WHEN ?::timestamptz > coalesce(ready_at, '-infinity') THEN ? ELSE held_for END,
                last_error = coalesce(?, last_error),
                last_error_at = CASE WHEN ?::text IS NULL THEN last_error_at ELSE now() END,
                last_success_at = CASE WHEN ? THEN now() ELSE last_success_at END,
                leased_until = NULL
            WHERE tenant = ? AND channel = ? AND leased_by = ?""";

    private ChannelTable() {}

    /** A channel that is ours, and its state by the database's clock. */
    record Leased(ChannelState state, Instant now) {}

    /** Channels on which something is due, and no other sink sends. */
    static List<ChannelId> due(Connection connection, String owner) throws SQLException {
        try (var statement = connection.prepareStatement(DUE)) {
            statement.setString(1, owner);
            try (var rows = statement.executeQuery()) {
                var channels = new ArrayList<ChannelId>();
                while (rows.next()) {
                    channels.add(new ChannelId(rows.getString(1), rows.getString(2)));
                }
                return channels;
            }
        }
    }

    /** Empty where another sink has it, or where nothing may be sent on it yet. */
    static Optional<Leased> lease(Connection connection, ChannelId channel, String owner) throws SQLException {
        try (var statement = connection.prepareStatement(LEASE)) {
            statement.setString(1, channel.tenant());
            statement.setString(2, channel.name());
            statement.setString(3, owner);
            statement.setLong(4, Ledger.LEASE.toMillis());
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(leased(row)) : Optional.empty();
            }
        }
    }

    private static Leased leased(ResultSet row) throws SQLException {
        var now = instant(row, 7).orElseThrow();
        int failures = row.getInt(1);
        int openings = row.getInt(2);
        var breaker = openings == 0
                ? new Breaker.Closed(failures)
                : new Breaker.Open(failures, openings, instant(row, 3).orElse(now));
        return new Leased(new ChannelState(breaker, instant(row, 4), instant(row, 5), instant(row, 6)), now);
    }

    /** What the plan says of the channel; it stays ours where something is sent. */
    static void begin(Connection connection, Turn turn) throws SQLException {
        try (var statement = connection.prepareStatement(BEGIN)) {
            var plan = turn.plan();
            var state = plan.state();
            statement.setString(1, turn.kind());
            set(statement, 2, state.pacedAt());
            set(statement, 3, state.calmAt());
            set(statement, 4, state.gatherUntil());
            for (int i = 5; i <= 7; i++) {
                set(statement, i, plan.notBefore());
            }
            statement.setBoolean(8, !plan.parcels().isEmpty());
            statement.setString(9, turn.channel().tenant());
            statement.setString(10, turn.channel().name());
            statement.executeUpdate();
        }
    }

    /** What came of it; the channel is free. Nothing, where somebody else has it by now. */
    static void end(Connection connection, ChannelId channel, String owner, Outcome outcome) throws SQLException {
        var held = outcome.held();
        try (var statement = connection.prepareStatement(END)) {
            statement.setInt(1, outcome.after().failures());
            statement.setInt(2, outcome.after().openings());
            set(statement, 3, held);
            set(statement, 4, held);
            statement.setString(5, outcome.heldFor());
            statement.setString(6, outcome.error().orElse(null));
            statement.setString(7, outcome.error().orElse(null));
            statement.setBoolean(8, outcome.delivered());
            statement.setString(9, channel.tenant());
            statement.setString(10, channel.name());
            statement.setString(11, owner);
            statement.executeUpdate();
        }
    }

    static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static void set(PreparedStatement statement, int parameter, Optional<Instant> instant) throws SQLException {
        statement.setObject(
                parameter,
                instant.map(one -> one.atOffset(ZoneOffset.UTC)).orElse(null),
                Types.TIMESTAMP_WITH_TIMEZONE);
    }
}
