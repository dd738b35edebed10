package io.huiyin.processor.state;

import io.huiyin.serde.SchemaHistory;
import io.huiyin.topic.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Values of stores as Avro single-object encoding: two bytes of marker, eight that name the schema, then Avro binary. No
 * registry is asked. State that an earlier schema wrote is read once the decoder was told of that schema
 * ({@link BinaryMessageDecoder#addSchema}). Safe for many threads, as the tasks of one store share its serde.
 */
public final class StateSerde {

    private StateSerde() {}

    /** Of the values of a topic: what an earlier program wrote is read by the versions that were published. */
    public static <T extends SpecificRecord> Serde<T> of(Topic<T> topic) {
        return of(topic.value().orElseThrow(), SchemaHistory.decoder(topic));
    }

    /**
     * Of a generated type.
     *
     * @param earlier reads what is not written with the type's own schema
     */
    public static <T extends SpecificRecord> Serde<T> of(Class<T> type, BinaryMessageDecoder<T> earlier) {
        var coders = ThreadLocal.withInitial(() -> new StateCoder<>(type));
        Serializer<@Nullable T> serializer = (topic, value) -> value == null ? null : encoded(coders.get(), value);
        Deserializer<@Nullable T> deserializer =
                (topic, bytes) -> bytes == null ? null : decoded(coders.get(), earlier, bytes);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    private static <T extends SpecificRecord> byte[] encoded(StateCoder<T> coder, T value) {
        try {
            return coder.encode(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T extends SpecificRecord> T decoded(
            StateCoder<T> coder, BinaryMessageDecoder<T> earlier, byte[] bytes) {
        try {
            return coder.wrote(bytes) ? coder.decode(bytes) : earlier.decode(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
