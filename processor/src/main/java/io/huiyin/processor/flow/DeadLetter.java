package io.huiyin.processor.flow;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/** A record that could not be understood or obeyed, whole, with the reason. */
public record DeadLetter(Origin origin, Code code, String stage, String detail) {

    /** Why, for programs. */
    public enum Code {
        INVALID_AVRO,
        UNKNOWN_SCHEMA,
        INVALID_FIELD,
        WRONG_KEY,
        UNKNOWN_TENANT,
        UNKNOWN_CASE,
        REFERENCE_COLLISION
    }

    /** As a record: the original bytes, and headers that say where, when and why. */
    public Record<byte[], byte[]> toRecord(long timestamp) {
        var headers = new RecordHeaders();
        add(headers, "reason", code.name());
        add(headers, "detail", detail);
        add(headers, "stage", stage);
        add(headers, "topic", origin.topic());
        add(headers, "partition", Integer.toString(origin.partition()));
        add(headers, "offset", Long.toString(origin.offset()));
        add(headers, "timestamp", Long.toString(origin.at().toEpochMilli()));
        return new Record<>(origin.key(), origin.value(), timestamp, headers);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add("huiyin." + name, value.getBytes(StandardCharsets.UTF_8));
    }
}
