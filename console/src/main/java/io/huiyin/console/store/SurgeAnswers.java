package io.huiyin.console.store;

import static io.huiyin.console.store.CaseAnswers.instant;
import static io.huiyin.console.store.CaseAnswers.text;
import static io.huiyin.console.store.Columns.SAMPLE;
import static io.huiyin.console.store.Columns.SURGE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.console.ask.Cursor;
import io.huiyin.console.ask.SurgeList;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A tenant's surges: where and when there were many more reports than usual, the words that were new, and some of the cases. */
public final class SurgeAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;

    /** Reads from this store. */
    public SurgeAnswers(Database database) {
        this.database = database;
    }

    /** One page, the latest windows first; each surge has its {@code cases}, as far as they are stored. */
    public ObjectNode list(SurgeList asked) throws SQLException {
        var sql = new Sql("select " + SURGE + " from surges s where s.tenant = ?", asked.tenant());
        asked.from().ifPresent(from -> sql.add("and s.window_start >= ?", from));
        asked.page().after().ifPresent(place -> sql.add("and (s.window_start, s.id) < (?, ?)", place.at(), place.id()));
        sql.add("order by s.window_start desc, s.id desc limit ?", asked.page().limit() + 1);
        var rows = database.rows(sql);
        addCases(asked.tenant(), rows);
        for (var row : rows) {
            row.set("newWords", words(text(row, "newWords")));
        }
        return Listing.of(rows, asked.page(), last -> new Cursor(0, instant(last, "windowStart"), text(last, "id")));
    }

    private void addCases(String tenant, List<ObjectNode> surges) throws SQLException {
        var wanted = surges.stream()
                .flatMap(surge -> surge.path("sampleCaseIds").valueStream())
                .map(id -> id.asText())
                .distinct()
                .toArray(String[]::new);
        var cases = database
                .rows(new Sql(
                        "select " + SAMPLE + " from cases c where c.case_id = any (?) and c.tenant = ?",
                        (Object) wanted,
                        tenant))
                .stream()
                .collect(Collectors.toMap(found -> text(found, "caseId"), Function.identity()));
        for (var surge : surges) {
            var sample = surge.putArray("cases");
            for (var id : surge.path("sampleCaseIds")) {
                var found = cases.get(id.asText());
                if (found != null) {
                    sample.add(found.deepCopy());
                }
            }
        }
    }

    private static JsonNode words(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("surges.new_words is no JSON", e);
        }
    }
}
