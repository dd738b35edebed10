package io.huiyin.serde;

import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes Avro records (generated or generic) in the Confluent wire format. Settings are Confluent's, see {@link
 * AvroSerdeConfig}. Safe for many threads once configured; null stays null.
 */
public final class AvroSerializer<T> implements Serializer<T> {
    private final @Nullable RegistryClient shared;
    private @Nullable RegistryClient own;
    private @Nullable AvroEncoder encoder;

    /** To be configured by Kafka. */
    public AvroSerializer() {
        shared = null;
    }

    /** Asks this registry client, which it does not close; still to be configured. */
    public AvroSerializer(RegistryClient registry) {
        shared = registry;
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        var config = new AvroSerdeConfig(settings);
        var registry = shared;
        if (registry == null) {
            registry = new RegistryClient(config);
            own = registry;
        }
        encoder =
                new AvroEncoder(new WriterChoice(registry, config, isKey), config.getInt(AvroSerdeConfig.MAX_SCHEMAS));
    }

    /** Throws {@link SchemaRefusedException} (the record's fault) or {@link RegistryUnavailableException} (try again). */
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T value) {
        if (value == null) {
            return null;
        }
        if (encoder == null) {
            throw new IllegalStateException("configure the serializer with schema.registry.url before it is used");
        }
        if (value instanceof IndexedRecord avro) {
            return encoder.encode(topic, avro);
        }
        throw new SerializationException("A value for topic " + topic + " is a "
                + value.getClass().getName() + "; it must be an Avro record, generated or generic.");
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
