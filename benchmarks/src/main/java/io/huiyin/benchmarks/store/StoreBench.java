package io.huiyin.benchmarks.store;

import io.huiyin.component.KafkaConnection;
import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.serde.AvroDeserializer;
import io.huiyin.serde.AvroSerializer;
import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.store.AvroReader;
import io.huiyin.sink.store.Migrations;
import io.huiyin.sink.store.PostgresStore;
import io.huiyin.sink.store.Route;
import io.huiyin.sink.store.Tables;
import io.huiyin.topic.Topic;
import io.huiyin.topic.Topics;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Writes the same rows by turns: the sink's own store from the records of the topics, and COPY from rows that are ready. */
public final class StoreBench {
    private final PostgresConnection postgres;
    private final int batch;
    private final PrintStream out;
    private final KafkaConnection kafka =
            new KafkaConnection("127.0.0.1:9092", "mock://store", Topic.DEFAULT_PREFIX, Map.of());
    private final List<StoreSubject> subjects;

    /**
     * @param postgres a database of its own
     * @param batch records of one transaction of the store
     * @param texts what people report
     */
    public StoreBench(
            PostgresConnection postgres, int cases, int batch, long seed, Supplier<String> texts, PrintStream out) {
        this.postgres = postgres;
        this.batch = batch;
        this.out = out;
        var timelines = new Timelines(seed, cases, texts);
        subjects = List.of(
                new StoreSubject(
                        kafka.name(Topics.CASE_EVENTS),
                        records(Topics.CASE_EVENTS, timelines.events(), CaseEvent::getCaseId),
                        List.of(new CopiedTable("case_events"))),
                new StoreSubject(
                        kafka.name(Topics.CASES),
                        records(Topics.CASES, timelines.cases(), Case::getCaseId),
                        List.of(new CopiedTable("cases"), new CopiedTable("case_clocks"))));
    }

    /** One round to warm up, and then so many; the store begins every other one. */
    public List<Map<String, Object>> run(int rounds) throws IOException, SQLException {
        Migrations.apply(postgres);
        var figures = new ArrayList<StoreFigures>();
        try (var store = store();
                var connection = postgres.open()) {
            CopiedTable.execute(connection, "SET synchronous_commit = off");
            store.claim(subjects.stream().map(StoreSubject::partition).collect(Collectors.toSet()));
            var duel = new Duel(store, connection, CpuClock.of(postgres), batch);
            for (var subject : subjects) {
                duel.prepare(subject);
            }
            for (int round = 0; round <= rounds; round++) {
                for (var subject : subjects) {
                    var one = duel.round(subject, round % 2 == 1);
                    if (round > 0) {
                        out.println(one.line());
                        figures.add(one);
                    }
                }
            }
        }
        return figures.stream().map(StoreFigures::json).toList();
    }

    private PostgresStore store() {
        var values = new AvroDeserializer<SpecificRecord>();
        values.configure(kafka.clientProperties(Map.of("specific.avro.reader", "true")), false);
        return new PostgresStore(
                postgres,
                "benchmark",
                List.of(
                        new Route<>(
                                kafka.name(Topics.CASES),
                                AvroReader.ofValuesAndTombstones(values, Case.class),
                                List.of(Tables.cases())),
                        new Route<>(
                                kafka.name(Topics.CASE_EVENTS),
                                AvroReader.ofValues(values, CaseEvent.class),
                                List.of(Tables.caseEvents()))),
                rejected -> {
                    throw new IllegalStateException(
                            "the store refused " + rejected.getFirst().detail());
                });
    }

    private <V extends SpecificRecord> List<ConsumerRecord<byte[], byte[]>> records(
            Topic<V> topic, List<V> events, Function<V, String> key) {
        var name = kafka.name(topic);
        try (var values = new AvroSerializer<V>()) {
            values.configure(kafka.clientProperties(Map.of()), false);
            return IntStream.range(0, events.size())
                    .mapToObj(i -> new ConsumerRecord<>(
                            name,
                            0,
                            i,
                            key.apply(events.get(i)).getBytes(StandardCharsets.UTF_8),
                            values.serialize(name, events.get(i))))
                    .toList();
        }
    }

    /** A topic's records and the tables that they are written to. */
    record StoreSubject(String topic, List<ConsumerRecord<byte[], byte[]>> records, List<CopiedTable> tables) {
        TopicPartition partition() {
            return new TopicPartition(topic, 0);
        }
    }
}
