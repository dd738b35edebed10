package io.huiyin.console.store;

import static io.huiyin.console.store.CaseAnswers.instant;
import static io.huiyin.console.store.CaseAnswers.text;
import static io.huiyin.console.store.Columns.ESCALATION;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.console.ask.Cursor;
import io.huiyin.console.ask.EscalationList;
import java.sql.SQLException;

/** A tenant's escalations: all that were raised, or those that still wait for somebody. */
public final class EscalationAnswers {
    /** Breach and what follows it before a warning. */
    private static final String RANK = "(case when e.kind = 'WARNING' then 1 else 0 end)";

    private final Database database;

    /** Reads from this store. */
    public EscalationAnswers(Database database) {
        this.database = database;
    }

    /** One page; {@link EscalationList} says in which order. */
    public ObjectNode list(EscalationList asked) throws SQLException {
        return asked.open() ? open(asked) : raised(asked);
    }

    private ObjectNode raised(EscalationList asked) throws SQLException {
        var sql = new Sql(
                "select " + ESCALATION + " from escalations e left join cases c using (case_id) where e.tenant = ?",
                asked.tenant());
        asked.page().after().ifPresent(place -> sql.add("and (e.raised_at, e.id) < (?, ?)", place.at(), place.id()));
        sql.add("order by e.raised_at desc, e.id desc limit ?", asked.page().limit() + 1);
        return Listing.of(
                database.rows(sql), asked.page(), last -> new Cursor(0, instant(last, "raisedAt"), text(last, "id")));
    }

    private ObjectNode open(EscalationList asked) throws SQLException {
        var sql = new Sql(
                "select " + ESCALATION + " from open_escalations e join cases c using (case_id)"
                        + " where e.tenant = ? and c.tenant = ? and c.status = 'OPEN'",
                asked.tenant(),
                asked.tenant());
        asked.page()
                .after()
                .ifPresent(place -> sql.add(
                        "and (" + RANK + ", e.due_at, e.id) > (?, ?, ?)", place.rank(), place.at(), place.id()));
        sql.add("order by " + RANK + ", e.due_at, e.id limit ?", asked.page().limit() + 1);
        return Listing.of(
                database.rows(sql),
                asked.page(),
                last -> new Cursor(rank(last), instant(last, "dueAt"), text(last, "id")));
    }

    private static int rank(ObjectNode row) {
        return text(row, "kind").equals("WARNING") ? 1 : 0;
    }
}
