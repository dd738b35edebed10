package io.huiyin.audit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.huiyin.component.Health;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** What the auditor shows by HTTP: {@code /health} and {@code /metrics}. */
final class Face implements AutoCloseable {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final HttpServer server;
    private final String host;

    private Face(HttpServer server, String host) {
        this.server = server;
        this.host = host;
    }

    static Face open(String host, int port, Supplier<Health> health, Supplier<byte[]> metrics) {
        try {
            var server = HttpServer.create(new InetSocketAddress(host, port), 0);
            server.createContext("/health", exchange -> {
                var now = health.get();
                var body = now.ok()
                        ? "{\"status\":\"ok\"}"
                        : "{\"status\":\"down\",\"detail\":\"" + now.detail().replaceAll("[\"\\\\\\p{Cntrl}]", "'")
                                + "\"}";
                answer(
                        exchange,
                        now.ok() ? OK : UNAVAILABLE,
                        "application/json",
                        body.getBytes(StandardCharsets.UTF_8));
            });
            server.createContext("/metrics", exchange -> answer(exchange, OK, Measures.CONTENT_TYPE, metrics.get()));
            server.start();
            return new Face(server, host);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the auditor cannot listen on " + host + ":" + port + "; look at auditor.host and auditor.port", e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    URI address() {
        return URI.create("http://" + host + ":" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
