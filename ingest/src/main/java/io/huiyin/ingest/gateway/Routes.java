package io.huiyin.ingest.gateway;

import io.huiyin.component.Health;
import io.huiyin.ingest.gateway.adapter.Call;
import io.huiyin.ingest.gateway.adapter.Reply;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway's routes on a web server. Every answer that is not a success is a problem by RFC 9457. */
final class Routes {
    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
    private static final long STOP_MILLIS = 15_000;

    private Routes() {}

    static Javalin serve(
            GatewayConfig config,
            Reception reception,
            Translation translation,
            Inquiry inquiry,
            Supplier<Health> health) {
        var document = OpenApi.document(config);
        return Javalin.start(javalin -> {
            javalin.startup.showJavalinBanner = false;
            javalin.startup.showOldJavalinVersionWarning = false;
            javalin.concurrency.useVirtualThreads = true;
            javalin.http.prefer405over404 = true;
            javalin.jetty.host = config.host();
            javalin.jetty.port = config.port();
            javalin.jetty.modifyServer(server -> server.setStopTimeout(STOP_MILLIS));
            for (var entrance : Entrance.all()) {
                javalin.routes.post(
                        "/v1/" + entrance.path(),
                        context -> put(context, receive(entrance, reception, config, context)));
            }
            for (var socket : Socket.all()) {
                javalin.routes.post(
                        socket.address(), context -> put(context, receive(socket, translation, config, context)));
            }
            javalin.routes.get(
                    Socket.QUESTIONS,
                    context -> put(context, inquiry.answer(call(context, context.pathParam("resource")))));
            javalin.routes.get("/openapi.json", context -> put(context, Answer.json(200, document)));
            javalin.routes.get("/health", context -> put(context, HealthReport.of(health.get())));
            problems(javalin.routes);
        });
    }

    private static Answer receive(Entrance<?> entrance, Reception reception, GatewayConfig config, Context context)
            throws IOException {
        return reception.receive(entrance, request(config, context));
    }

    private static Reply receive(Socket socket, Translation translation, GatewayConfig config, Context context)
            throws IOException {
        return translation.receive(socket.adapter(), call(context, ""), request(config, context));
    }

    private static Call call(Context context, String resource) {
        var headers = new HashMap<String, String>();
        context.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return new Call(
                context.pathParam("tenant"),
                context.pathParam("site"),
                resource,
                headers,
                context.queryParamMap(),
                UUID.randomUUID().toString(),
                new byte[0]);
    }

    private static Request request(GatewayConfig config, Context context) throws IOException {
        return new Request(
                context.header("Content-Type"),
                context.header("Content-Encoding"),
                context.header("Idempotency-Key"),
                context.req().getContentLengthLong(),
                client(config, context),
                context.req().getInputStream());
    }

    private static String client(GatewayConfig config, Context context) {
        var forwarded = context.header("X-Forwarded-For");
        var isBehindProxy = config.limits()
                .rate()
                .filter(rate -> rate.by() == RateLimit.By.FORWARDED_ADDRESS)
                .isPresent();
        if (isBehindProxy && forwarded != null) {
            return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        }
        return context.ip();
    }

    private static void problems(RoutesConfig routes) {
        routes.exception(HttpResponseException.class, (e, context) -> {
            var status = e.getStatus();
            var detail =
                    switch (status) {
                        case 404 -> "There is nothing at " + context.path() + "; /openapi.json lists what there is.";
                        case 405 ->
                            context.method() + " is not for " + context.path() + "; /openapi.json lists what is.";
                        default -> String.valueOf(e.getMessage());
                    };
            var answer = Answer.problem(status, detail, List.of());
            put(context, status == 405 ? answer.with("Allow", allowed(context.path())) : answer);
        });
        routes.exception(Exception.class, (e, context) -> {
            LOG.atError().addKeyValue("path", context.path()).setCause(e).log("request failed");
            put(
                    context,
                    Answer.problem(
                            500, "The gateway failed at this request. Nothing is known of its events.", List.of()));
        });
    }

    private static String allowed(String path) {
        var isPosted = path.startsWith("/v1/") || path.startsWith("/adapters/");
        var isAsked = !isPosted || path.startsWith("/adapters/open311/");
        var isBoth = isPosted && isAsked && path.matches(".*/v2/requests\\.(json|xml)");
        return isBoth ? "GET, HEAD, POST" : isAsked ? "GET, HEAD" : "POST";
    }

    private static void put(Context context, Answer answer) {
        put(
                context,
                new Reply(
                        answer.status(),
                        answer.contentType(),
                        answer.headers(),
                        answer.body().toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void put(Context context, Reply answer) {
        context.status(answer.status());
        answer.headers().forEach(context::header);
        context.contentType(answer.contentType());
        // As bytes: a servlet container writes strings in Latin-1 unless the type names a charset, and JSON has none.
        context.result(answer.body());
    }
}
