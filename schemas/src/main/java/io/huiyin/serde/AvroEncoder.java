package io.huiyin.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Turns records into bytes. Safe for many threads: each has its own buffers and writers, found by the identity of a record's schema. */
final class AvroEncoder {
    private final WriterChoice choice;
    private final int mostSchemas;
    private final ThreadLocal<Lane> lanes = ThreadLocal.withInitial(Lane::new);

    /** One thread's buffer and writers, and the one used last. */
    private static final class Lane {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        final Map<String, Map<Schema, RecordWriter>> writers = new HashMap<>();

        @Nullable
        String lastTopic;

        @Nullable
        Schema lastSchema;

        @Nullable
        RecordWriter last;
    }

    AvroEncoder(WriterChoice choice, int mostSchemas) {
        this.choice = choice;
        this.mostSchemas = mostSchemas;
    }

    byte[] encode(String topic, IndexedRecord value) {
        var lane = lanes.get();
        var writer = writer(lane, topic, value);
        var bytes = lane.bytes;
        bytes.reset();
        int id = writer.id();
        bytes.write(WireFormat.MAGIC);
        bytes.write(id >>> 24);
        bytes.write(id >>> 16);
        bytes.write(id >>> 8);
        bytes.write(id);
        try {
            writer.write(value, lane.encoder);
            lane.encoder.flush();
            return bytes.toByteArray();
        } catch (IOException | AvroRuntimeException | ClassCastException | NullPointerException e) {
            throw new SerializationException(
                    "A " + value.getSchema().getFullName() + " for topic " + topic + " cannot be written: "
                            + e.getMessage(),
                    e);
        }
    }

    /** Comparing schemas by value would cost more than writing the record. */
    @SuppressWarnings("ReferenceEquality")
    private RecordWriter writer(Lane lane, String topic, IndexedRecord value) {
        var schema = value.getSchema();
        var last = lane.last;
        if (last != null && lane.lastSchema == schema && topic.equals(lane.lastTopic)) {
            return last;
        }
        var ofTopic = lane.writers.computeIfAbsent(topic, unseen -> new IdentityHashMap<>());
        var writer = ofTopic.get(schema);
        if (writer == null) {
            writer = choice.writer(topic, value);
            if (ofTopic.size() >= mostSchemas) {
                ofTopic.clear();
            }
            ofTopic.put(schema, writer);
        }
        lane.last = writer;
        lane.lastSchema = schema;
        lane.lastTopic = topic;
        return writer;
    }
}
