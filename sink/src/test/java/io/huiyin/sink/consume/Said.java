package io.huiyin.sink.consume;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * What a record of the contract kit says. Records of {@link #FACTS} are facts by id, of which the first stays; those of
 * {@link #STATES} are states by key, of which the highest revision stands, until a record without a value removes it.
 */
public sealed interface Said {
    String FACTS = "events";
    String STATES = "cases";

    /** The text of a record that nobody can read. */
    String NONSENSE = "?";

    /** The text of a record that can be read but not be stored. */
    String UNSTORABLE = "!";

    /** The text of a record that cannot be read now, because the registry is away. */
    String UNREADABLE_NOW = "~";

    /** A fact: the first of an id stays. */
    record Fact(String id) implements Said {}

    /** A state: the highest revision of a key stands. */
    record State(String key, long revision) implements Said {}

    /** The end of a state. */
    record Removal(String key) implements Said {}

    /** A record that is no record. */
    record Nonsense() implements Said {}

    /** A record that the store refuses. */
    record Unstorable() implements Said {}

    /** A record of which nobody knows now what it is. */
    record UnreadableNow() implements Said {}

    /** What this one says. */
    static Said of(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return record.topic().equals(STATES) ? new Removal(text(record.key())) : new Nonsense();
        }
        var said = text(record.value());
        return switch (said) {
            case NONSENSE -> new Nonsense();
            case UNSTORABLE -> new Unstorable();
            case UNREADABLE_NOW -> new UnreadableNow();
            default ->
                record.topic().equals(STATES) ? new State(text(record.key()), Long.parseLong(said)) : new Fact(said);
        };
    }

    /** A record of facts, whatever it says. */
    static ConsumerRecord<byte[], byte[]> fact(int partition, long offset, String said) {
        return record(FACTS, partition, offset, "", said);
    }

    /** A record of states, whatever it says; null removes the key. */
    static ConsumerRecord<byte[], byte[]> state(int partition, long offset, String key, @Nullable String said) {
        return record(STATES, partition, offset, key, said);
    }

    /** Where a record lies, as the rows of it tell: {@code partition/offset}. */
    static String place(ConsumerRecord<byte[], byte[]> record) {
        return record.partition() + "/" + record.offset();
    }

    static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    private static ConsumerRecord<byte[], byte[]> record(
            String topic, int partition, long offset, String key, @Nullable String said) {
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                1_000_000_000_000L + offset,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                key.getBytes(StandardCharsets.UTF_8),
                said == null ? null : said.getBytes(StandardCharsets.UTF_8),
                new RecordHeaders(),
                Optional.empty());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
