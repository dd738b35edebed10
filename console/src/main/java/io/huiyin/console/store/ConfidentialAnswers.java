package io.huiyin.console.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.topic.CaseId;
import java.sql.SQLException;
import java.util.List;

/** What was said on confidential cases. Each reading is noted before a word of it is read. */
public final class ConfidentialAnswers {
    private final Database database;

    /** Reads from this store. */
    public ConfidentialAnswers(Database database) {
        this.database = database;
    }

    /** Whether there is such a case and it is confidential. */
    public boolean isConfidential(CaseId id) throws SQLException {
        return database.row(new Sql(
                        "select 1 as known from cases where case_id = ? and tenant = ? and confidential",
                        id.toString(),
                        id.tenant()))
                .isPresent();
    }

    /**
     * The texts of a case and of those that were merged into it, oldest first, by the ids of the lines that they belong to.
     *
     * @param roles as which of their roles the person may
     */
    public ObjectNode read(CaseId id, String person, List<String> roles) throws SQLException {
        database.write(new Sql(
                "insert into confidential_reads (person, roles, case_id, tenant, site) values (?, ?, ?, ?, ?)",
                person,
                roles.toArray(String[]::new),
                id.toString(),
                id.tenant(),
                id.site()));
        var texts = database.rows(new Sql(CaseAnswers.FAMILY + """
                select t.id, t.case_id, t.at, t.reference, t.actor, t.channel, t.reporter, t.title, t.text, t.address
                from family f join confidential_texts t using (case_id) order by t.at, t.id
                """, id.toString(), id.tenant()));
        var answer = JsonNodeFactory.instance.objectNode();
        answer.put("person", person);
        answer.putArray("items").addAll(texts);
        return answer;
    }
}
