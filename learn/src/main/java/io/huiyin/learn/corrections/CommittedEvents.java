package io.huiyin.learn.corrections;

import io.huiyin.component.KafkaConnection;
import io.huiyin.serde.AvroDecoder;
import io.huiyin.serde.Decoded;
import io.huiyin.serde.RegistryClient;
import io.huiyin.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topics of an installation, from their beginnings up to what is committed when reading begins. Nothing is written. */
public final class CommittedEvents implements Events, AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);
    /** Nothing came for so many polls: the brokers do not hand on what they said they have. */
    private static final int MOST_EMPTY_POLLS = 30;

    private final KafkaConnection kafka;
    private final String prefix;
    private final RegistryClient registry;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** Of this tenant: whatever has a key that begins with it. */
    public CommittedEvents(KafkaConnection kafka, String tenant) {
        this.kafka = kafka;
        this.prefix = tenant + ".";
        var settings = kafka.clientProperties(Map.of(
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                "false",
                "request.timeout.ms",
                10_000,
                "default.api.timeout.ms",
                20_000));
        registry = new RegistryClient(settings);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public <T extends SpecificRecord> void each(Topic<T> topic, Consumer<T> taker) {
        var decoder = AvroDecoder.of(topic.value().orElseThrow(), registry);
        var partitions = consumer.partitionsFor(kafka.name(topic)).stream()
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        int empty = 0;
        while (!read(ends)) {
            var records = consumer.poll(POLL);
            empty = records.isEmpty() ? empty + 1 : 0;
            if (empty > MOST_EMPTY_POLLS) {
                throw new IllegalStateException("Kafka handed on nothing of " + kafka.name(topic) + " for "
                        + POLL.multipliedBy(empty).toSeconds() + " s");
            }
            for (var record : records) {
                if (ofTenant(record.key())
                        && record.value() != null
                        && decoder.decode(record.value()) instanceof Decoded.Value<T> found) {
                    taker.accept(found.value());
                }
            }
        }
    }

    private boolean read(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private boolean ofTenant(byte[] key) {
        return key != null && new String(key, StandardCharsets.UTF_8).startsWith(prefix);
    }

    @Override
    public void close() {
        consumer.close();
        registry.close();
    }
}
