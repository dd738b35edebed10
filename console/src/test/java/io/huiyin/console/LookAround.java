package io.huiyin.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.huiyin.topic.CaseId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Serves the console over believable rows, to look at the pages: run it with a port, and open that port in a browser. */
final class LookAround {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestStore store = TestStore.migrated();
    private long revision = 30;

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var around = new LookAround();
        new BelievableRows(around.store).write();
        var gateway = around.gateway();
        var config =
                around.store.config("http://127.0.0.1:" + gateway.getAddress().getPort());
        var console = new Console(new ConsoleConfig(
                config.host(),
                Integer.parseInt(arguments[0]),
                config.jdbcUrl(),
                config.user(),
                config.password(),
                config.gatewayUrl(),
                "X-Forwarded-User"));
        console.start();
        Thread.currentThread().join();
    }

    /** Takes every action in, and does what the pipeline would do to the rows of an acknowledgement, an answer and a comment. */
    private HttpServer gateway() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/actions", exchange -> {
            var action = JSON.readTree(exchange.getRequestBody());
            var id = new CaseId(
                    action.path("tenant").asText(),
                    action.path("site").asText(),
                    action.path("reference").asText());
            var kind = action.path("action").asText();
            var event = new HashMap<String, Object>(
                    Map.of("actor", action.path("actor").asText()));
            if (action.path("text").isTextual()) {
                event.put("text", action.path("text").asText());
            }
            switch (kind) {
                case "ACKNOWLEDGE" ->
                    store.execute(
                            "update cases set status = 'ACKNOWLEDGED', acknowledged_at = now(), revision = revision + 30 where case_id = ?",
                            id.toString());
                case "RESPOND" ->
                    store.execute(
                            "update cases set status = 'ANSWERED', answered_at = now(), revision = revision + 30 where case_id = ?",
                            id.toString());
                default -> store.execute("update cases set revision = revision + 30 where case_id = ?", id.toString());
            }
            store.addEvent(
                    id,
                    ++revision,
                    Map.of("ACKNOWLEDGE", "ACKNOWLEDGED", "RESPOND", "RESPONDED", "RESOLVE", "RESOLVED")
                            .getOrDefault(kind, "COMMENTED"),
                    Instant.now(),
                    event);
            var body = "{\"accepted\":1}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(202, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }
}
