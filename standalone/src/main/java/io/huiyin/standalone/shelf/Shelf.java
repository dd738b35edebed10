package io.huiyin.standalone.shelf;

import io.huiyin.component.KafkaConnection;
import io.huiyin.serde.AvroDeserializer;
import io.huiyin.serde.AvroSerializer;
import io.huiyin.topic.Topic;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic of one partition, read whole and written one record at a time. Throws where Kafka does not answer. */
public final class Shelf<T extends SpecificRecord> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** What a record may have, in bytes: a model of 1.5 MB and its names. */
    private static final int MOST_BYTES = 2_097_152;

    private final KafkaConnection kafka;
    private final String topic;
    private final Function<T, String> key;

    /** @param key a record's own key; of two that share one, the later stands */
    public Shelf(KafkaConnection kafka, Topic<T> topic, Function<T, String> key) {
        this.kafka = kafka;
        this.topic = kafka.name(topic);
        this.key = key;
    }

    /** All that lies there, each key once, in the order in which the keys came. */
    public List<T> all() {
        var settings = kafka.clientProperties(Map.of(
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                AvroDeserializer.class,
                "specific.avro.reader",
                "true",
                "isolation.level",
                "read_committed",
                "request.timeout.ms",
                (int) PATIENCE.toMillis() / 2,
                "default.api.timeout.ms",
                (int) PATIENCE.toMillis()));
        try (var consumer = new KafkaConsumer<String, T>(settings)) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            var found = new LinkedHashMap<String, T>();
            while (consumer.position(partition) < end) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    if (record.value() != null) {
                        found.put(key.apply(record.value()), record.value());
                    }
                }
            }
            return List.copyOf(found.values());
        }
    }

    /** Returns when the brokers have it. */
    public void put(T value) {
        var settings = kafka.clientProperties(Map.of(
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                AvroSerializer.class,
                "acks",
                "all",
                "enable.idempotence",
                "true",
                "max.request.size",
                MOST_BYTES,
                "max.block.ms",
                (int) PATIENCE.toMillis(),
                "request.timeout.ms",
                (int) PATIENCE.toMillis() / 2,
                "delivery.timeout.ms",
                (int) PATIENCE.toMillis()));
        try (var producer = new KafkaProducer<String, T>(settings)) {
            producer.send(new ProducerRecord<>(topic, key.apply(value), value)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(key.apply(value) + " was not published: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
