package io.huiyin.sink.duckdb;

import static java.util.Objects.requireNonNull;

import io.huiyin.event.CaseEvent;
import io.huiyin.sink.store.CaseLayouts;
import io.huiyin.sink.store.Entry;
import io.huiyin.sink.store.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The table {@code case_events}: the first record of a line stays. When a case becomes confidential, the texts of its lines so
 * far are moved to {@code confidential_texts}; when it is no longer, they come back.
 */
final class CaseEventsTable implements Table<CaseEvent> {
    private static final Table<CaseEvent> LINES =
            MergeTable.ofFacts(Merge.keepingFirst("case_events", "id", CaseLayouts.CASE_EVENTS), CaseEvent::getId);

    private static final String COPY = """
            INSERT INTO confidential_texts
                (id, case_id, tenant, site, "at", event_id, reference, actor, channel, reporter, text, readers)
            SELECT e.id, e.case_id, e.tenant, e.site, e."at", coalesce(e.event_id, ''), e.reference, e.actor, e.channel,
                   e.reporter, e.text, r.readers
            FROM case_events r JOIN case_events e ON e.case_id = r.case_id AND e.revision < r.revision
            WHERE r.id = ? AND e.text IS NOT NULL AND e.id NOT IN (SELECT id FROM confidential_texts)""";

    private static final String BLANK = """
            UPDATE case_events SET text = NULL FROM case_events r
            WHERE r.id = ? AND case_events.case_id = r.case_id AND case_events.revision < r.revision
              AND case_events.text IS NOT NULL""";

    private static final String BLANK_ESCALATIONS = """
            UPDATE escalations SET title = NULL, excerpt = '' FROM case_events r
            WHERE r.id = ? AND escalations.case_id = r.case_id AND (escalations.title IS NOT NULL OR escalations.excerpt <> '')""";

    private static final String BRING_BACK = """
            UPDATE case_events SET text = coalesce(nullif(t.title, '') || chr(10), '') || t.text
            FROM case_events r, confidential_texts t
            WHERE r.id = ? AND case_events.case_id = r.case_id AND case_events.revision < r.revision
              AND t.id = case_events.id AND case_events.text IS NULL""";

    @Override
    public void write(Connection connection, List<Entry<CaseEvent>> entries) throws SQLException {
        LINES.write(connection, entries);
        for (var entry : entries) {
            var line = requireNonNull(entry.value(), "timelines have no tombstones");
            if (line.getConfidential() != null) {
                move(connection, line);
            }
        }
    }

    private static void move(Connection connection, CaseEvent line) throws SQLException {
        if (line.getConfidential()) {
            Sql.run(connection, COPY, line.getId());
            Sql.run(connection, BLANK, line.getId());
            Sql.run(connection, BLANK_ESCALATIONS, line.getId());
        } else {
            Sql.run(connection, BRING_BACK, line.getId());
        }
    }
}
