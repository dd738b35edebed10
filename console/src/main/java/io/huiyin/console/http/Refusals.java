package io.huiyin.console.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.zaxxer.hikari.pool.HikariPool;
import io.huiyin.check.Problem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every answer that is not the one that was hoped for, as {@code application/problem+json} (RFC 9457). */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    /** Seconds after which it is worth asking again. */
    static final int RETRY_AFTER = 2;

    private Refusals() {}

    static void register(RoutesConfig routes) {
        routes.exception(RefusedException.class, (e, ctx) -> parameters(ctx, e.problems()));
        routes.exception(SQLException.class, (e, ctx) -> store(ctx, e));
        routes.exception(
                HikariPool.PoolInitializationException.class, (e, ctx) -> away(ctx, "The store cannot be reached."));
        routes.exception(HttpResponseException.class, (e, ctx) -> http(ctx, e));
        routes.exception(Exception.class, (e, ctx) -> {
            LOG.atError().setCause(e).addKeyValue("path", ctx.path()).log("a request failed");
            write(ctx, 500, "The console's log says what.", List.of());
        });
    }

    static void unknown(Context ctx, String field, String value, String expected) {
        var problem = new Problem(field, value, expected);
        write(ctx, 404, "Nothing is known under '" + problem.value() + "'.", List.of(problem));
    }

    /** 503, with the time after which it is worth asking again. */
    static void away(Context ctx, String detail) {
        ctx.header("Retry-After", String.valueOf(RETRY_AFTER));
        write(ctx, 503, detail, List.of());
    }

    static void write(Context ctx, int status, String detail, List<Problem> problems) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("type", "about:blank");
        body.put("title", HttpStatus.forStatus(status).getMessage());
        body.put("status", status);
        body.put("detail", detail);
        for (var problem : problems) {
            body.withArrayProperty("errors")
                    .addObject()
                    .put("field", problem.field())
                    .put("value", problem.value())
                    .put("expected", problem.expected())
                    .put("detail", problem.sentence());
        }
        ctx.status(status).contentType("application/problem+json").result(body.toString());
    }

    private static void parameters(Context ctx, List<Problem> problems) {
        var detail = problems.size() == 1
                ? problems.getFirst().sentence() + "."
                : problems.size() + " parameters are not right; see 'errors'.";
        write(ctx, 400, detail, problems);
    }

    private static void store(Context ctx, SQLException e) {
        var state = Optional.ofNullable(e.getSQLState()).orElse("");
        LOG.atWarn()
                .addKeyValue("path", ctx.path())
                .addKeyValue("state", state)
                .addKeyValue("cause", e.getMessage())
                .log("the store did not answer");
        if (e instanceof SQLTransientConnectionException || state.startsWith("08") || state.startsWith("57P")) {
            away(ctx, "The store cannot be reached.");
        } else if (state.equals("42P01")) {
            away(ctx, "The store has no tables yet; the sink makes them when it starts.");
        } else if (state.equals("57014")) {
            away(ctx, "The answer took longer than 10 seconds; ask for less, or later.");
        } else {
            LOG.atError().setCause(e).addKeyValue("path", ctx.path()).log("a statement failed");
            write(ctx, 500, "The console's log says what.", List.of());
        }
    }

    private static void http(Context ctx, HttpResponseException e) {
        switch (HttpStatus.forStatus(e.getStatus())) {
            case NOT_FOUND -> unknown(ctx, "path", ctx.path(), "one of the console's addresses, such as /v1/cases");
            case METHOD_NOT_ALLOWED -> {
                var allowed = ctx.path().equals("/v1/actions") ? "POST" : "GET, HEAD";
                ctx.header("Allow", allowed);
                var problem = new Problem("method", ctx.method().name(), allowed);
                write(ctx, 405, problem.sentence() + ".", List.of(problem));
            }
            case CONTENT_TOO_LARGE -> write(ctx, 413, "The body must be at most 1 MiB.", List.of());
            default -> write(ctx, e.getStatus(), String.valueOf(e.getMessage()), List.of());
        }
    }
}
