package io.huiyin.sink.store;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of a topic and what it turned out to be.
 *
 * @param value null where the record is a tombstone
 */
public record Entry<V>(
        ConsumerRecord<byte[], byte[]> record, @Nullable V value) {

    /** The record's key as text; empty where it has none. */
    public String key() {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }
}
