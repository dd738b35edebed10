package io.huiyin.console.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.console.ask.RequestList;
import io.huiyin.console.progress.Standing;
import io.huiyin.policy.BuiltinPolicies;
import io.huiyin.policy.PolicyRules;
import io.huiyin.topic.CaseId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Service requests in the words of Open311's GeoReport v2. Its answers are for the public: they say nothing of what a reporter wrote,
 * and a confidential case is only found by who has its reference.
 */
public final class RequestAnswers {
    /** "First 1000 requests." */
    private static final int MOST = 1_000;

    private static final String UNSORTED = "UNSORTED";
    private static final Set<String> CLOSED = Set.of("RESOLVED", "CANCELLED");

    private final Database database;
    private final ProgressAnswers progress;
    private final PolicyBook policies;

    /** Reads from this store. */
    public RequestAnswers(Database database) {
        this.database = database;
        this.progress = new ProgressAnswers(database);
        this.policies = new PolicyBook(database);
    }

    /** What requests may be about: the categories that the tenant's policy names. */
    public List<ObjectNode> services(String tenant, Instant now) throws SQLException {
        return names(tenant, now).entrySet().stream()
                .map(service -> JsonNodeFactory.instance
                        .objectNode()
                        .put("service_code", service.getKey())
                        .put("service_name", service.getValue())
                        .put("description", service.getValue())
                        .put("metadata", true)
                        .put("type", "realtime")
                        .put("keywords", "")
                        .put("group", ""))
                .toList();
    }

    /** One request, by the reference of the report; empty where nobody knows it. */
    public Optional<ObjectNode> one(CaseId report, Instant now) throws SQLException {
        var names = names(report.tenant(), now);
        return progress.row(report).map(row -> {
            var received = row.path("receivedAt");
            return request(
                    report.reference(),
                    row,
                    names,
                    received.isNull() ? row.path("openedAt").asText() : received.asText());
        });
    }

    /** The latest of a site, newest first: those that are asked for by their references, else at most a thousand. */
    public List<ObjectNode> list(RequestList asked, Instant now) throws SQLException {
        if (!asked.requests().isEmpty()) {
            var found = new ArrayList<ObjectNode>();
            for (var report : asked.requests()) {
                one(report, now).ifPresent(found::add);
            }
            return found;
        }
        var sql = new Sql(
                "select c.reference, c.status, c.category, c.opened_at, c.updated_at, c.closed_at, c.latitude, c.longitude,"
                        + " c.address, (select k.deadline from case_clocks k where k.case_id = c.case_id"
                        + " and k.name = 'respond' and k.status in ('RUNNING', 'PAUSED')) as answer_due_at"
                        + " from cases c where c.tenant = ? and c.site = ? and not c.confidential"
                        + " and c.status <> 'MERGED' and c.opened_at >= ? and c.opened_at <= ?",
                asked.tenant(),
                asked.site(),
                asked.from(),
                asked.to());
        asked.open().ifPresent(open -> sql.add("and (c.status in ('RESOLVED', 'CANCELLED')) = ?", !open));
        if (!asked.services().isEmpty()) {
            sql.add("and c.category = any (?)", (Object) asked.services().toArray(String[]::new));
        }
        sql.add("order by c.opened_at desc, c.case_id desc limit ?", MOST);
        var names = names(asked.tenant(), now);
        return database.rows(sql).stream()
                .map(row -> {
                    var request = request(
                            row.path("reference").asText(),
                            row,
                            names,
                            row.path("openedAt").asText());
                    request.set("address", row.path("address"));
                    request.set("lat", row.path("latitude"));
                    request.set("long", row.path("longitude"));
                    return request;
                })
                .toList();
    }

    private static ObjectNode request(String reference, ObjectNode row, Map<String, String> names, String requestedAt) {
        var status = row.path("status").asText();
        var isClosed = CLOSED.contains(status);
        var standing = Standing.of(status);
        var category = row.path("category").asText();
        var request = JsonNodeFactory.instance.objectNode();
        request.put("service_request_id", reference)
                .put("status", isClosed ? "closed" : "open")
                .put("status_notes", standing.english() + " " + standing.chinese())
                .put("service_name", names.getOrDefault(category, category))
                .put("service_code", category)
                .putNull("description")
                .putNull("agency_responsible")
                .putNull("service_notice")
                .put("requested_datetime", requestedAt)
                .put(
                        "updated_datetime",
                        row.path(isClosed && !row.path("closedAt").isNull() ? "closedAt" : "updatedAt")
                                .asText());
        request.set("expected_datetime", row.path("answerDueAt"));
        for (var field : List.of("address", "address_id", "zipcode", "lat", "long", "media_url")) {
            request.putNull(field);
        }
        return request;
    }

    private Map<String, String> names(String tenant, Instant now) throws SQLException {
        PolicyRules rules = policies.inForce(tenant, now).orElseGet(BuiltinPolicies::template);
        var names = new LinkedHashMap<>(rules.categories());
        rules.classify().rules().forEach(rule -> rule.category().ifPresent(code -> names.putIfAbsent(code, code)));
        names.putIfAbsent(UNSORTED, "Something else / 其他");
        return names;
    }
}
