package io.huiyin.sink.duckdb;

import static java.util.Objects.requireNonNull;

import io.huiyin.event.Escalation;
import io.huiyin.sink.store.CaseLayouts;
import io.huiyin.sink.store.Entry;
import io.huiyin.sink.store.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The table {@code escalations}: the first record of an id stays. Its topic may be behind that of the timelines: where the case
 * became confidential after the escalation was raised, what it said is left out.
 */
final class EscalationsTable implements Table<Escalation> {
    private static final Table<Escalation> ROWS =
            MergeTable.ofFacts(Merge.keepingFirst("escalations", "id", CaseLayouts.ESCALATIONS), Escalation::getId);

    private static final String BLANK = """
            UPDATE escalations SET title = NULL, excerpt = ''
            FROM (SELECT case_id, arg_max(confidential, revision) AS confidential
                  FROM case_events WHERE confidential IS NOT NULL GROUP BY case_id) r
            WHERE escalations.id IN (SELECT unnest(?)) AND (escalations.title IS NOT NULL OR escalations.excerpt <> '')
              AND r.case_id = escalations.case_id AND r.confidential""";

    @Override
    public void write(Connection connection, List<Entry<Escalation>> entries) throws SQLException {
        ROWS.write(connection, entries);
        var ids = entries.stream()
                .map(entry -> requireNonNull(entry.value(), "escalations have no tombstones")
                        .getId())
                .toList();
        Sql.run(connection, BLANK, ids);
    }
}
