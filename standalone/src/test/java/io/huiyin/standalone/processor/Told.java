package io.huiyin.standalone.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huiyin.component.KafkaConnection;
import io.huiyin.event.Escalation;
import io.huiyin.serde.AvroDeserializer;
import io.huiyin.topic.Topic;
import io.huiyin.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a run of the processor told, as readers of committed records see it.
 *
 * @param escalations every one, in the order of the topic's partitions
 * @param cases the compacted view: case id to the last value's bytes
 * @param counts the compacted view: cell to the last value's bytes
 * @param points how many entries the ledger has
 * @param deadLetters how many records were refused
 */
record Told(
        List<Escalation> escalations,
        Map<String, String> cases,
        Map<String, String> counts,
        int points,
        int deadLetters) {

    /** Of a run that wrote under this prefix. */
    static Told under(KafkaConnection kafka) {
        var deserializer = new AvroDeserializer<Escalation>();
        deserializer.configure(kafka.clientProperties(Map.of("specific.avro.reader", true)), false);
        var escalations = new ArrayList<Escalation>();
        var cases = new TreeMap<String, String>();
        var counts = new TreeMap<String, String>();
        read(kafka, Topics.ESCALATIONS, one -> escalations.add(deserializer.deserialize(one.topic(), one.value())));
        read(kafka, Topics.CASES, one -> keep(cases, one));
        read(kafka, Topics.COUNTS, one -> keep(counts, one));
        return new Told(
                escalations,
                cases,
                counts,
                read(kafka, Topics.POINTS, one -> {}),
                read(kafka, Topics.DEAD_LETTERS, one -> {}));
    }

    List<String> ids() {
        return escalations.stream().map(Escalation::getId).sorted().toList();
    }

    List<String> paged() {
        return escalations.stream()
                .filter(Escalation::getPaged)
                .map(Escalation::getId)
                .sorted()
                .toList();
    }

    private static void keep(Map<String, String> latest, ConsumerRecord<byte[], byte[]> record) {
        var key = new String(record.key(), UTF_8);
        if (record.value() == null) {
            latest.remove(key);
        } else {
            latest.put(key, HexFormat.of().formatHex(record.value()));
        }
    }

    /** Everything that is there now; gives how much it was. */
    private static int read(KafkaConnection kafka, Topic<?> topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        int read = 0;
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", (Object) kafka.bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(kafka.name(topic)).stream()
                    .map(one -> new TopicPartition(one.topic(), one.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    reader.accept(record);
                    read++;
                }
            }
        }
        return read;
    }
}
