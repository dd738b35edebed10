package io.huiyin.serde;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro records in the Confluent wire format. Settings are Confluent's, see {@link AvroSerdeConfig}: generated
 * classes with {@code specific.avro.reader=true}, GenericRecord otherwise. Safe for many threads once configured; null
 * stays null.
 */
public final class AvroDeserializer<T> implements Deserializer<T> {
    private final @Nullable RegistryClient shared;
    private final @Nullable Class<? extends T> type;
    private @Nullable RegistryClient own;
    private @Nullable AvroDecoder<T> decoder;

    /** To be configured by Kafka. */
    public AvroDeserializer() {
        shared = null;
        type = null;
    }

    private AvroDeserializer(@Nullable Class<? extends T> type, @Nullable RegistryClient shared) {
        this.type = type;
        this.shared = shared;
    }

    /** Reads this generated class whatever the settings say; still to be configured. */
    public static <T extends SpecificRecord> AvroDeserializer<T> of(Class<T> type) {
        return new AvroDeserializer<>(type, null);
    }

    /** As {@link #of(Class)}, asking this registry client, which it does not close. */
    public static <T extends SpecificRecord> AvroDeserializer<T> of(Class<T> type, RegistryClient registry) {
        return new AvroDeserializer<>(type, registry);
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        var config = new AvroSerdeConfig(settings);
        var registry = shared;
        if (registry == null) {
            registry = new RegistryClient(config);
            own = registry;
        }
        decoder = new AvroDecoder<>(registry, readAs(config, isKey), config.getInt(AvroSerdeConfig.MAX_SCHEMAS));
    }

    /**
     * Throws {@link UnknownSchemaException} or {@link MalformedRecordException} (the record's fault), or {@link
     * RegistryUnavailableException} (try again).
     */
    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        if (decoder == null) {
            throw new IllegalStateException("configure the deserializer with schema.registry.url before it is used");
        }
        return decoder.decode(bytes).orThrow();
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }

    private ReadAs readAs(AvroSerdeConfig config, boolean isKey) {
        if (type != null) {
            return new ReadAs.Type(type);
        }
        return config.specificType(isKey)
                .<ReadAs>map(ReadAs.Type::new)
                .orElseGet(() -> config.getBoolean(AvroSerdeConfig.SPECIFIC_READER)
                        ? new ReadAs.SameName()
                        : new ReadAs.Generic());
    }
}
