package io.huiyin.console.http;

import io.huiyin.check.Problem;
import io.huiyin.console.ask.Watch;
import io.huiyin.console.store.ConfidentialAnswers;
import io.huiyin.console.store.Database;
import io.huiyin.console.store.RoleBook;
import io.huiyin.topic.CaseId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /v1/cases/{id}/confidential}: the texts of a confidential case, for those whose role may read them. */
public final class ConfidentialApi {
    private static final Logger LOG = LoggerFactory.getLogger(ConfidentialApi.class);

    private final ConfidentialAnswers texts;
    private final RoleBook roles;
    private final Visitor visitor;
    private final InstantSource clock;

    /**
     * Answers from this store.
     *
     * @param visitor how to know who asks
     * @param clock says which policy is in force
     */
    public ConfidentialApi(Database database, Visitor visitor, InstantSource clock) {
        this.texts = new ConfidentialAnswers(database);
        this.roles = new RoleBook(database);
        this.visitor = visitor;
        this.clock = clock;
    }

    /** Adds the address. */
    public void register(RoutesConfig routes) {
        routes.get("/v1/cases/{id}/confidential", this::serve);
    }

    private void serve(Context ctx) throws SQLException {
        var id = QueryApi.understood(Watch.caseId("id", ctx.pathParam("id")));
        switch (visitor.of(ctx)) {
            case Visitor.Known.Nobody nobody -> Refusals.write(ctx, 403, nobody.why(), List.of());
            case Visitor.Known.Person person -> serve(ctx, id, person.id());
        }
    }

    private void serve(Context ctx, CaseId id, String person) throws SQLException {
        var may = roles.readingRoles(id.tenant(), person, clock.instant());
        if (may.isEmpty()) {
            var problem = new Problem(visitor.header(), person, "a person of a role that may read confidential texts");
            Refusals.write(
                    ctx,
                    403,
                    "%s has no role that may read confidential texts of %s.".formatted(person, id.tenant()),
                    List.of(problem));
        } else if (!texts.isConfidential(id)) {
            Refusals.unknown(ctx, "id", ctx.pathParam("id"), "the id of a confidential case that is stored");
        } else {
            var answer = texts.read(id, person, may);
            LOG.atInfo()
                    .addKeyValue("person", person)
                    .addKeyValue("case", id)
                    .log("the texts of a confidential case were read");
            ctx.contentType("application/json")
                    .header("Cache-Control", "no-store")
                    .result(answer.toString());
        }
    }
}
