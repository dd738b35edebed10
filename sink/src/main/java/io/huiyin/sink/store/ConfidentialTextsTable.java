package io.huiyin.sink.store;

import static java.util.Objects.requireNonNull;

import io.huiyin.event.ConfidentialText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The table {@code confidential_texts}: the first record of an id stays. Its topic may be behind that of the timelines: where the
 * case is no longer confidential, the line has its text again.
 */
final class ConfidentialTextsTable implements Table<ConfidentialText> {
    private static final Table<ConfidentialText> ROWS = RowTable.ofFacts(
            Insertion.keepingFirst("confidential_texts", "id", CaseLayouts.CONFIDENTIAL_TEXTS),
            ConfidentialText::getId);

    private static final String BRING_BACK = """
            UPDATE case_events e SET text = coalesce(nullif(t.title, '') || E'\\n', '') || t.text
            FROM confidential_texts t
            WHERE t.id = ANY (?) AND e.id = t.id AND e.at = t.at AND e.text IS NULL
              AND NOT (SELECT r.confidential FROM case_events r
                       WHERE r.case_id = e.case_id AND r.confidential IS NOT NULL
                       ORDER BY r.revision DESC LIMIT 1)""";

    @Override
    public void write(Connection connection, List<Entry<ConfidentialText>> entries) throws SQLException {
        ROWS.write(connection, entries);
        var ids = entries.stream()
                .map(entry -> requireNonNull(entry.value(), "texts have no tombstones")
                        .getId())
                .toArray();
        try (var statement = connection.prepareStatement(BRING_BACK)) {
            statement.setArray(1, connection.createArrayOf("text", ids));
            statement.executeUpdate();
        }
    }
}
