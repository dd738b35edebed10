package io.huiyin.sink.notify;

import static java.util.Objects.requireNonNull;

import io.huiyin.event.CaseEvent;
import io.huiyin.sink.store.Entry;
import io.huiyin.sink.store.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Takes what the ledger's lines say of a text, sent or not, when their case becomes confidential. Whoever delivers looks once more
 * ({@link LineTable#due}), since lines and timelines are written side by side.
 */
final class LedgerSilence implements Table<CaseEvent> {
    private static final String SPEAKING = """
            SELECT n.escalation_id, n.channel, n.payload FROM notifications n
            WHERE n.case_id = ANY (?) AND n.payload <> ''
              AND (SELECT r.confidential FROM case_events r
                   WHERE r.case_id = n.case_id AND r.confidential IS NOT NULL
                   ORDER BY r.revision DESC LIMIT 1)""";

    private static final String SILENCE =
            "UPDATE notifications SET payload = ? WHERE escalation_id = ? AND channel = ?";

    @Override
    public void write(Connection connection, List<Entry<CaseEvent>> entries) throws SQLException {
        var hidden = entries.stream()
                .map(entry -> requireNonNull(entry.value(), "timelines have no tombstones"))
                .filter(line -> Boolean.TRUE.equals(line.getConfidential()))
                .map(CaseEvent::getCaseId)
                .distinct()
                .toList();
        silence(connection, hidden);
    }

    /** Of these cases, those that are confidential as their timelines say. */
    static void silence(Connection connection, Collection<String> caseIds) throws SQLException {
        if (caseIds.isEmpty()) {
            return;
        }
        try (var update = connection.prepareStatement(SILENCE)) {
            for (var line : speaking(connection, caseIds)) {
                update.setString(1, Body.silent(line.payload));
                update.setString(2, line.escalationId);
                update.setString(3, line.channel);
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private record Said(String escalationId, String channel, String payload) {}

    private static List<Said> speaking(Connection connection, Collection<String> caseIds) throws SQLException {
        var lines = new ArrayList<Said>();
        try (var statement = connection.prepareStatement(SPEAKING)) {
            statement.setArray(1, connection.createArrayOf("text", caseIds.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    lines.add(new Said(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
        }
        return lines;
    }
}
