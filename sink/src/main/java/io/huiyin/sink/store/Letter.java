package io.huiyin.sink.store;

import io.huiyin.topic.Settlement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of the topic of dead letters as a row: where it came from, why it was refused, and the bytes as they came.
 *
 * @param settlement where the record is no letter but says what became of an earlier one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; kept as it came
public record Letter(
        String topic,
        int partition,
        long offset,
        @Nullable Instant recordedAt,
        String reason,
        String detail,
        String stage,
        byte @Nullable [] key,
        byte @Nullable [] value,
        int letterPartition,
        long letterOffset,
        Instant rejectedAt,
        Optional<Settlement> settlement) {

    /** A dead letter can always be read. */
    public static Reading<Letter> read(ConsumerRecord<byte[], byte[]> letter) {
        return new Reading.Value<>(of(letter));
    }

    /** Whatever the headers are, there is a row: one that does not say where it came from came from where it lies. */
    static Letter of(ConsumerRecord<byte[], byte[]> letter) {
        var topic = header(letter, "topic");
        long partition = number(header(letter, "partition"));
        long offset = number(header(letter, "offset"));
        long timestamp = number(header(letter, "timestamp"));
        boolean known = !topic.isEmpty() && partition >= 0 && partition <= Integer.MAX_VALUE && offset >= 0;
        return new Letter(
                known ? topic : letter.topic(),
                known ? (int) partition : letter.partition(),
                known ? offset : letter.offset(),
                timestamp < 0 || timestamp > FARTHEST ? null : Instant.ofEpochMilli(timestamp),
                header(letter, "reason"),
                header(letter, "detail"),
                header(letter, "stage"),
                letter.key(),
                letter.value(),
                letter.partition(),
                letter.offset(),
                Instant.ofEpochMilli(letter.timestamp()),
                Settlement.of(letter.headers()));
    }

    /** About the year 9999 in milliseconds: what is farther away is no time that PostgreSQL and people understand. */
    private static final long FARTHEST = 253_000_000_000_000L;

    /** The header's text without NUL, which PostgreSQL's text cannot hold. */
    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        var header = letter.headers().lastHeader("huiyin." + name);
        return header == null || header.value() == null
                ? ""
                : new String(header.value(), StandardCharsets.UTF_8).replace('\0', '\ufffd');
    }

    /** The number that is not negative; -1 where it is not one. */
    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
