package io.huiyin.audit.read;

import io.huiyin.component.KafkaConnection;
import io.huiyin.serde.AvroDecoder;
import io.huiyin.serde.Decoded;
import io.huiyin.serde.RegistryClient;
import io.huiyin.topic.Topic;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns records into events. One that cannot be read is passed over, and named in the log. */
final class Decoders implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Decoders.class);

    private final RegistryClient registry;

    Decoders(KafkaConnection kafka) {
        registry = new RegistryClient(kafka.clientProperties(Map.of()));
    }

    <T extends SpecificRecord> AvroDecoder<T> of(Topic<T> topic) {
        return AvroDecoder.of(topic.value().orElseThrow(), registry);
    }

    /** Empty where it is a tombstone, or cannot be read. */
    static <T> Optional<T> read(AvroDecoder<T> decoder, ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        return switch (decoder.decode(record.value())) {
            case Decoded.Value<T> value -> Optional.of(value.value());
            case Decoded.Malformed<T> malformed -> passedOver(record, malformed.detail());
            case Decoded.UnknownSchema<T> unknown -> passedOver(record, unknown.detail());
        };
    }

    private static <T> Optional<T> passedOver(ConsumerRecord<byte[], byte[]> record, String why) {
        LOG.atWarn()
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("why", why)
                .log("a record that cannot be read is passed over");
        return Optional.empty();
    }

    @Override
    public void close() {
        registry.close();
    }
}
