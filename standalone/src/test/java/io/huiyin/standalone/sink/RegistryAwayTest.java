package io.huiyin.standalone.sink;

import static io.huiyin.standalone.sink.FaultGround.await;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.component.Component;
import io.huiyin.ingest.client.GatewayClient;
import io.huiyin.ingest.client.GatewayClientConfig;
import io.huiyin.ingest.client.Reply;
import io.huiyin.standalone.embedded.BrokerConfig;
import io.huiyin.standalone.embedded.EmbeddedBroker;
import io.huiyin.standalone.embedded.Ports;
import io.huiyin.standalone.registry.EmbeddedRegistry;
import io.huiyin.standalone.settings.Key;
import io.huiyin.standalone.settings.Settings;
import io.huiyin.standalone.stack.Part;
import io.huiyin.standalone.stack.TopicSetup;
import io.huiyin.standalone.stack.Wiring;
import io.huiyin.topic.Reference;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gateway, processor and sink while the registry is away: when they start, and in the midst of things. */
class RegistryAwayTest {
    @TempDir
    private Path folder;

    private final EmbeddedRegistry registry = EmbeddedRegistry.inMemory();
    private final Map<Part, Component> parts = new EnumMap<>(Part.class);
    private final List<String> accepted = new ArrayList<>();
    private EmbeddedBroker broker;
    private EmbeddedPostgres server;
    private DatabaseLine line;
    private Settings settings;
    private FaultRows rows;

    @BeforeEach
    void start() throws IOException {
        broker = new EmbeddedBroker(new BrokerConfig(folder.resolve("kafka"), 0));
        broker.start();
        registry.start();
        line = new DatabaseLine(registry.address().getPort());
        server = EmbeddedPostgres.start();
        rows = new FaultRows(server.getJdbcUrl("postgres", "postgres"));
        settings = Settings.of(
                Map.of(),
                Map.of(),
                Map.of(
                        Key.KAFKA_BOOTSTRAP_SERVERS.key(),
                        broker.bootstrapServers(),
                        Key.SCHEMA_REGISTRY_URL.key(),
                        "http://127.0.0.1:" + line.port(),
                        Key.STORE_URL.key(),
                        rows.url(),
                        Key.STATE_DIR.key(),
                        folder.resolve("state").toString(),
                        Key.GATEWAY_PORT.key(),
                        "" + Ports.claim("gateway.port", 0),
                        Key.TOPICS_PARTITIONS.key(),
                        "2",
                        Key.TOPICS_REPLICATION.key(),
                        "1"));
        TopicSetup.run(settings);
    }

    @AfterEach
    void stop() throws IOException {
        parts.values().forEach(Component::close);
        line.close();
        server.close();
        registry.close();
        broker.close();
    }

    @Test
    void registryAway_atTheStartAndInBetween_losesNothing_andHealthSaysSo() {
        line.cut();
        for (var part : List.of(Part.GATEWAY, Part.PROCESSOR, Part.SINK)) {
            start(part);
        }
        assertThat(submit("too-early"))
                .isInstanceOfSatisfying(Reply.Refused.class, refused -> assertThat(refused.status())
                        .isEqualTo(503));
        line.mend();
        await("a report that is accepted", () -> submit("after-the-start") instanceof Reply.Accepted);
        takenIn();

        line.cut();
        accept(5, "by-who-knows-the-schemas");
        takenIn();
        for (var part : List.of(Part.SINK, Part.PROCESSOR)) {
            comesBackWithoutTheRegistry(part);
        }
    }

    /** One that starts now knows no schemas, and the others do. */
    private void comesBackWithoutTheRegistry(Part part) {
        line.cut();
        part(part).close();
        accept(20, "before-the-" + part);
        long before = rows.count("cases");
        start(part);
        await(
                "health of the " + part,
                () -> part(part).check().detail().contains("The schema registry did not answer"));
        assertThat(rows.count("cases")).isEqualTo(before);
        line.mend();
        takenIn();
        await("health", () -> parts.values().stream()
                .allMatch(one -> one.check().ok()));
    }

    private Component part(Part part) {
        return requireNonNull(parts.get(part));
    }

    private void start(Part part) {
        var component = new Wiring(settings).part(part);
        component.start();
        parts.put(part, component);
    }

    private void accept(int count, String name) {
        for (int i = 0; i < count; i++) {
            assertThat(submit(name + "-" + i)).isInstanceOf(Reply.Accepted.class);
        }
    }

    /** Each in a site of its own, so that none joins another's case. */
    private Reply submit(String eventId) {
        var report = new com.fasterxml.jackson.databind.ObjectMapper()
                .createObjectNode()
                .put("eventId", eventId)
                .put("tenant", "acme")
                .put("site", eventId)
                .put("channel", "WEB")
                .put("text", "The handrail at the shaft gate is loose: " + eventId);
        try (var client = new GatewayClient(
                new GatewayClientConfig(URI.create(settings.gatewayUrl()), Duration.ofSeconds(10), 1, Duration.ZERO))) {
            var reply = client.submit(report);
            if (reply instanceof Reply.Accepted) {
                accepted.add("acme." + eventId + "." + Reference.of("acme", eventId));
            }
            return reply;
        }
    }

    private void takenIn() {
        await("all of it", () -> rows.count("cases") >= accepted.size() && counted() >= accepted.size());
        FaultGround.assertSame(rows.query("SELECT case_id FROM cases"), accepted);
        FaultGround.assertSame(rows.query("SELECT case_id FROM case_events WHERE kind = 'OPENED'"), accepted);
        assertThat(rows.query("SELECT case_id FROM cases WHERE revision <> 1 OR reports <> 1"))
                .isEmpty();
        assertThat(rows.query("SELECT detail FROM dead_letters")).isEmpty();
        assertThat(counted()).isEqualTo(accepted.size());
    }

    private long counted() {
        return Long.parseLong(rows.query("SELECT coalesce(sum(reports), 0) FROM count_windows WHERE grain = 'DAY'")
                .getFirst());
    }
}
