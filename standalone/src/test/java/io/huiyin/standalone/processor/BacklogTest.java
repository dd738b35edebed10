package io.huiyin.standalone.processor;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.component.KafkaConnection;
import io.huiyin.event.ActionKind;
import io.huiyin.event.CaseAction;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.Report;
import io.huiyin.processor.cases.CasesSettings;
import io.huiyin.processor.topology.Pipeline;
import io.huiyin.processor.topology.ProcessorConfig;
import io.huiyin.processor.topology.TriageSettings;
import io.huiyin.serde.AvroDeserializer;
import io.huiyin.serde.AvroSerializer;
import io.huiyin.standalone.embedded.BrokerConfig;
import io.huiyin.standalone.embedded.EmbeddedBroker;
import io.huiyin.topic.Reference;
import io.huiyin.topic.TopicCreation;
import io.huiyin.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that wait behind their reports in a backlog are read after them, on every partition. */
class BacklogTest {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final int PARTITIONS = 4;
    private static final int SITES = 40;
    private static final int CHUNKS = 40;
    private static final int CHUNK = 1_000;

    @TempDir
    private Path folder;

    @Test
    void backlog_ofReportsAndAnswers_isReadInTheOrderOfTheBroker() throws Exception {
        try (var broker = new EmbeddedBroker(new BrokerConfig(folder.resolve("kafka"), 0))) {
            broker.start();
            var kafka = new KafkaConnection(broker.bootstrapServers(), "mock://backlog", "huiyin.", Map.of());
            try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                new TopicCreation("huiyin.", PARTITIONS, (short) 1).run(admin);
                try (var pipeline = new Pipeline(config(kafka))) {
                    pipeline.start();
                    write(kafka);
                    assertThat(answers(kafka, admin)).isEqualTo(CHUNKS * CHUNK);
                }
                assertThat(ends(admin, kafka.name(Topics.DEAD_LETTERS))).isZero();
            }
        }
    }

    /** Little patience: an answer that is read two seconds ahead of its report is a dead letter. */
    private ProcessorConfig config(KafkaConnection kafka) {
        var strict = new CasesSettings(Duration.ofSeconds(1), 100_000, Duration.ofSeconds(1));
        return new ProcessorConfig(
                kafka,
                new TriageSettings("huiyin.", Duration.ofMillis(20), false, strict),
                "backlog",
                folder.resolve("state"),
                2,
                Duration.ofMillis(100),
                0,
                1,
                64L << 20);
    }

    /** As an importer does: a chunk of reports, acknowledged, then their answers. */
    private static void write(KafkaConnection kafka) {
        var settings = kafka.clientProperties(Map.of("acks", "all", "linger.ms", 5, "compression.type", "lz4"));
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), serializer(kafka))) {
            for (int chunk = 0; chunk < CHUNKS; chunk++) {
                for (int i = 0; i < CHUNK; i++) {
                    var event = "event-" + chunk + "-" + i;
                    producer.send(new ProducerRecord<>(kafka.name(Topics.REPORTS), key(i), report(event, i)));
                }
                producer.flush();
                for (int i = 0; i < CHUNK; i++) {
                    var event = "event-" + chunk + "-" + i;
                    producer.send(new ProducerRecord<>(kafka.name(Topics.ACTIONS), key(i), answer(event, i)));
                }
                producer.flush();
            }
        }
    }

    private static AvroSerializer<SpecificRecord> serializer(KafkaConnection kafka) {
        var serializer = new AvroSerializer<SpecificRecord>();
        serializer.configure(kafka.clientProperties(Map.of()), false);
        return serializer;
    }

    private static String site(int i) {
        return "site-" + i % SITES;
    }

    private static String key(int i) {
        return "backlog." + site(i);
    }

    private static SpecificRecord report(String event, int i) {
        return Report.newBuilder()
                .setEventId(event)
                .setTenant("backlog")
                .setSite(site(i))
                .setText(event)
                .setSubmittedAt(Instant.parse("2026-11-01T00:00:00Z"))
                .setBatch("history")
                .build();
    }

    private static SpecificRecord answer(String event, int i) {
        return CaseAction.newBuilder()
                .setEventId("answer-" + event)
                .setTenant("backlog")
                .setSite(site(i))
                .setReference(Reference.of("backlog", event))
                .setAction(ActionKind.RESPOND)
                .setActor("importer")
                .setOccurredAt(Instant.parse("2026-11-01T01:00:00Z"))
                .setBatch("history")
                .build();
    }

    /** Reads the timelines until every answer is on one, or a dead letter says that one will never be. */
    private static int answers(KafkaConnection kafka, Admin admin) throws Exception {
        var settings = kafka.clientProperties(Map.of("isolation.level", "read_committed"));
        var deserializer = new AvroDeserializer<CaseEvent>();
        deserializer.configure(kafka.clientProperties(Map.of("specific.avro.reader", true)), false);
        int answers = 0;
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), deserializer)) {
            var partitions = partitions(kafka.name(Topics.CASE_EVENTS));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var deadline = System.nanoTime() + LIMIT.toNanos();
            while (answers < CHUNKS * CHUNK
                    && ends(admin, kafka.name(Topics.DEAD_LETTERS)) == 0
                    && System.nanoTime() < deadline) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    answers += record.value().getKind() == CaseEventKind.RESPONDED ? 1 : 0;
                }
            }
        }
        return answers;
    }

    private static List<TopicPartition> partitions(String topic) {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    private static long ends(Admin admin, String topic) throws Exception {
        Collection<TopicPartition> partitions = partitions(topic);
        var latest = partitions.stream().collect(toMap(one -> one, one -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().values().stream()
                .mapToLong(one -> one.offset())
                .sum();
    }
}
