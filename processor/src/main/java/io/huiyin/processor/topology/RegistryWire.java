package io.huiyin.processor.topology;

import io.huiyin.component.KafkaConnection;
import io.huiyin.serde.AvroDecoder;
import io.huiyin.serde.AvroSerializer;
import io.huiyin.serde.Decoded;
import io.huiyin.serde.RegistryClient;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/** The Confluent wire format with a schema registry. */
public final class RegistryWire implements Wire, AutoCloseable {
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
        var serializer = new AvroSerializer<T>(registry);
        serializer.configure(settings, false);
        return serializer;
    }

    @Override
    public void close() {
        registry.close();
    }
}
