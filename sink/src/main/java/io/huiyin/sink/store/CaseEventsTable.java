package io.huiyin.sink.store;

import static java.util.Objects.requireNonNull;

import io.huiyin.event.CaseEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The table {@code case_events}: the first record of a line stays. When a case becomes confidential, the texts of its lines so
 * far are moved to {@code confidential_texts}; when it is no longer, they come back. A case's lines are in one partition and in
 * order, so what is before the line that says so is all that was said in public.
 */
final class CaseEventsTable implements Table<CaseEvent> {
    private static final Table<CaseEvent> LINES = RowTable.ofFacts(
            Insertion.keepingFirst("case_events", "id, at", CaseLayouts.CASE_EVENTS), CaseEvent::getId);

    private static final String COPY = """
            INSERT INTO confidential_texts
                (id, case_id, tenant, site, at, event_id, reference, actor, channel, reporter, text, readers)
            SELECT e.id, e.case_id, e.tenant, e.site, e.at, coalesce(e.event_id, ''), e.reference, e.actor, e.channel,
                   e.reporter, e.text, r.readers
            FROM case_events r JOIN case_events e ON e.case_id = r.case_id AND e.revision < r.revision
            WHERE r.id = ? AND r.at = 'epoch'::timestamptz + ? * interval '1 millisecond'
              AND e.text IS NOT NULL
            ON CONFLICT (id) DO NOTHING""";

    private static final String BLANK = """
            UPDATE case_events e SET text = NULL FROM case_events r
            WHERE r.id = ? AND r.at = 'epoch'::timestamptz + ? * interval '1 millisecond'
              AND e.case_id = r.case_id AND e.revision < r.revision AND e.text IS NOT NULL""";

    private static final String BLANK_ESCALATIONS = """
            UPDATE escalations e SET title = NULL, excerpt = '' FROM case_events r
            WHERE r.id = ? AND r.at = 'epoch'::timestamptz + ? * interval '1 millisecond'
              AND e.case_id = r.case_id AND (e.title IS NOT NULL OR e.excerpt <> '')""";

    private static final String BRING_BACK = """
            UPDATE case_events e SET text = coalesce(nullif(t.title, '') || E'\\n', '') || t.text
            FROM case_events r, confidential_texts t
            WHERE r.id = ? AND r.at = 'epoch'::timestamptz + ? * interval '1 millisecond'
              AND e.case_id = r.case_id AND e.revision < r.revision AND t.id = e.id AND e.text IS NULL""";

    private final Table<CaseEvent> lines =
            new PartitionedTable<>(LINES, line -> "case_events", CaseEvent::getAt, table -> Optional.empty());

    @Override
    public void prepare(Connection connection, List<Entry<CaseEvent>> entries) throws SQLException {
        lines.prepare(connection, entries);
    }

    @Override
    public void write(Connection connection, List<Entry<CaseEvent>> entries) throws SQLException {
        lines.write(connection, entries);
        for (var entry : entries) {
            var line = requireNonNull(entry.value(), "timelines have no tombstones");
            if (line.getConfidential() != null) {
                move(connection, line);
            }
        }
    }

    private static void move(Connection connection, CaseEvent line) throws SQLException {
        if (line.getConfidential()) {
            run(connection, COPY, line);
            run(connection, BLANK, line);
            run(connection, BLANK_ESCALATIONS, line);
        } else {
            run(connection, BRING_BACK, line);
        }
    }

    private static void run(Connection connection, String sql, CaseEvent line) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, line.getId());
            statement.setLong(2, line.getAt().toEpochMilli());
            statement.executeUpdate();
        }
    }
}
