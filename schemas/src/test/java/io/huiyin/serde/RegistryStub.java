package io.huiyin.serde;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** A registry of one subject's worth of wit: gives ids in order, notes every request, fails when told to. */
final class RegistryStub implements AutoCloseable {
    private final HttpServer server;
    private final String scheme;
    private final List<String> requests = new ArrayList<>();
    private final List<String> authorizations = new ArrayList<>();
    private final List<Schema> schemas = new ArrayList<>();
    private final Deque<Integer> failures = new ArrayDeque<>();
    private final Map<String, Integer> latest = new java.util.HashMap<>();

    RegistryStub() {
        this(null);
    }

    RegistryStub(@Nullable SSLContext tls) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            scheme = tls == null ? "http" : "https";
            if (tls == null) {
                server = HttpServer.create(address, 0);
            } else {
                var secure = HttpsServer.create(address, 0);
                secure.setHttpsConfigurator(new HttpsConfigurator(tls));
                server = secure;
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create(scheme + "://localhost:" + server.getAddress().getPort());
    }

    Map<String, Object> settings() {
        return new java.util.HashMap<>(
                Map.of("schema.registry.url", address().toString(), "retries.wait.ms", 1, "max.retries", 2));
    }

    /** The next requests are answered with these statuses. */
    synchronized void failNext(int... statuses) {
        for (int status : statuses) {
            failures.add(status);
        }
    }

    synchronized int register(String subject, Schema schema) {
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        int id = schemas.indexOf(schema) + 1;
        latest.put(subject, id);
        return id;
    }

    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    synchronized List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getRawPath();
        requests.add(exchange.getRequestMethod() + " " + path);
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .ifPresent(authorizations::add);
        var body = RegistryTransport.JSON.readTree(exchange.getRequestBody());
        var failure = failures.poll();
        if (failure != null) {
            answer(exchange, failure, "{\"error_code\":" + failure + ",\"message\":\"told to fail\"}");
            return;
        }
        var parts = path.split("/", -1);
        switch (exchange.getRequestMethod() + " " + parts[1] + " " + parts.length) {
            case "POST subjects 4" -> answer(exchange, 200, id(register(parts[2], schema(body))));
            case "POST subjects 3" -> {
                int index = schemas.indexOf(schema(body));
                answer(exchange, index < 0 ? 404 : 200, index < 0 ? error(40403) : id(index + 1));
            }
            case "GET subjects 5" -> {
                var id = latest.get(parts[2]);
                answer(exchange, id == null ? 404 : 200, id == null ? error(40401) : described(id));
            }
            default -> {
                int id = Integer.parseInt(parts[3]);
                answer(exchange, id > schemas.size() ? 404 : 200, id > schemas.size() ? error(40403) : described(id));
            }
        }
    }

    private String described(int id) {
        return RegistryTransport.JSON
                .createObjectNode()
                .put("id", id)
                .put("schema", schemas.get(id - 1).toString())
                .toString();
    }

    private static Schema schema(JsonNode body) {
        return new Schema.Parser().parse(body.path("schema").asText());
    }

    private static String id(int id) {
        return "{\"id\":" + id + "}";
    }

    private static String error(int code) {
        return "{\"error_code\":" + code + ",\"message\":\"not found\"}";
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
