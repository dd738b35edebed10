package io.huiyin.sink.store;

import static java.util.Objects.requireNonNull;

import io.huiyin.event.Escalation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The table {@code escalations}: the first record of an id stays. Its topic may be behind that of the timelines: where the case
 * became confidential after the escalation was raised, what it said is left out.
 */
final class EscalationsTable implements Table<Escalation> {
    private static final Table<Escalation> ROWS =
            RowTable.ofFacts(Insertion.keepingFirst("escalations", "id", CaseLayouts.ESCALATIONS), Escalation::getId);

    private static final String BLANK = """
            UPDATE escalations e SET title = NULL, excerpt = ''
            WHERE e.id = ANY (?) AND (e.title IS NOT NULL OR e.excerpt <> '')
              AND (SELECT r.confidential FROM case_events r
                   WHERE r.case_id = e.case_id AND r.confidential IS NOT NULL
                   ORDER BY r.revision DESC LIMIT 1)""";

    @Override
    public void write(Connection connection, List<Entry<Escalation>> entries) throws SQLException {
        ROWS.write(connection, entries);
        var ids = entries.stream()
                .map(entry -> requireNonNull(entry.value(), "escalations have no tombstones")
                        .getId())
                .toArray();
        try (var statement = connection.prepareStatement(BLANK)) {
            statement.setArray(1, connection.createArrayOf("text", ids));
            statement.executeUpdate();
        }
    }
}
