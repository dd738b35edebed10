package io.huiyin.standalone.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.component.KafkaConnection;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import io.huiyin.serde.AvroSerializer;
import io.huiyin.sink.DuckDbConfig;
import io.huiyin.sink.DuckDbSink;
import io.huiyin.standalone.embedded.BrokerConfig;
import io.huiyin.standalone.embedded.EmbeddedBroker;
import io.huiyin.standalone.registry.EmbeddedRegistry;
import io.huiyin.topic.TopicCreation;
import io.huiyin.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sink into DuckDB on a real broker and a real registry, without any PostgreSQL. */
final class DuckDbSinkTest {
    private static final int EVENTS = 5_000;

    /** And a record that is none, and the dead letter that it becomes. */
    private static final long WITH_LETTER = EVENTS + 2;

    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private EmbeddedBroker broker;
    private EmbeddedRegistry registry;

    @BeforeEach
    void start() {
        broker = new EmbeddedBroker(new BrokerConfig(folder.resolve("kafka"), 0));
        broker.start();
        registry = EmbeddedRegistry.inMemory();
        registry.start();
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicCreation("huiyin.", 3, (short) 1).run(admin);
        }
    }

    @AfterEach
    void stop() {
        registry.close();
        broker.close();
    }

    @Test
    void records_areInTheSnapshot_onceEach_alsoAfterARestart_andFromAFileThatWasDeleted() throws Exception {
        append(0);
        try (var sink = new DuckDbSink(config())) {
            sink.start();
            await("the first half in the snapshot", () -> count() == EVENTS);
            await("the letter", () -> sink.progress().records() == WITH_LETTER);
            assertThat(sink.check().ok()).isTrue();
        }
        append(EVENTS);
        try (var sink = new DuckDbSink(config())) {
            sink.start();
            await("both halves in the snapshot", () -> count() == 2 * EVENTS);
            await(
                    "the letter, and nothing that was there",
                    () -> sink.progress().records() == WITH_LETTER);
        }
        var rows = rows();
        assertThat(rows).isEqualTo(2 * EVENTS + " " + 2 * EVENTS + " 2");
        Files.delete(config().file());
        try (var sink = new DuckDbSink(config())) {
            sink.start();
            await("all of it", () -> sink.progress().records() >= 2 * WITH_LETTER);
        }
        assertThat(rows()).isEqualTo(rows);
    }

    private DuckDbConfig config() {
        return new DuckDbConfig(
                new KafkaConnection(
                        broker.bootstrapServers(), registry.address().toString(), "huiyin.", Map.of()),
                folder.resolve("duckdb").resolve("huiyin.duckdb"),
                folder.resolve("duckdb").resolve("snapshot.duckdb"),
                Duration.ofSeconds(1),
                128,
                "duckdb",
                Optional.of("the-one"),
                1_000,
                Duration.ofMillis(50));
    }

    /** Half of the events, and one record that is none. */
    private void append(int from) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "linger.ms", "20",
                "schema.registry.url", registry.address().toString());
        var topic = "huiyin." + Topics.CASE_EVENTS.shortName();
        try (var values = new AvroSerializer<CaseEvent>();
                var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            values.configure(settings, false);
            producer.send(new ProducerRecord<>(topic, 0, bytes("k"), bytes("not Avro")));
            for (int i = from; i < from + EVENTS; i++) {
                producer.send(new ProducerRecord<>(topic, bytes("C" + i % 500), values.serialize(topic, event(i))));
            }
        }
    }

    private static CaseEvent event(int number) {
        return CaseEvent.newBuilder()
                .setId("event-" + number)
                .setCaseId("mine.north.C" + number % 500)
                .setTenant("mine")
                .setSite("north")
                .setKind(CaseEventKind.COMMENTED)
                .setAt(Instant.parse("2026-03-02T04:00:00Z").plusSeconds(number))
                .setRevision(number)
                .setText("屋顶漏水")
                .build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** 0 where there is no snapshot yet. */
    private long count() {
        if (!Files.exists(config().snapshot())) {
            return 0;
        }
        try {
            return Long.parseLong(query(config().snapshot(), "SELECT count(DISTINCT id)::VARCHAR FROM case_events"));
        } catch (SQLException e) {
            return 0;
        }
    }

    private String rows() throws SQLException {
        return query(
                config().file(),
                "SELECT concat_ws(' ', count(*), count(DISTINCT id), (SELECT count(*) FROM dead_letters)) FROM case_events");
    }

    private static String query(Path file, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + BOUND.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what + " within " + BOUND).isLessThan(end);
            LockSupport.parkNanos(50_000_000);
        }
    }
}
