package io.huiyin.ingest.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.component.Health;
import io.huiyin.component.KafkaConnection;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Report;
import io.huiyin.event.SatisfactionVote;
import io.huiyin.ingest.gateway.adapter.Keys;
import io.huiyin.ingest.writer.EventWriter;
import io.huiyin.ingest.writer.EventWriterConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A gateway on a free port, whose broker is Kafka's own twin of a producer and whose clock stands. */
final class RunningGateway implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-05T06:30:00Z");
    static final URI CONSOLE = URI.create("https://feedback.example.org/");
    static final Limits SMALL = new Limits(4096, 5, 2, 16_384, Optional.empty());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Serializer<SpecificRecord> UNWRITTEN = (topic, value) -> new byte[0];
    private static final KafkaConnection KAFKA =
            new KafkaConnection("127.0.0.1:1", "http://127.0.0.1:1", "huiyin.", Map.of());

    private final HttpClient client = HttpClient.newHttpClient();
    private final MockProducer<String, SpecificRecord> producer;
    private final Gateway gateway;

    /** @param isBrokerUp whether what is written is acknowledged at once; else it waits to be completed by the test */
    RunningGateway(Limits limits, KnownTenants tenants, boolean isBrokerUp) {
        this(limits, tenants, isBrokerUp, Keys.NONE, NOW, CONSOLE);
    }

    RunningGateway(Limits limits, KnownTenants tenants, boolean isBrokerUp, Keys keys, Instant now, URI inquiries) {
        producer = new MockProducer<>(isBrokerUp, new RoundRobinPartitioner(), new StringSerializer(), UNWRITTEN);
        var writer = new EventWriterConfig(KAFKA, Duration.ofSeconds(1), Duration.ZERO);
        var config = new GatewayConfig(
                "127.0.0.1", 0, writer, GatewayConfig.TenantRule.ANY, limits, CONSOLE, keys, inquiries);
        gateway = new Gateway(config, new EventWriter(writer, () -> producer), tenants, InstantSource.fixed(now));
        gateway.start();
    }

    static RunningGateway ofAnyTenant() {
        return new RunningGateway(SMALL, KnownTenants.ANY, true);
    }

    static RunningGateway at(Instant now) {
        return new RunningGateway(SMALL, KnownTenants.ANY, true, Keys.NONE, now, CONSOLE);
    }

    /** Which asks this console. */
    static RunningGateway asking(URI console, Keys keys) {
        var limits = new Limits(16_384, 5, 2, 65_536, Optional.empty());
        return new RunningGateway(limits, KnownTenants.ANY, true, keys, NOW, console);
    }

    static RunningGateway withKeys(String lines) {
        return new RunningGateway(SMALL, KnownTenants.ANY, true, Keys.parse(lines), NOW, CONSOLE);
    }

    static RunningGateway ofTenants(String... tenants) {
        var known = Set.of(tenants);
        return new RunningGateway(
                SMALL,
                new KnownTenants() {
                    @Override
                    public void start() {}

                    @Override
                    public Standing standing(String tenant) {
                        return known.contains(tenant) ? Standing.KNOWN : Standing.UNKNOWN;
                    }

                    @Override
                    public Health check() {
                        return Health.OK;
                    }

                    @Override
                    public void close() {}
                },
                true);
    }

    MockProducer<String, SpecificRecord> producer() {
        return producer;
    }

    List<Report> reports() {
        return values(Report.class);
    }

    List<CaseAction> actions() {
        return values(CaseAction.class);
    }

    List<SatisfactionVote> votes() {
        return values(SatisfactionVote.class);
    }

    private <T> List<T> values(Class<T> type) {
        return producer.history().stream()
                .map(record -> record.value())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    Reply post(String path, String json, String... headers) {
        return post(path, "application/json", json.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** What came back as it came, for answers that are not JSON. */
    HttpResponse<String> raw(String path, String contentType, byte[] body) {
        return exchange(request(path, contentType, body));
    }

    HttpResponse<String> raw(String method, String path) {
        return exchange(HttpRequest.newBuilder(gateway.address().resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    Reply post(String path, String contentType, byte[] body, String... headers) {
        return send(request(path, contentType, body, headers));
    }

    CompletableFuture<Reply> postLater(String path, String json) {
        return client.sendAsync(
                        request(path, "application/json", json.getBytes(StandardCharsets.UTF_8)),
                        HttpResponse.BodyHandlers.ofString())
                .thenApply(RunningGateway::reply);
    }

    Reply send(String method, String path) {
        return send(HttpRequest.newBuilder(gateway.address().resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    URI address() {
        return gateway.address();
    }

    private HttpRequest request(String path, String contentType, byte[] body, String... headers) {
        var request = HttpRequest.newBuilder(gateway.address().resolve(path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        return headers.length == 0 ? request.build() : request.headers(headers).build();
    }

    private Reply send(HttpRequest request) {
        return reply(exchange(request));
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Reply reply(HttpResponse<String> response) {
        try {
            var isXml = response.headers().firstValue("Content-Type").orElse("").contains("xml");
            return new Reply(response, isXml ? JSON.missingNode() : JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(response.body(), e);
        }
    }

    /** What came back. */
    record Reply(HttpResponse<String> response, JsonNode json) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String contentType() {
            return header("Content-Type");
        }

        List<String> errorFields() {
            return json.path("errors").findValuesAsText("field");
        }

        String detail() {
            return json.path("detail").asText();
        }
    }

    @Override
    public void close() {
        client.close();
        gateway.close();
    }
}
