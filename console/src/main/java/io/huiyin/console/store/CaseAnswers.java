package io.huiyin.console.store;

import static io.huiyin.console.store.Columns.CASE;
import static io.huiyin.console.store.Columns.CLOCK;
import static io.huiyin.console.store.Columns.ESCALATION;
import static io.huiyin.console.store.Columns.EVENT;
import static io.huiyin.console.store.Columns.NEXT_DEADLINE;
import static io.huiyin.console.store.Columns.SPLITTABLE;

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
    /** The case, and all that were merged into it, however many merges away. Values: its id and its tenant. */
    static final String FAMILY = """
            with recursive family (case_id, hops) as (
                select c.case_id, 0 from cases c where c.case_id = ? and c.tenant = ?
                union all
                select c.case_id, family.hops + 1
                from family join cases c on c.merged_into = family.case_id where family.hops < 50
            )
            """;

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

    /**
     * What happened to a case and to those that live on in it, oldest first; empty where there is no such case. A line of one
     * that was merged says so in {@code mergedFrom}; one of a report or case that can be split off says so in {@code splittable}.
     */
    public Optional<List<ObjectNode>> timeline(CaseId id) throws SQLException {
        return ofCase(
                id,
                new Sql(
                        FAMILY + "select " + EVENT + ", " + SPLITTABLE
                                + ", case when f.hops > 0 then c.reference end as merged_from"
                                + " from family f join case_events e using (case_id) join cases c using (case_id)"
                                + " order by case when (select count(*) from family) = 1 then e.revision end,"
                                + " e.at, e.revision, e.id",
                        id.toString(),
                        id.tenant()));
    }

    /** Cases that it resembles and that are still cases of their own; empty where there is no such case. */
    public Optional<List<ObjectNode>> suggestions(CaseId id) throws SQLException {
        return ofCase(
                id,
                new Sql(
                        "select " + CASE + " from cases s join cases c on c.case_id = any (s.suggestions)"
                                + " where s.case_id = ? and s.tenant = ? and c.tenant = s.tenant and c.site = s.site"
                                + " and c.status not in ('MERGED', 'CANCELLED') order by c.opened_at, c.case_id",
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
