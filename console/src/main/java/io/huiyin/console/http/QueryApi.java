package io.huiyin.console.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.console.ask.Asked;
import io.huiyin.console.ask.CaseList;
import io.huiyin.console.ask.CountSum;
import io.huiyin.console.ask.EscalationList;
import io.huiyin.console.ask.SurgeList;
import io.huiyin.console.ask.Watch;
import io.huiyin.console.store.BoardAnswers;
import io.huiyin.console.store.CaseAnswers;
import io.huiyin.console.store.CountAnswers;
import io.huiyin.console.store.Database;
import io.huiyin.console.store.EscalationAnswers;
import io.huiyin.console.store.ProgressAnswers;
import io.huiyin.console.store.SurgeAnswers;
import io.huiyin.topic.CaseId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The addresses under {@code /v1} that answer questions. */
public final class QueryApi {
    private static final String KNOWN_CASE = "the id of a case that is stored";

    private final CaseAnswers cases;
    private final EscalationAnswers escalations;
    private final SurgeAnswers surges;
    private final CountAnswers counts;
    private final ProgressAnswers progress;
    private final BoardAnswers board;
    private final InstantSource clock;

    /** Answers from this store; {@code clock} ends a count that has no end. */
    public QueryApi(Database database, InstantSource clock) {
        this.cases = new CaseAnswers(database);
        this.escalations = new EscalationAnswers(database);
        this.surges = new SurgeAnswers(database);
        this.counts = new CountAnswers(database);
        this.progress = new ProgressAnswers(database);
        this.board = new BoardAnswers(database);
        this.clock = clock;
    }

    /** Adds the addresses. */
    public void register(RoutesConfig routes) {
        routes.get("/v1/tenants", ctx -> answer(ctx, items(board.tenants())));
        routes.get("/v1/cases", ctx -> answer(ctx, cases.list(understood(CaseList.read(ctx.queryParamMap())))));
        routes.get("/v1/cases/{id}", ctx -> answerOrUnknown(ctx, cases.whole(caseId(ctx))));
        routes.get(
                "/v1/cases/{id}/timeline",
                ctx -> answerOrUnknown(ctx, cases.timeline(caseId(ctx)).map(QueryApi::items)));
        routes.get(
                "/v1/cases/{id}/suggestions",
                ctx -> answerOrUnknown(ctx, cases.suggestions(caseId(ctx)).map(QueryApi::items)));
        routes.get(
                "/v1/cases/{id}/escalations",
                ctx -> answerOrUnknown(ctx, cases.escalations(caseId(ctx)).map(QueryApi::items)));
        routes.get(
                "/v1/escalations",
                ctx -> answer(ctx, escalations.list(understood(EscalationList.read(ctx.queryParamMap())))));
        routes.get("/v1/surges", ctx -> answer(ctx, surges.list(understood(SurgeList.read(ctx.queryParamMap())))));
        routes.get(
                "/v1/counts",
                ctx -> answer(ctx, counts.sum(understood(CountSum.read(ctx.queryParamMap(), clock.instant())))));
        routes.get("/v1/reports/{reference}", ctx -> {
            var written = ctx.pathParam("reference");
            var found = progress.of(understood(Watch.caseId("reference", written)));
            if (found.isPresent()) {
                answer(ctx, found.get());
            } else {
                Refusals.unknown(
                        ctx, "reference", written, "a reference that a reporter of this tenant and site was given");
            }
        });
    }

    static <T> T understood(Asked<T> asked) {
        return switch (asked) {
            case Asked.Understood<T> understood -> understood.question();
            case Asked.Refused<T> refused -> throw new RefusedException(refused.problems());
        };
    }

    private static CaseId caseId(Context ctx) {
        return understood(Watch.caseId("id", ctx.pathParam("id")));
    }

    private static ObjectNode items(List<ObjectNode> rows) {
        var answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("items").addAll(rows);
        return answer;
    }

    private static void answerOrUnknown(Context ctx, Optional<ObjectNode> found) {
        if (found.isPresent()) {
            answer(ctx, found.get());
        } else {
            Refusals.unknown(ctx, "id", ctx.pathParam("id"), KNOWN_CASE);
        }
    }

    private static void answer(Context ctx, JsonNode body) {
        ctx.contentType("application/json").header("Cache-Control", "no-store").result(body.toString());
    }
}
