package io.huiyin.standalone.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.component.KafkaConnection;
import io.huiyin.event.Tick;
import io.huiyin.processor.topology.Pipeline;
import io.huiyin.serde.AvroDeserializer;
import io.huiyin.standalone.embedded.BrokerConfig;
import io.huiyin.standalone.embedded.EmbeddedBroker;
import io.huiyin.topic.TopicCreation;
import io.huiyin.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Time goes on on every partition, whoever has it. */
class TickingTest {
    private static final int PARTITIONS = 4;

    @TempDir
    private Path folder;

    /** Who wrote the latest tick of each partition. */
    private final Map<Integer, String> latest = new TreeMap<>();

    @Test
    void ticks_ofPartitionsThatMove_areWrittenByWhoeverHasThem() throws Exception {
        try (var broker = new EmbeddedBroker(new BrokerConfig(folder.resolve("kafka"), 0))) {
            broker.start();
            var kafka = new KafkaConnection(broker.bootstrapServers(), "mock://ticking", "huiyin.", Map.of());
            try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                new TopicCreation("huiyin.", PARTITIONS, (short) 1).run(admin);
            }
            try (var consumer = consumer(kafka);
                    var one = pipeline(kafka, "one")) {
                one.start();
                ReplayGround.await("ticks everywhere", () -> read(consumer).size() == PARTITIONS);
                assertThat(writers()).hasSize(1);
                var first = Set.copyOf(writers());
                try (var two = pipeline(kafka, "two")) {
                    two.start();
                    ReplayGround.await("two writers", () -> writers(consumer).size() == 2);
                    assertThat(one.check().ok()).isTrue();
                    assertThat(two.check().ok()).isTrue();
                    one.close();
                    ReplayGround.await(
                            "only the other",
                            () -> writers(consumer).size() == 1 && !writers().equals(first));
                    assertThat(two.check().ok()).isTrue();
                }
                assertThat(latest).hasSize(PARTITIONS);
            }
        }
    }

    private Pipeline pipeline(KafkaConnection kafka, String instance) {
        return new Pipeline(ProcessorProcess.config(kafka, "huiyin.", "ticking", folder.resolve(instance)));
    }

    private Set<String> writers(KafkaConsumer<String, Tick> consumer) {
        read(consumer);
        return writers();
    }

    private Set<String> writers() {
        return new TreeSet<>(latest.values());
    }

    /** The brokers stamp a tick, and a writer's steady clock goes on from tick to tick. */
    private Map<Integer, String> read(KafkaConsumer<String, Tick> consumer) {
        var steady = new HashMap<String, Long>();
        for (ConsumerRecord<String, Tick> record : consumer.poll(Duration.ofMillis(100))) {
            var tick = record.value();
            assertThat(record.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
            assertThat(tick.getPartition()).isEqualTo(record.partition());
            var before = steady.put(record.partition() + tick.getWriter(), tick.getSteadyMillis());
            assertThat(tick.getSteadyMillis()).isGreaterThanOrEqualTo(before == null ? 0 : before);
            latest.put(record.partition(), tick.getWriter());
        }
        return latest;
    }

    private static KafkaConsumer<String, Tick> consumer(KafkaConnection kafka) {
        var values = new AvroDeserializer<Tick>();
        values.configure(kafka.clientProperties(Map.of("specific.avro.reader", true)), false);
        var consumer = new KafkaConsumer<>(kafka.clientProperties(Map.of()), new StringDeserializer(), values);
        var partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(one -> new TopicPartition(kafka.name(Topics.TICKS), one))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
