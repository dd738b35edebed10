package io.huiyin.connect;

import static java.util.Objects.requireNonNullElse;

import io.huiyin.serde.AvroDecoder;
import io.huiyin.serde.AvroSerdeConfig;
import io.huiyin.serde.Decoded;
import io.huiyin.serde.RegistryClient;
import io.huiyin.serde.RegistryUnavailableException;
import io.huiyin.serde.WireFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.storage.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Lets any Kafka Connect cluster sink topics whose keys or values are Avro in the Confluent wire format: {@code
 * value.converter=io.huiyin.connect.AvroConverter}, {@code value.converter.schema.registry.url=http://...}. Settings are Confluent's,
 * see {@link AvroSerdeConfig}. It reads only. Safe for many threads once configured.
 */
public final class AvroConverter implements Converter, Versioned {
    private final Map<Integer, Form> forms = new ConcurrentHashMap<>();
    private @Nullable RegistryClient registry;
    private @Nullable AvroDecoder<Object> decoder;

    /** To be configured by Connect. */
    public AvroConverter() {}

    @Override
    public ConfigDef config() {
        return AvroSerdeConfig.definition();
    }

    @Override
    public String version() {
        return requireNonNullElse(AvroConverter.class.getPackage().getImplementationVersion(), "unknown");
    }

    /** Asks nothing yet. Throws ConfigException naming the key that is wrong. */
    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        var client = new RegistryClient(settings);
        registry = client;
        decoder = AvroDecoder.generic(client);
    }

    /**
     * What the bytes are: a Struct for a record, null for a tombstone. Throws DataException where the bytes are at fault, and
     * Connect's RetriableException where the registry gives no usable answer: the same record may be tried again ({@code
     * errors.retry.timeout}).
     */
    @Override
    public SchemaAndValue toConnectData(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return SchemaAndValue.NULL;
        }
        if (registry == null || decoder == null) {
            throw new IllegalStateException("configure the converter with schema.registry.url before it is used");
        }
        try {
            return switch (decoder.decode(bytes)) {
                case Decoded.Value<Object> decoded ->
                    form(registry, WireFormat.schemaId(bytes)).read(decoded.value());
                case Decoded.UnknownSchema<Object> unknown -> throw fault(topic, unknown.detail());
                case Decoded.Malformed<Object> malformed -> throw fault(topic, malformed.detail());
            };
        } catch (RegistryUnavailableException e) {
            throw new RetriableException("A record of topic " + topic + " waits: " + e.getMessage(), e);
        } catch (SerializationException e) {
            throw new DataException("A record of topic " + topic + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public byte[] fromConnectData(String topic, Schema schema, Object value) {
        throw new DataException("io.huiyin.connect.AvroConverter only reads: it cannot write to topic " + topic
                + ". Use it for sinks; for sources take a converter that writes.");
    }

    @Override
    public void close() {
        if (registry != null) {
            registry.close();
        }
    }

    private Form form(RegistryClient client, int id) {
        return forms.computeIfAbsent(id, unseen -> Forms.of(client.schema(id).orElseThrow()));
    }

    private static DataException fault(String topic, String detail) {
        return new DataException("A record of topic " + topic + " cannot be read. " + detail);
    }
}
