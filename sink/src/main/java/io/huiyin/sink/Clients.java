package io.huiyin.sink;

import io.huiyin.component.KafkaConnection;
import io.huiyin.serde.AvroDeserializer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;

/** Kafka's clients as the sink wants them. All read and write bytes: values are decoded by us, so that a bad one is alone. */
final class Clients {
    private static final String VALUE_DESERIALIZER = "value.deserializer";

    private final KafkaConnection kafka;

    Clients(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /** A member of the sinks' group. Only what was committed is read; the position is never Kafka's to keep. */
    Consumer<byte[], byte[]> member(String groupId, Optional<String> instanceId, int batch) {
        return consumer(membership(groupId, instanceId, batch));
    }

    /** A member that the brokers let wait until there is a megabyte, or for this long: for a store that prefers large batches. */
    Consumer<byte[], byte[]> gatheringMember(String groupId, Optional<String> instanceId, int batch, Duration gather) {
        var ours = membership(groupId, instanceId, batch);
        ours.put("fetch.min.bytes", "1048576");
        ours.put("fetch.max.wait.ms", Long.toString(gather.toMillis()));
        return consumer(ours);
    }

    private Map<String, Object> membership(String groupId, Optional<String> instanceId, int batch) {
        var ours = new HashMap<String, Object>();
        ours.put("group.id", groupId);
        instanceId.ifPresent(id -> ours.put("group.instance.id", id));
        ours.put("isolation.level", "read_committed");
        ours.put("enable.auto.commit", "false");
        ours.put("auto.offset.reset", "earliest");
        ours.put("max.poll.records", Integer.toString(batch));
        ours.put("max.partition.fetch.bytes", "4194304");
        if (!"consumer".equals(kafka.properties().get("group.protocol"))) {
            // In the other protocol the brokers hold the session, and Kafka's client refuses ours.
            ours.put("session.timeout.ms", "10000");
        }
        return ours;
    }

    /** Reads what it is told to, for itself. */
    Consumer<byte[], byte[]> loner() {
        return consumer(Map.of("isolation.level", "read_committed", "auto.offset.reset", "earliest"));
    }

    /** Writes dead letters. */
    Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                withoutSerdes(kafka.clientProperties(
                        Map.of("acks", "all", "enable.idempotence", "true", "compression.type", "lz4"))),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** The deserializer of values that is configured; ours by default. */
    Deserializer<?> values() {
        var settings = kafka.clientProperties(Map.of("specific.avro.reader", "true"));
        var named = settings.get(VALUE_DESERIALIZER);
        try {
            var values =
                    named == null ? new AvroDeserializer<>() : Utils.newInstance(named.toString(), Deserializer.class);
            values.configure(settings, false);
            return values;
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    VALUE_DESERIALIZER + " is '" + named + "'; it must be a class on the class path", e);
        }
    }

    private Consumer<byte[], byte[]> consumer(Map<String, Object> ours) {
        return new KafkaConsumer<>(
                withoutSerdes(kafka.clientProperties(ours)), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Serdes that the installation chose are for values; what the clients carry are bytes. */
    private static Map<String, Object> withoutSerdes(Map<String, Object> settings) {
        for (var key : new String[] {"key.deserializer", VALUE_DESERIALIZER, "key.serializer", "value.serializer"}) {
            settings.remove(key);
        }
        return settings;
    }
}
