package io.huiyin.sink.duckdb;

import static java.util.Objects.requireNonNull;

import io.huiyin.event.ConfidentialText;
import io.huiyin.sink.store.CaseLayouts;
import io.huiyin.sink.store.Entry;
import io.huiyin.sink.store.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The table {@code confidential_texts}: the first record of an id stays. Its topic may be behind that of the timelines: where
 * the case is no longer confidential, the line has its text again.
 */
final class ConfidentialTextsTable implements Table<ConfidentialText> {
    private static final Table<ConfidentialText> ROWS = MergeTable.ofFacts(
            Merge.keepingFirst("confidential_texts", "id", CaseLayouts.CONFIDENTIAL_TEXTS), ConfidentialText::getId);

    private static final String BRING_BACK = """
            UPDATE case_events SET text = coalesce(nullif(t.title, '') || chr(10), '') || t.text
            FROM confidential_texts t,
                 (SELECT case_id, arg_max(confidential, revision) AS confidential
                  FROM case_events WHERE confidential IS NOT NULL GROUP BY case_id) r
            WHERE t.id IN (SELECT unnest(?)) AND case_events.id = t.id AND case_events.text IS NULL
              AND r.case_id = case_events.case_id AND NOT r.confidential""";

    @Override
    public void write(Connection connection, List<Entry<ConfidentialText>> entries) throws SQLException {
        ROWS.write(connection, entries);
        var ids = entries.stream()
                .map(entry -> requireNonNull(entry.value(), "texts have no tombstones")
                        .getId())
                .toList();
        Sql.run(connection, BRING_BACK, ids);
    }
}
