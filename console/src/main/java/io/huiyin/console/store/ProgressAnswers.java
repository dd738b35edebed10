package io.huiyin.console.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.console.progress.Standing;
import io.huiyin.topic.CaseId;
import io.huiyin.topic.Reference;
import java.sql.SQLException;
import java.util.Optional;

/**
 * How a reporter's own report gets on. Its reference leads to the case that it opened or joined last, and from there along
 * every merge; the case's own id stays unsaid, because that is another reporter's reference.
 */
public final class ProgressAnswers {
    private static final int LONGEST_CHAIN = 50;

    private static final String CHAIN = """
            with recursive chain (case_id, merged_into, hops) as (
                select c.case_id, c.merged_into, 0
                from cases c
                where c.tenant = ? and c.case_id = coalesce(
                    (select e.case_id
                     from case_events e
                     where e.tenant = ? and e.site = ? and e.reference = ?
                       and (e.kind in ('OPENED', 'REPORT_JOINED', 'SPLIT_OFF')
                            or e.kind = 'MERGED_IN' and e.channel is not null)
                     order by e.at desc, e.revision desc
                     limit 1),
                    ?)
                union
                select c.case_id, c.merged_into, chain.hops + 1
                from chain join cases c on c.case_id = chain.merged_into and c.tenant = ?
                where chain.hops < ?
            )
            select c.status, c.category, c.acknowledged_at, c.answered_at, c.closed_at, c.updated_at, c.opened_at,
                   (select min(e.at) from case_events e
                    where e.tenant = ? and e.site = ? and e.reference = ?
                      and e.kind in ('OPENED', 'REPORT_JOINED')) as received_at,
                   (select k.deadline from case_clocks k
                    where k.case_id = c.case_id and k.name = 'respond' and k.status in ('RUNNING', 'PAUSED')) as answer_due_at
            from chain join cases c using (case_id)
            order by chain.hops desc
            limit 1
            """;

    private final Database database;

    /** Reads from this store. */
    public ProgressAnswers(Database database) {
        this.database = database;
    }

    /** Where this report stands; empty where nobody knows the reference. */
    public Optional<ObjectNode> of(CaseId report) throws SQLException {
        return row(report).map(row -> answer(report, row));
    }

    /** What is stored of the case that the report has come to, and when the report itself came. */
    Optional<ObjectNode> row(CaseId report) throws SQLException {
        var tenant = report.tenant();
        var site = report.site();
        var reference = report.reference();
        return database.row(new Sql(
                CHAIN,
                tenant,
                tenant,
                site,
                reference,
                report.toString(),
                tenant,
                LONGEST_CHAIN,
                tenant,
                site,
                reference));
    }

    private static ObjectNode answer(CaseId report, ObjectNode row) {
        var standing = Standing.of(row.path("status").asText());
        var answer = JsonNodeFactory.instance.objectNode();
        answer.put("reference", report.reference());
        answer.put("spoken", Reference.spoken(report.reference()));
        answer.put("standing", standing.name());
        answer.putObject("words").put("en", standing.english()).put("zh", standing.chinese());
        answer.set("receivedAt", row.path("receivedAt").isNull() ? row.path("openedAt") : row.path("receivedAt"));
        answer.set("takenUpAt", row.path("acknowledgedAt"));
        answer.set("answerDueAt", row.path("answerDueAt"));
        answer.set("answeredAt", row.path("answeredAt"));
        answer.set("closedAt", row.path("closedAt"));
        answer.set("updatedAt", row.path("updatedAt"));
        return answer;
    }
}
