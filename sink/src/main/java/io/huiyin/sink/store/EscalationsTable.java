package io.huiyin.sink.store;

import static java.util.Objects.requireNonNull;

import io.huiyin.event.Escalation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The table {@code escalations}: the first record of an id stays. Its topic may be behind that of the timelines: where the case
 * became confidential after the escalation was raised, what it said is left out.
 */
final class EscalationsTable implements Table<Escalation> {
    private static final Table<Escalation> ROWS = RowTable.ofFacts(
            Insertion.keepingFirst("escalations", "id, due_at", CaseLayouts.ESCALATIONS), Escalation::getId);

    private static final String BLANK = """
            UPDATE escalations e SET title = NULL, excerpt = ''
            WHERE e.id = ANY (?)
              AND e.due_at >= 'epoch'::timestamptz + ? * interval '1 millisecond'
              AND e.due_at <= 'epoch'::timestamptz + ? * interval '1 millisecond'
              AND (e.title IS NOT NULL OR e.excerpt <> '')
              AND (SELECT r.confidential FROM case_events r
                   WHERE r.case_id = e.case_id AND r.confidential IS NOT NULL
                   ORDER BY r.revision DESC LIMIT 1)""";

    private final Table<Escalation> rows =
            new PartitionedTable<>(ROWS, one -> "escalations", Escalation::getDueAt, table -> Optional.empty());

    @Override
    public void prepare(Connection connection, List<Entry<Escalation>> entries) throws SQLException {
        rows.prepare(connection, entries);
    }

    @Override
    public void write(Connection connection, List<Entry<Escalation>> entries) throws SQLException {
        rows.write(connection, entries);
        var written = entries.stream()
                .map(entry -> requireNonNull(entry.value(), "escalations have no tombstones"))
                .toList();
        var due =
                written.stream().mapToLong(one -> one.getDueAt().toEpochMilli()).summaryStatistics();
        try (var statement = connection.prepareStatement(BLANK)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", written.stream().map(Escalation::getId).toArray()));
            statement.setLong(2, due.getMin());
            statement.setLong(3, due.getMax());
            statement.executeUpdate();
        }
    }
}
