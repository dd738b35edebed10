package io.huiyin.sink.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.huiyin.component.Health;
import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.SinkMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a sink shows by HTTP: {@code /health} and {@code /metrics}. */
public final class MetricsPage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsPage.class);
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final HttpServer server;
    private final PostgresConnection postgres;
    private volatile List<ChannelHealth> channels = List.of();

    /** Throws UncheckedIOException where it cannot listen there. */
    public MetricsPage(
            InetSocketAddress address,
            Supplier<Health> health,
            Supplier<SinkMetrics> metrics,
            PostgresConnection postgres) {
        this.postgres = postgres;
        var measures = new Measures(metrics, () -> channels);
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the sink cannot listen on " + address + "; look at sink.metrics: " + e.getMessage(), e);
        }
        server.createContext("/health", exchange -> health(exchange, health.get()));
        server.createContext("/metrics", exchange -> {
            look();
            answer(exchange, OK, Measures.CONTENT_TYPE, measures.text());
        });
        server.start();
    }

    /** Where it is. */
    public URI address() {
        var there = server.getAddress();
        return URI.create("http://" + there.getHostString() + ":" + there.getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Where the database is away, the channels are as they were when it was last there. */
    private void look() {
        try {
            channels = ChannelHealth.read(postgres);
        } catch (SQLException e) {
            LOG.atDebug().setCause(e).log("the channels' health cannot be read");
        }
    }

    private static void health(HttpExchange exchange, Health now) throws IOException {
        var body = now.ok()
                ? "{\"status\":\"ok\"}"
                : "{\"status\":\"down\",\"detail\":\"" + now.detail().replaceAll("[\"\\\\\\p{Cntrl}]", "'") + "\"}";
        answer(exchange, now.ok() ? OK : UNAVAILABLE, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
