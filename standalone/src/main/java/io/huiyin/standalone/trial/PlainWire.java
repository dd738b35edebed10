package io.huiyin.standalone.trial;

import io.huiyin.event.SurgeShare;
import io.huiyin.processor.state.StateSerde;
import io.huiyin.processor.topology.Wire;
import io.huiyin.serde.Decoded;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Events without a registry. They are read as Avro with the fingerprint of their schema; what the topology writes is told as it
 * is and becomes no bytes at all, since nobody would read them, but for what it reads back itself.
 */
final class PlainWire implements Wire {
    private static final byte[] NOTHING = {};

    private final Consumer<SpecificRecord> told;

    /** @param told hears every event that the topology writes, at once and on its thread */
    PlainWire(Consumer<SpecificRecord> told) {
        this.told = told;
    }

    /** How events of this type stand in a recording. */
    static <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
        var model = SpecificData.getForClass(type);
        return StateSerde.of(type, new BinaryMessageDecoder<>(model, model.getSchema(type)));
    }

    @Override
    public <T extends SpecificRecord> Function<byte[], Decoded<T>> reader(Class<T> type) {
        var deserializer = serde(type).deserializer();
        return bytes -> {
            try {
                return new Decoded.Value<>(deserializer.deserialize("", bytes));
            } catch (AvroRuntimeException | UncheckedIOException | IndexOutOfBoundsException e) {
                return new Decoded.Malformed<>("it could not be read when it was recorded");
            }
        };
    }

    @Override
    public <T extends SpecificRecord> Serializer<T> writer(Class<T> type) {
        if (type == SurgeShare.class) {
            return serde(type).serializer(); // the topology's own: it reads it back
        }
        return (topic, event) -> {
            told.accept(event);
            return NOTHING;
        };
    }
}
