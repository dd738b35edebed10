package io.huiyin.sink.notify;

import static io.huiyin.sink.notify.ChannelTable.instant;
import static io.huiyin.sink.notify.ChannelTable.set;

import io.huiyin.json.Read;
import io.huiyin.sink.notify.media.Notice;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lines of the table {@code notifications} that are to be sent. */
final class LineTable {
    private static final int MOST = 500;
    private static final Duration LATE = Duration.ofMinutes(1);

    /**
     * The oldest first, and nothing that has a line of its case before it that is not due; what was held stands beside that
     * order. Lines that gather come along, for one that may not wait can be behind them.
     */
    static final String DUE = """
            WITH due AS (
                SELECT * FROM notifications n
                WHERE n.tenant = ? AND n.channel = ? AND n.state IN ('PENDING', 'HELD')
                  AND (n.next_attempt_at <= now() OR n.next_attempt_at = ?::timestamptz)
                  AND (n.leased_until IS NULL OR n.leased_until <= now() OR n.leased_by = ?)
                  AND NOT EXISTS (
                      SELECT 1 FROM notifications earlier
                      WHERE earlier.case_id = n.case_id AND earlier.channel = n.channel
                        AND earlier.state = 'PENDING' AND earlier.sequence < n.sequence
                        AND (earlier.next_attempt_at > now() AND earlier.next_attempt_at IS DISTINCT FROM ?::timestamptz
                             OR earlier.leased_until > now() AND earlier.leased_by <> ?))
                ORDER BY n.sequence
                LIMIT ?),
            all_of_them AS (
                SELECT * FROM due
                UNION
                SELECT n.* FROM notifications n
                WHERE n.state = 'PENDING' AND n.group_id IN (SELECT group_id FROM due WHERE group_id IS NOT NULL)
                  AND n.channel = ?)
            SELECT n.escalation_id, n.case_id, n.sequence, n.attempts, n.in_doubt, n.group_id, n.state = 'HELD',
                   n.created_at, n.since, n.payload, n.next_attempt_at,
                   (SELECT r.confidential FROM case_events r
                    WHERE r.case_id = n.case_id AND r.confidential IS NOT NULL
                    ORDER BY r.revision DESC LIMIT 1),
                   c.status, c.updated_at, c.answered_at, c.snoozed_until,
                   k.status, k.started_at, k.stopped_at, k.deadline, k.generation
            FROM all_of_them n
            LEFT JOIN escalations e ON e.id = n.escalation_id
            LEFT JOIN cases c ON c.case_id = n.case_id
            LEFT JOIN case_clocks k ON k.case_id = n.case_id AND k.name = e.clock
            ORDER BY n.sequence""";

    private static final String UNREADABLE = """
            UPDATE notifications SET state = 'DEAD', last_error = ?, settled_at = now(), letter_due = true
            WHERE escalation_id = ? AND channel = ?""";

    private static final String HURRY = """
            UPDATE notifications SET next_attempt_at = now()
            WHERE tenant = ? AND channel = ? AND state = 'PENDING'
              AND next_attempt_at > now() AND attempts > 0""";

    private LineTable() {}

    /** At most 500, and all of the messages that they are parts of. One that cannot be read is given up. */
    static List<Line> due(Connection connection, ChannelId channel, String owner, ChannelTable.Leased leased)
            throws SQLException {
        try (var statement = connection.prepareStatement(DUE)) {
            statement.setString(1, channel.tenant());
            statement.setString(2, channel.name());
            set(statement, 3, leased.state().gatherUntil());
            statement.setString(4, owner);
            set(statement, 5, leased.state().gatherUntil());
            statement.setString(6, owner);
            statement.setInt(7, MOST);
            statement.setString(8, channel.name());
            var lines = new ArrayList<Line>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    switch (Notice.read(payload(row))) {
                        case Read.Valid<Notice> one -> lines.add(line(row, channel, one.value(), leased.now()));
                        case Read.Invalid<Notice> not ->
                            giveUp(
                                    connection,
                                    row.getString(1),
                                    channel,
                                    not.problems().getFirst().field());
                    }
                }
            }
            return lines;
        }
    }

    /** Everything that waits to be tried again is due now. */
    static void hurry(Connection connection, ChannelId channel) throws SQLException {
        try (var statement = connection.prepareStatement(HURRY)) {
            statement.setString(1, channel.tenant());
            statement.setString(2, channel.name());
            statement.executeUpdate();
        }
    }

    /** Nothing of the text once the case is confidential: lines and timelines are written side by side. */
    private static String payload(ResultSet row) throws SQLException {
        return row.getBoolean(12) ? Body.silent(row.getString(10)) : row.getString(10);
    }

    private static void giveUp(Connection connection, String id, ChannelId channel, String field) throws SQLException {
        try (var statement = connection.prepareStatement(UNREADABLE)) {
            statement.setString(1, "the ledger's line cannot be read: " + field);
            statement.setString(2, id);
            statement.setString(3, channel.name());
            statement.executeUpdate();
        }
    }

    private static Line line(ResultSet row, ChannelId channel, Notice notice, Instant now) throws SQLException {
        var createdAt = instant(row, 8).orElseThrow();
        var since = instant(row, 9);
        return new Line(
                row.getString(1),
                channel,
                row.getString(2),
                row.getLong(3),
                row.getInt(4),
                row.getBoolean(5),
                Optional.ofNullable(row.getString(6)),
                row.getBoolean(7),
                since.isEmpty() && notice.escalation().getRaisedAt().isBefore(createdAt.minus(LATE)),
                instant(row, 11).orElseThrow(),
                createdAt,
                row.getBoolean(7) ? now : since.orElse(createdAt),
                notice,
                standing(row));
    }

    private static @Nullable Standing standing(ResultSet row) throws SQLException {
        if (row.getString(13) == null) {
            return null;
        }
        return new Standing(
                row.getString(13),
                instant(row, 14).orElseThrow(),
                instant(row, 15).orElse(null),
                instant(row, 16).orElse(null),
                clock(row));
    }

    private static Standing.@Nullable Clock clock(ResultSet row) throws SQLException {
        return row.getString(17) == null
                ? null
                : new Standing.Clock(
                        row.getString(17),
                        instant(row, 18).orElseThrow(),
                        instant(row, 19).orElse(null),
                        instant(row, 20).orElse(null),
                        row.getInt(21));
    }
}
