package io.huiyin.serde;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of a record into a value, resolving the writer's schema from the registry to the reader's. Safe for
 * many threads: each has its own readers, so that the common case takes no lock and looks nothing up.
 */
public final class AvroDecoder<T> {
    private final RegistryClient registry;
    private final ReadAs readAs;
    private final int mostSchemas;
    private final ThreadLocal<Lane<T>> lanes = ThreadLocal.withInitial(Lane::new);

    /** One thread's readers, and the one used last. */
    private static final class Lane<T> {
        final Map<Integer, DatumReader<T>> readers = new HashMap<>();
        final BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(new byte[0], null);
        int lastId = -1;

        @Nullable
        DatumReader<T> last;
    }

    AvroDecoder(RegistryClient registry, ReadAs readAs, int mostSchemas) {
        this.registry = registry;
        this.readAs = readAs;
        this.mostSchemas = mostSchemas;
    }

    /** Decodes to this generated class. A record of another type is malformed. */
    public static <T extends SpecificRecord> AvroDecoder<T> of(Class<T> type, RegistryClient registry) {
        return new AvroDecoder<>(registry, new ReadAs.Type(type), Integer.MAX_VALUE);
    }

    /** Decodes to what the writer's schema says, as Avro's generic classes; logical types stay what carries them. */
    public static AvroDecoder<Object> generic(RegistryClient registry) {
        return new AvroDecoder<>(registry, new ReadAs.Generic(), Integer.MAX_VALUE);
    }

    /** What these bytes are. Throws {@link RegistryUnavailableException} where the registry cannot be asked: try again later. */
    public Decoded<T> decode(byte[] bytes) {
        if (bytes.length < WireFormat.HEADER_BYTES || bytes[0] != WireFormat.MAGIC) {
            return new Decoded.Malformed<>(
                    bytes.length < WireFormat.HEADER_BYTES
                            ? "The record has " + bytes.length
                                    + " bytes; it must begin with a zero byte and a schema id of four bytes."
                            : "The record's first byte is " + bytes[0]
                                    + "; it must be 0, followed by a schema id of four bytes (Confluent wire format).");
        }
        int id = WireFormat.schemaId(bytes);
        var lane = lanes.get();
        var reader = lane.last;
        if (reader == null || lane.lastId != id) {
            reader = lane.readers.get(id);
            if (reader == null) {
                var found = registry.schema(id);
                if (found.isEmpty()) {
                    return new Decoded.UnknownSchema<>(
                            id, "The registry has no schema with id " + id + ", which the record names.");
                }
                try {
                    reader = reader(found.get());
                } catch (MalformedRecordException e) {
                    return new Decoded.Malformed<>(String.valueOf(e.getMessage()));
                }
                if (lane.readers.size() >= mostSchemas) {
                    lane.readers.clear();
                }
                lane.readers.put(id, reader);
            }
            lane.lastId = id;
            lane.last = reader;
        }
        return decode(bytes, id, lane.decoder, reader);
    }

    private Decoded<T> decode(byte[] bytes, int id, BinaryDecoder reused, DatumReader<T> reader) {
        try {
            var decoder = DecoderFactory.get()
                    .binaryDecoder(bytes, WireFormat.HEADER_BYTES, bytes.length - WireFormat.HEADER_BYTES, reused);
            var value = reader.read(null, decoder);
            return decoder.isEnd()
                    ? new Decoded.Value<>(value)
                    : new Decoded.Malformed<>("The record goes on after its end as Avro of schema " + id + ".");
        } catch (IOException | RuntimeException e) {
            // Whatever Avro throws here it throws because of the bytes: it runs into their end, into numbers and
            // lengths that
            // are lies (even as UnsupportedOperationException), into instants beyond the calendar.
            return new Decoded.Malformed<>("The record is not Avro of schema " + id + ": " + e.getMessage() + ".");
        }
    }

    @SuppressWarnings("unchecked")
    private DatumReader<T> reader(Schema writer) {
        return (DatumReader<T>) readAs.reader(writer);
    }
}
