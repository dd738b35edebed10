package io.huiyin.standalone.sink;

import static io.huiyin.standalone.sink.FaultGround.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.CaseEvent;
import io.huiyin.serde.AvroDeserializer;
import io.huiyin.sink.Backoff;
import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.consume.ConsumerLoop;
import io.huiyin.sink.consume.DeadLetterTopic;
import io.huiyin.sink.consume.DeadLetters;
import io.huiyin.sink.consume.Destination;
import io.huiyin.sink.store.AvroReader;
import io.huiyin.sink.store.Letter;
import io.huiyin.sink.store.Migrations;
import io.huiyin.sink.store.PostgresStore;
import io.huiyin.sink.store.Route;
import io.huiyin.sink.store.Tables;
import io.huiyin.standalone.sink.PausedDestination.Where;
import io.huiyin.topic.Topics;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two sinks of which one stood still for so long that the group gave its partitions to the other; then it goes on. */
class TwoOwnersTest {
    private static final String LETTERS = "huiyin." + Topics.DEAD_LETTERS.shortName();
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final int BATCH = 50;

    @TempDir
    private Path folder;

    private FaultGround ground;
    private EmbeddedPostgres server;
    private PostgresConnection postgres;
    private FaultRows rows;
    private KafkaProducer<byte[], byte[]> producer;

    @BeforeEach
    void start() throws IOException {
        ground = new FaultGround(folder);
        server = EmbeddedPostgres.start();
        var url = server.getJdbcUrl("postgres", "postgres");
        postgres = new PostgresConnection(url, "postgres", "postgres");
        rows = new FaultRows(url);
        Migrations.apply(postgres);
        producer = new KafkaProducer<>(ground.settings(Map.of()), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void stop() throws IOException {
        producer.close();
        server.close();
        ground.close();
    }

    @ParameterizedTest
    @EnumSource
    void sinkThatStoodStillBeyondItsTime_cannotWriteWhatAnotherHasTaken(Where where) throws SQLException {
        var letters = new DeadLetterTopic(producer, LETTERS);
        var paused = new PausedDestination(where, letters, some -> store("paused", some));
        ground.append(3_000, 0);
        try (var first = loop("paused", paused)) {
            first.start();
            await("a sink that stands still", paused::isPaused);
            try (var second = loop("other", store("other", letters))) {
                second.start();
                takeOver(where, paused, second);
                rows.assertRowsAndPositionsAgree();
                ground.append(1_000, 0);
                await("all of it", () -> ground.isTakenIn(rows));
                await("health", () -> first.check().ok() && second.check().ok());
            }
        }
        ground.assertAllIsThere(rows);
        rows.assertRowsAndPositionsAgree();
    }

    private void takeOver(Where where, PausedDestination paused, ConsumerLoop second) {
        switch (where) {
            case BEFORE_THE_WRITE -> {
                await("all by the other", () -> ground.isTakenIn(rows));
                assertThat(paused.isPaused()).isTrue();
                paused.goOn();
                await("a refusal", () -> !paused.refusals().isEmpty());
                assertThat(paused.refusals().getFirst()).contains("another sink has taken over huiyin.case-events-");
            }
            case IN_THE_TRANSACTION -> {
                var before = rows.positions();
                await("the other at the door", () -> rows.count("pg_locks WHERE NOT granted") > 0);
                assertThat(rows.positions()).as("nobody gets past it").isEqualTo(before);
                paused.goOn();
                await("all by the other", () -> second.progress().records() > 0);
                assertThat(paused.refusals()).as("it was in time").isEmpty();
            }
        }
    }

    private ConsumerLoop loop(String name, Destination destination) {
        var consumer = new KafkaConsumer<>(
                ground.settings(Map.of(
                        "group.id", "sinks",
                        "isolation.level", "read_committed",
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest",
                        "max.poll.records", "" + BATCH,
                        "max.poll.interval.ms", "2000",
                        "session.timeout.ms", "6000",
                        "heartbeat.interval.ms", "500")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        return new ConsumerLoop(name, consumer, destination, Set.of(FaultGround.EVENTS, LETTERS), BACKOFF, QUIET);
    }

    private PostgresStore store(String owner, DeadLetters letters) {
        var values = new AvroDeserializer<>();
        values.configure(new HashMap<>(ground.settings(Map.of("specific.avro.reader", "true"))), false);
        return new PostgresStore(
                postgres,
                owner,
                List.of(
                        new Route<>(
                                FaultGround.EVENTS,
                                AvroReader.ofValues(values, CaseEvent.class),
                                List.of(Tables.caseEvents())),
                        new Route<>(LETTERS, Letter::read, List.of(Tables.deadLetters()))),
                letters);
    }
}
