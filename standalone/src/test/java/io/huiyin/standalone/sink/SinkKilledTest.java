package io.huiyin.standalone.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import io.huiyin.serde.AvroSerializer;
import io.huiyin.sink.Sink;
import io.huiyin.standalone.embedded.BrokerConfig;
import io.huiyin.standalone.embedded.EmbeddedBroker;
import io.huiyin.standalone.registry.EmbeddedRegistry;
import io.huiyin.topic.TopicCreation;
import io.huiyin.topic.Topics;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SinkKilledTest {
    private static final int EVENTS = 40_000;
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private EmbeddedBroker broker;
    private EmbeddedRegistry registry;
    private EmbeddedPostgres postgres;

    @BeforeEach
    void start() throws IOException {
        broker = new EmbeddedBroker(new BrokerConfig(folder, 0));
        broker.start();
        registry = EmbeddedRegistry.inMemory();
        registry.start();
        postgres = EmbeddedPostgres.start();
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicCreation("huiyin.", 3, (short) 1).run(admin);
        }
    }

    @AfterEach
    void stop() throws IOException {
        postgres.close();
        registry.close();
        broker.close();
    }

    /** Small batches, so that the kill falls among hundreds of transactions; the second sink comes back under its own name. */
    @Test
    void sinkKilledAmongItsBatches_andStartedAgain_givesExactlyTheRecordsOfTheTopics() throws Exception {
        append();
        var killed = SinkProcess.start(
                List.of(broker.bootstrapServers(), registry.address().toString(), url(), "200", "the-one"));
        try {
            await("some rows", () -> count("case_events") > 0);
        } finally {
            killed.destroyForcibly().waitFor();
        }
        assertThat(count("case_events")).isBetween(1L, EVENTS - 1L);

        var config =
                SinkProcess.config(broker.bootstrapServers(), registry.address().toString(), url(), 5000, "the-one");
        try (var sink = new Sink(config)) {
            sink.start();
            await("all rows", () -> count("case_events") == EVENTS && count("dead_letters") == 2);
            await("a sink that is well", () -> sink.check().ok());
            assertThat(sink.metrics().lag()).isZero();
        }
        assertThat(query("SELECT count(DISTINCT revision) FROM case_events")).isEqualTo(EVENTS);
        assertThat(query("SELECT count(*) FROM dead_letters WHERE reason IN ('INVALID_AVRO', 'STORE_REJECTED')"))
                .isEqualTo(2);
        assertThat(query("SELECT sum(next_offset) FROM consumed_offsets WHERE topic = 'huiyin.case-events'"))
                .isEqualTo(EVENTS + 2);
        assertThat(query("SELECT max(epoch) FROM consumed_offsets")).isEqualTo(2);
    }

    private void append() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "linger.ms", "20",
                "schema.registry.url", registry.address().toString());
        var topic = "huiyin." + Topics.CASE_EVENTS.shortName();
        try (var values = new AvroSerializer<CaseEvent>();
                var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            values.configure(settings, false);
            producer.send(new ProducerRecord<>(topic, 0, bytes("k"), bytes("not Avro")));
            producer.send(new ProducerRecord<>(topic, 1, bytes("k"), values.serialize(topic, event(-1, "NUL \0"))));
            for (int i = 0; i < EVENTS; i++) {
                producer.send(new ProducerRecord<>(
                        topic, bytes("mine.north.C" + i % 500), values.serialize(topic, event(i, "屋顶漏水"))));
            }
        }
    }

    private static CaseEvent event(int number, String text) {
        return CaseEvent.newBuilder()
                .setId("event-" + number)
                .setCaseId("mine.north.C" + Math.floorMod(number, 500))
                .setTenant("mine")
                .setSite("north")
                .setKind(CaseEventKind.COMMENTED)
                .setAt(NOON.plusSeconds(number))
                .setRevision(number)
                .setText(text)
                .build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    /** 0 where the table is not there yet. */
    private long count(String table) {
        try {
            return query("SELECT count(*) FROM " + table);
        } catch (SQLException e) {
            return 0;
        }
    }

    private long query(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void await(String what, java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + BOUND.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what + " within " + BOUND).isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
