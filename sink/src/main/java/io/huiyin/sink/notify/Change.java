package io.huiyin.sink.notify;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is written of a line.
 *
 * @param attempts those that the line had when it was looked at; one that somebody else has touched since is left alone
 * @param tried 1 where an attempt begins, -1 where one that was begun was not made
 * @param inDoubt whether nobody knows what came of the latest attempt
 * @param group the message that it is a part of
 * @param dueAt when it is due again; null leaves that
 * @param held what holds it; null is nothing
 */
record Change(
        Line line,
        State state,
        int attempts,
        int tried,
        boolean inDoubt,
        @Nullable String group,
        @Nullable Instant dueAt,
        @Nullable String error,
        Fate.@Nullable Held held) {

    /** As the column has it. */
    enum State {
        PENDING,
        HELD,
        DELIVERED,
        MOOT,
        DEAD
    }

    private static final String APPLY = """
            UPDATE notifications n
            SET state = s.state,
                since = CASE WHEN n.state = 'HELD' AND s.state = 'PENDING' THEN now() ELSE n.since END,
                attempts = n.attempts + s.tried,
                in_doubt = s.in_doubt,
                group_id = s.group_id,
                next_attempt_at = coalesce(s.due_at, n.next_attempt_at),
                last_error = CASE WHEN s.tried = 1 THEN n.last_error ELSE s.error END,
                held_by = coalesce(s.held_by, n.held_by),
                held_until = coalesce(s.held_until, n.held_until),
                leased_by = CASE WHEN s.tried = 1 THEN ? END,
                leased_until = CASE WHEN s.tried = 1 THEN now() + ? * interval '1 millisecond' END,
                settled_at = CASE WHEN s.state NOT IN ('PENDING', 'HELD') THEN now() END,
                letter_due = s.state = 'DEAD'
            FROM unnest(?::text[], ?::int4[], ?::text[], ?::int4[], ?::bool[], ?::text[], ?::timestamptz[], ?::text[],
                        ?::text[], ?::timestamptz[])
                AS s (id, attempts, state, tried, in_doubt, group_id, due_at, error, held_by, held_until)
            WHERE n.escalation_id = s.id AND n.channel = ? AND n.state IN ('PENDING', 'HELD') AND n.attempts = s.attempts
              AND (n.leased_until IS NULL OR n.leased_until <= now() OR n.leased_by = ?)""";

    static Change moot(Fate.Moot fate) {
        return unsent(fate.line(), State.MOOT, null, fate.why(), null);
    }

    static Change held(Fate.Held fate) {
        var why = "held by the silence '" + fate.silence() + "': " + fate.why();
        return unsent(fate.line(), State.HELD, fate.lookAt(), why, fate);
    }

    static Change waiting(Fate.Waiting fate) {
        return unsent(fate.line(), State.PENDING, fate.until(), null, null);
    }

    /** An attempt begins. */
    static Change sending(Line line, Parcel parcel) {
        return new Change(
                line, State.PENDING, line.attempts(), 1, true, parcel.group().orElse(null), null, null, null);
    }

    /** An attempt that was begun is over. */
    static Change sent(Line line, Parcel parcel, Verdict verdict) {
        int attempts = line.attempts() + 1;
        var group = parcel.group().orElse(null);
        return switch (verdict) {
            case Verdict.Delivered _one ->
                new Change(line, State.DELIVERED, attempts, 0, false, group, null, null, null);
            case Verdict.Dead one -> new Change(line, State.DEAD, attempts, 0, false, group, null, one.error(), null);
            case Verdict.Retry one ->
                new Change(line, State.PENDING, attempts, 0, one.inDoubt(), group, one.at(), one.error(), null);
            case Verdict.NotMade _one ->
                new Change(line, State.PENDING, attempts, -1, line.inDoubt(), group, null, null, null);
        };
    }

    private static Change unsent(
            Line line, State state, @Nullable Instant dueAt, @Nullable String error, Fate.@Nullable Held held) {
        return new Change(
                line, state, line.attempts(), 0, line.inDoubt(), line.group().orElse(null), dueAt, error, held);
    }

    /** Writes all of them, of one channel, in one statement. */
    static void apply(Connection connection, ChannelId channel, String owner, List<Change> changes)
            throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(APPLY)) {
            var columns = List.<Column>of(
                    new Column("text", change -> change.line.escalationId()),
                    new Column("int4", Change::attempts),
                    new Column("text", change -> change.state.name()),
                    new Column("int4", Change::tried),
                    new Column("bool", Change::inDoubt),
                    new Column("text", Change::group),
                    new Column("timestamptz", Change::dueAt),
                    new Column("text", change -> change.error == null ? null : change.error.replace('\0', '\ufffd')),
                    new Column("text", change -> change.held == null ? null : change.held.silence()),
                    new Column("timestamptz", change -> change.held == null ? null : change.held.until()));
            int parameter = 1;
            statement.setString(parameter++, owner);
            statement.setLong(parameter++, Ledger.LEASE.toMillis());
            for (var column : columns) {
                statement.setArray(parameter++, connection.createArrayOf(column.type, column.of(changes)));
            }
            statement.setString(parameter++, channel.name());
            statement.setString(parameter, owner);
            statement.executeUpdate();
        }
    }

    private record Column(String type, Function<Change, @Nullable Object> value) {
        @Nullable
        Object[] of(List<Change> changes) {
            return changes.stream().map(value).toArray();
        }
    }
}
