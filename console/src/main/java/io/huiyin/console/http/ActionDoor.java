package io.huiyin.console.http;

import io.huiyin.check.Problem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /v1/actions}: hands what staff do on to the gateway, and its answer back as it came. Where a proxy says who asks, that
 * person is the actor, whatever the action says: a policy's permissions hold.
 */
public final class ActionDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ActionDoor.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final List<String> CONTENT_TYPES = List.of("application/json", "application/x-ndjson");
    private static final List<String> HANDED_ON = List.of("Content-Type", "Accept", "Idempotency-Key");
    private static final List<String> HANDED_BACK = List.of("Content-Type", "Retry-After");

    private final URI gateway;
    private final Visitor visitor;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** Hands on to the gateway at this address what the visitor does. */
    public ActionDoor(String gatewayUrl, Visitor visitor) {
        this.visitor = visitor;
        this.gateway = URI.create(gatewayUrl + "/v1/actions");
    }

    /** Adds the address. */
    public void register(RoutesConfig routes) {
        routes.post("/v1/actions", this::handOn);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /** Browsers send JSON to another site only after asking it first; asking for the type keeps forms of other sites out. */
    private void handOn(Context ctx) throws InterruptedException {
        var type = Optional.ofNullable(ctx.header("Content-Type")).orElse("");
        if (!CONTENT_TYPES.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))) {
            var problem = new Problem("Content-Type", type, "one of " + String.join(", ", CONTENT_TYPES));
            Refusals.write(ctx, 415, problem.sentence() + ".", List.of(problem));
            return;
        }
        switch (visitor.signed(ctx)) {
            case Visitor.Signed.Body body -> handOn(ctx, body.bytes());
            case Visitor.Signed.Refused refused -> Refusals.write(ctx, refused.status(), refused.why(), List.of());
        }
    }

    private void handOn(Context ctx, byte[] body) throws InterruptedException {
        var request = HttpRequest.newBuilder(gateway).timeout(PATIENCE);
        for (var name : HANDED_ON) {
            Optional.ofNullable(ctx.header(name)).ifPresent(value -> request.header(name, value));
        }
        try {
            var answer = client.send(
                    request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            ctx.status(answer.statusCode());
            for (var name : HANDED_BACK) {
                answer.headers().firstValue(name).ifPresent(value -> ctx.header(name, value));
            }
            ctx.header("Cache-Control", "no-store").result(answer.body());
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("gateway", gateway)
                    .addKeyValue("cause", e.toString())
                    .log("the gateway did not answer");
            Refusals.away(
                    ctx, "The gateway does not answer. Sending the same action again is safe: its eventId acts once.");
        }
    }
}
