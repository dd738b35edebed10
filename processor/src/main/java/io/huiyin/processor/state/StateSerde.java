package io.huiyin.processor.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Values of stores as Avro single-object encoding: two bytes of marker, eight that name the schema, then Avro binary. No
 * registry is asked. State that an earlier schema wrote is read once the decoder was told of that schema
 * ({@link BinaryMessageDecoder#addSchema}).
 */
public final class StateSerde {

    private StateSerde() {}

    /** Of a generated type, by its {@code getEncoder()} and {@code getDecoder()}. */
    public static <T extends SpecificRecord> Serde<T> of(
            BinaryMessageEncoder<T> encoder, BinaryMessageDecoder<T> decoder) {
        Serializer<@Nullable T> serializer = (topic, value) -> value == null ? null : encoded(encoder, value);
        Deserializer<@Nullable T> deserializer = (topic, bytes) -> bytes == null ? null : decoded(decoder, bytes);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    private static <T> byte[] encoded(BinaryMessageEncoder<T> encoder, T value) {
        try {
            var buffer = encoder.encode(value);
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T decoded(BinaryMessageDecoder<T> decoder, byte[] bytes) {
        try {
            return decoder.decode(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
