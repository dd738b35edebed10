package io.huiyin.sink.store;

import static io.huiyin.sink.store.Column.bool;
import static io.huiyin.sink.store.Column.instant;
import static io.huiyin.sink.store.Column.integer;
import static io.huiyin.sink.store.Column.text;
import static io.huiyin.sink.store.Column.texts;
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
    private static final Table<Escalation> ROWS = RowTable.ofFacts(
            Insertion.keepingFirst(
                    "escalations",
                    "id",
                    List.of(
                            text("id", Escalation::getId),
                            text("case_id", Escalation::getCaseId),
                            text("tenant", Escalation::getTenant),
                            text("site", Escalation::getSite),
                            text("kind", Escalation::getKind),
                            text("clock", Escalation::getClock),
                            text("step", Escalation::getStep),
                            integer("step_index", Escalation::getStepIndex),
                            integer("generation", Escalation::getGeneration),
                            instant("due_at", Escalation::getDueAt),
                            instant("deadline", Escalation::getDeadline),
                            instant("raised_at", Escalation::getRaisedAt),
                            bool("paged", Escalation::getPaged),
                            texts("audience", Escalation::getAudience),
                            texts("channels", Escalation::getChannels),
                            text("reason", Escalation::getReason),
                            text("title", Escalation::getTitle),
                            text("excerpt", Escalation::getExcerpt),
                            text("category", Escalation::getCategory),
                            text("severity", Escalation::getSeverity),
                            text("owner", Escalation::getOwner),
                            text("assignee", Escalation::getAssignee),
                            integer("reports", Escalation::getReports),
                            integer("policy_version", Escalation::getPolicyVersion),
                            texts("recipients", Escalation::getRecipients),
                            integer("repeat", Escalation::getRepeat))),
            Escalation::getId);

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
