package io.huiyin.console.store;

import static io.huiyin.console.store.CaseAnswers.text;
import static io.huiyin.console.store.Columns.CASE;
import static io.huiyin.console.store.Columns.CLOCK;
import static io.huiyin.console.store.Columns.ESCALATION;
import static io.huiyin.console.store.Columns.NEXT_DEADLINE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the board shows of a tenant, and the tenants that there are. */
public final class BoardAnswers {
    /** The most escalations on the board; beyond it the counters still tell how many there are. */
    static final int MOST_ESCALATIONS = 200;

    private static final int RECENT = 30;

    private final Database database;

    /** Reads from this store. */
    public BoardAnswers(Database database) {
        this.database = database;
    }

    /**
     * One row for each case that waits, with the page that was raised last, how many there are ({@code steps}), and the clocks
     * that still wait ({@code clocks}): breaches before warnings, the oldest first.
     */
    public List<ObjectNode> escalations(String tenant) throws SQLException {
        var rows = database.rows(new Sql(
                "select * from (select distinct on (e.case_id) count(*) over (partition by e.case_id) as steps, "
                        + ESCALATION + ", c.opened_at"
                        + " from open_escalations e join cases c using (case_id)"
                        + " where e.tenant = ? and c.tenant = ? and c.status = 'OPEN'"
                        + " order by e.case_id, (e.kind = 'WARNING'), e.raised_at desc, e.step_index desc) latest"
                        + " order by (kind = 'WARNING'), coalesce(deadline, due_at), id limit ?",
                tenant,
                tenant,
                MOST_ESCALATIONS));
        var clocks = waitingClocks(rows.stream().map(row -> text(row, "caseId")).toList());
        rows.forEach(row -> row.putArray("clocks").addAll(clocks.getOrDefault(text(row, "caseId"), List.of())));
        return rows;
    }

    /** By case, what runs out first before the rest. */
    private Map<String, List<ObjectNode>> waitingClocks(Collection<String> caseIds) throws SQLException {
        return database
                .rows(new Sql(
                        "select k.case_id, " + CLOCK + " from case_clocks k where k.case_id = any (?)"
                                + " and k.status in ('RUNNING', 'PAUSED') order by k.deadline nulls last, k.name",
                        (Object) caseIds.toArray(String[]::new)))
                .stream()
                .collect(Collectors.groupingBy(clock -> text(clock, "caseId")));
    }

    /** The cases that were opened last, newest first. */
    public List<ObjectNode> recent(String tenant) throws SQLException {
        return database.rows(new Sql(
                "select " + CASE + ", " + NEXT_DEADLINE + " from cases c where c.tenant = ? and c.status <> 'MERGED'"
                        + " order by c.opened_at desc, c.case_id desc limit ?",
                tenant,
                RECENT));
    }

    /** How much is open, overdue and waiting for somebody, and how the cases of today's windows do. */
    public ObjectNode counters(String tenant, Instant now) throws SQLException {
        var answers = database.moment(List.of(
                new Sql("""
                        select count(*) filter (where c.answered_at is null) as open,
                               count(*) filter (where c.answered_at is null and exists (
                                   select 1 from case_clocks k
                                   where k.case_id = c.case_id and k.status = 'RUNNING' and k.deadline < ?)) as overdue
                        from cases c where c.tenant = ? and c.status in ('OPEN', 'ACKNOWLEDGED')
                        """, now, tenant),
                new Sql(
                        "select count(distinct e.case_id) as escalated from open_escalations e join cases c using (case_id)"
                                + " where e.tenant = ? and c.tenant = ? and c.status = 'OPEN'",
                        tenant,
                        tenant),
                new Sql("""
                        select coalesce(sum(answered_in_time), 0) as answered_in_time,
                               coalesce(sum(answered_late), 0) as answered_late,
                               coalesce(sum(overdue), 0) as overdue, coalesce(sum(reports), 0) as reports
                        from count_windows
                        where tenant = ? and grain = 'DAY' and window_start > ?::timestamptz - interval '26 hours'
                          and window_start <= ? and window_end > ?
                        """, tenant, now, now, now)));
        var counters = answers.get(0).getFirst();
        counters.setAll(answers.get(1).getFirst());
        var today = answers.get(2).getFirst();
        CountAnswers.shareInTime(today);
        counters.set("today", today);
        return counters;
    }

    /** The revisions of these cases, which tell whether they changed. */
    public List<ObjectNode> revisions(Collection<String> caseIds) throws SQLException {
        return database.rows(new Sql(
                "select c.case_id, c.tenant, c.revision, c.status from cases c where c.case_id = any (?)",
                (Object) caseIds.toArray(String[]::new)));
    }

    /** Every tenant that has a case, with its sites. Steps from one to the next by the index, so the work is by tenants, not by cases. */
    public List<ObjectNode> tenants() throws SQLException {
        return database.rows(new Sql("""
                with recursive tenants (tenant) as (
                    (select tenant from cases order by tenant limit 1)
                    union all
                    select (select c.tenant from cases c where c.tenant > t.tenant order by c.tenant limit 1)
                    from tenants t where t.tenant is not null
                ), sites (tenant, site) as (
                    select t.tenant, (select c.site from cases c where c.tenant = t.tenant order by c.site limit 1)
                    from tenants t where t.tenant is not null
                    union all
                    select s.tenant,
                           (select c.site from cases c where c.tenant = s.tenant and c.site > s.site order by c.site limit 1)
                    from sites s where s.site is not null
                )
                select tenant, array_agg(site order by site) as sites
                from sites where site is not null group by tenant order by tenant
                """));
    }
}
