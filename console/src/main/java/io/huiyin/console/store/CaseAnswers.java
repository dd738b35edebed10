package io.huiyin.console.store;

import static io.huiyin.console.store.Columns.CASE;
import static io.huiyin.console.store.Columns.CLOCK;
import static io.huiyin.console.store.Columns.ESCALATION;
import static io.huiyin.console.store.Columns.EVENT;
import static io.huiyin.console.store.Columns.NEXT_DEADLINE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.console.ask.CaseList;
import io.huiyin.console.ask.Cursor;
import io.huiyin.topic.CaseId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Cases: one whole, a list, a timeline, and what was escalated. */
public final class CaseAnswers {
    private final Database database;

    /** Reads from this store. */
    public CaseAnswers(Database database) {
        this.database = database;
    }

    /** The case with its clocks; empty where there is none with this id. */
    public Optional<ObjectNode> whole(CaseId id) throws SQLException {
        var answers = database.moment(List.of(
                new Sql(
                        "select " + CASE + " from cases c where c.case_id = ? and c.tenant = ?",
                        id.toString(),
                        id.tenant()),
                new Sql("select " + CLOCK + " from case_clocks k where k.case_id = ? order by k.name", id.toString())));
        var found = answers.getFirst().stream().findFirst();
        found.ifPresent(row -> row.putArray("clocks").addAll(answers.getLast()));
        return found;
    }

    /** One page of a tenant's cases, newest first. */
    public ObjectNode list(CaseList asked) throws SQLException {
        var sql = new Sql("select " + CASE + ", " + NEXT_DEADLINE + " from cases c where c.tenant = ?", asked.tenant());
        asked.site().ifPresent(site -> sql.add("and c.site = ?", site));
        asked.category().ifPresent(category -> sql.add("and c.category = ?", category));
        sql.addAnyOf("c.status", asked.statuses()).addAnyOf("c.severity", asked.severities());
        asked.words().ifPresent(words -> {
            var pattern = '%' + words.replaceAll("[\\\\%_]", "\\\\$0") + '%';
            sql.add("and not c.confidential and (c.title ilike ? or c.excerpt ilike ?)", pattern, pattern);
        });
        asked.page()
                .after()
                .ifPresent(place -> sql.add("and (c.opened_at, c.case_id) < (?, ?)", place.at(), place.id()));
        sql.add(
                "order by c.opened_at desc, c.case_id desc limit ?",
                asked.page().limit() + 1);
        return Listing.of(
                database.rows(sql),
                asked.page(),
                last -> new Cursor(0, instant(last, "openedAt"), text(last, "caseId")));
    }

    /** What happened to a case, oldest first; empty where there is no such case. */
    public Optional<List<ObjectNode>> timeline(CaseId id) throws SQLException {
        return ofCase(
                id,
                new Sql(
                        "select " + EVENT + " from case_events e join cases c using (case_id)"
                                + " where e.case_id = ? and c.tenant = ? order by e.revision, e.at, e.id",
                        id.toString(),
                        id.tenant()));
    }

    /** What was escalated of a case, oldest first, recorded ones included; empty where there is no such case. */
    public Optional<List<ObjectNode>> escalations(CaseId id) throws SQLException {
        return ofCase(
                id,
                new Sql(
                        "select " + ESCALATION + " from escalations e join cases c using (case_id)"
                                + " where e.case_id = ? and c.tenant = ? order by e.raised_at, e.step_index, e.id",
                        id.toString(),
                        id.tenant()));
    }

    private Optional<List<ObjectNode>> ofCase(CaseId id, Sql sql) throws SQLException {
        var answers = database.moment(List.of(
                new Sql("select 1 as known from cases where case_id = ? and tenant = ?", id.toString(), id.tenant()),
                sql));
        return answers.getFirst().isEmpty() ? Optional.empty() : Optional.of(answers.getLast());
    }

    static Instant instant(ObjectNode row, String field) {
        return Instant.parse(text(row, field));
    }

    static String text(ObjectNode row, String field) {
        return row.path(field).asText();
    }
}
