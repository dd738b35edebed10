package io.huiyin.topic;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic: its name without the prefix, what its key and value are, and how the broker keeps it.
 *
 * @param shortName the name without the installation's prefix
 * @param key what the key is, in words
 * @param value the Avro type of the value; empty where the bytes are kept as they came
 * @param partitioning which topics must have the same number of partitions
 * @param cleanup how the broker lets go of old records
 * @param retention how long they are kept; empty is for ever
 * @param doc what is on it, in one sentence
 */
public record Topic<V extends SpecificRecord>(
        String shortName,
        String key,
        Optional<Class<V>> value,
        Partitioning partitioning,
        Cleanup cleanup,
        Optional<Duration> retention,
        String doc) {

    /** The default prefix of every topic's name. */
    public static final String DEFAULT_PREFIX = "huiyin.";

    /** Which topics must have the same number of partitions. */
    public enum Partitioning {
        /** The number of tasks: everything that a case needs meets in one of them. */
        TASKS,
        /** One partition: small, and read whole by everybody. */
        SINGLE
    }

    /** How the broker lets go of old records. */
    public enum Cleanup {
        DELETE,
        COMPACT,
        COMPACT_AND_DELETE;

        /** The broker's word for it, as in {@code cleanup.policy}. */
        String configured() {
            return name().toLowerCase(Locale.ROOT).replace("_and_", ",");
        }
    }

    /** The name on the broker. */
    public String name(String prefix) {
        return prefix + shortName;
    }

    /** The registry's subject of its values (Confluent's TopicNameStrategy). */
    public String subject(String prefix) {
        return name(prefix) + "-value";
    }

    /** The topic's settings on the broker. Times are the broker's: its clock is the only one that decides. */
    public Map<String, String> configuration() {
        var retentionMillis = retention.map(Duration::toMillis).orElse(-1L);
        return Map.of(
                "cleanup.policy",
                cleanup.configured(),
                "retention.ms",
                Long.toString(retentionMillis),
                "message.timestamp.type",
                "LogAppendTime",
                "max.message.bytes",
                "2097152");
    }
}
