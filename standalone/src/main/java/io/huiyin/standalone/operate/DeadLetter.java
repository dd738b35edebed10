package io.huiyin.standalone.operate;

import io.huiyin.topic.Settlement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A dead letter without its bytes.
 *
 * @param topic where the record came from; empty where its headers do not say
 * @param key the record's key as text
 * @param bytes length of the record's value
 * @param settlement what became of it; empty while it is open
 */
public record DeadLetter(
        LetterId id,
        Instant rejectedAt,
        String topic,
        String partition,
        String offset,
        String reason,
        String detail,
        String stage,
        String key,
        int bytes,
        Optional<Settlement> settlement) {

    /** What a record of the topic of dead letters says of itself. */
    public static DeadLetter of(ConsumerRecord<byte[], byte[]> record) {
        return new DeadLetter(
                new LetterId(record.partition(), record.offset()),
                Instant.ofEpochMilli(record.timestamp()),
                header(record, "topic"),
                header(record, "partition"),
                header(record, "offset"),
                header(record, "reason"),
                header(record, "detail"),
                header(record, "stage"),
                record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8),
                record.value() == null ? 0 : record.value().length,
                Optional.empty());
    }

    DeadLetter settled(Settlement settlement) {
        return new DeadLetter(
                id, rejectedAt, topic, partition, offset, reason, detail, stage, key, bytes, Optional.of(settlement));
    }

    /** The tenant by the key, which begins with it; empty where the key has no such form. */
    public String tenant() {
        int end = key.indexOf('.') < 0 ? key.indexOf('@') : key.indexOf('.');
        return end < 0 ? "" : key.substring(0, end);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader("huiyin." + name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
