package io.huiyin.processor.topology;

import io.huiyin.component.KafkaConnection;
import io.huiyin.serde.AvroDecoder;
import io.huiyin.serde.AvroSerializer;
import io.huiyin.serde.Decoded;
import io.huiyin.serde.RegistryClient;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/** The Confluent wire format with a schema registry. */
public final class RegistryWire implements Wire, AutoCloseable {
    private static final String VALUE_SERIALIZER = "value.serializer";

    private final Map<String, Object> settings;
    private final RegistryClient registry;

    public RegistryWire(KafkaConnection kafka) {
        settings = kafka.clientProperties(Map.of("specific.avro.reader", true));
        registry = new RegistryClient(settings);
    }

    @Override
    public <T extends SpecificRecord> Function<byte[], Decoded<T>> reader(Class<T> type) {
        return AvroDecoder.of(type, registry)::decode;
    }

    @Override
    public <T extends SpecificRecord> Serializer<T> writer(Class<T> type) {
        Serializer<T> serializer = chosen();
        serializer.configure(settings, false);
        return serializer;
    }

    /** Ours, on the registry client that all share, unless {@code value.serializer} names another. Throws ConfigException where that cannot be made. */
    @SuppressWarnings("unchecked")
    private <T> Serializer<T> chosen() {
        var name = settings.get(VALUE_SERIALIZER);
        if (name == null) {
            return new AvroSerializer<>(registry);
        }
        try {
            return Utils.newInstance(name.toString(), Serializer.class);
        } catch (ClassNotFoundException e) {
            throw new ConfigException(VALUE_SERIALIZER, name, "must be a Serializer on the class path");
        }
    }

    @Override
    public void close() {
        registry.close();
    }
}
