package io.huiyin.console.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.check.Problem;
import io.huiyin.console.ask.RequestList;
import io.huiyin.console.ask.Watch;
import io.huiyin.console.store.Database;
import io.huiyin.console.store.RequestAnswers;
import io.huiyin.topic.Slug;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What the gateway asks for clients of Open311: a site's services and service requests, under {@code /v1/open311/TENANT/SITE}. */
public final class RequestsApi {
    private static final String SITE = "/v1/open311/{tenant}/{site}";

    private final RequestAnswers requests;
    private final InstantSource clock;

    /** Answers from this store; {@code clock} says which policy is in force, and what the most recent days are. */
    public RequestsApi(Database database, InstantSource clock) {
        this.requests = new RequestAnswers(database);
        this.clock = clock;
    }

    /** Adds the addresses. */
    public void register(RoutesConfig routes) {
        routes.get(SITE + "/services", ctx -> {
            check(ctx);
            answer(ctx, requests.services(ctx.pathParam("tenant"), clock.instant()));
        });
        routes.get(SITE + "/requests", ctx -> {
            check(ctx);
            var now = clock.instant();
            var asked = QueryApi.understood(
                    RequestList.read(ctx.pathParam("tenant"), ctx.pathParam("site"), ctx.queryParamMap(), now));
            answer(ctx, requests.list(asked, now));
        });
        routes.get(SITE + "/requests/{reference}", ctx -> {
            var written = ctx.pathParam("reference");
            var id = ctx.pathParam("tenant") + "." + ctx.pathParam("site") + "." + written;
            var found = requests.one(QueryApi.understood(Watch.caseId("service_request_id", id)), clock.instant());
            if (found.isPresent()) {
                answer(ctx, List.of(found.get()));
            } else {
                Refusals.unknown(ctx, "service_request_id", written, "one that POST requests of this site gave");
            }
        });
    }

    private static void check(Context ctx) {
        var problems = new ArrayList<Problem>();
        for (var name : List.of("tenant", "site")) {
            if (!Slug.isSlug(ctx.pathParam(name))) {
                problems.add(new Problem(
                        name,
                        ctx.pathParam(name),
                        "1 to 63 lower-case letters, digits and hyphens, with no hyphen at either end"));
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
    }

    private static void answer(Context ctx, List<ObjectNode> rows) {
        var answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("items").addAll(rows);
        ctx.contentType("application/json").header("Cache-Control", "no-store").result(answer.toString());
    }
}
