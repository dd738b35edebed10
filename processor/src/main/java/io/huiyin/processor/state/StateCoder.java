package io.huiyin.processor.state;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Avro's single-object encoding of one type by its own schema, for one thread: buffers are kept from value to value, and bytes
 * go through arrays and not one by one through streams, as with Avro's message encoder and decoder.
 */
final class StateCoder<T extends SpecificRecord> {
    private static final int HEADER = 2 + Long.BYTES;

    private final byte[] header;
    private final SpecificDatumWriter<T> writer;
    private final SpecificDatumReader<T> reader;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    private BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    private @Nullable BinaryDecoder decoder;

    StateCoder(Class<T> type) {
        var model = SpecificData.getForClass(type);
        var schema = model.getSchema(type);
        header = header(schema);
        writer = new SpecificDatumWriter<>(schema, model);
        reader = new SpecificDatumReader<>(schema, schema, model);
    }

    byte[] encode(T value) throws IOException {
        bytes.reset();
        bytes.write(header, 0, HEADER);
        try {
            writer.write(value, encoder);
            encoder.flush();
        } catch (IOException | RuntimeException e) {
            // What it holds of this value must not come before the next.
            encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            throw e;
        }
        return bytes.toByteArray();
    }

    /** Whether these bytes say that they are of this schema. */
    boolean wrote(byte[] encoded) {
        return encoded.length >= HEADER && Arrays.equals(encoded, 0, HEADER, header, 0, HEADER);
    }

    T decode(byte[] encoded) throws IOException {
        decoder = DecoderFactory.get().binaryDecoder(encoded, HEADER, encoded.length - HEADER, decoder);
        return reader.read(null, decoder);
    }

    private static byte[] header(Schema schema) {
        return ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0xC3)
                .put((byte) 0x01)
                .putLong(SchemaNormalization.parsingFingerprint64(schema))
                .array();
    }
}
