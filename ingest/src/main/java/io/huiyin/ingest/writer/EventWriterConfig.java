package io.huiyin.ingest.writer;

import io.huiyin.component.KafkaConnection;
import java.time.Duration;
import java.util.Map;

/**
 * How events are written.
 *
 * @param deliveryTimeout how long a write may take until it fails, {@code delivery.timeout.ms}: 1 s to 10 min
 * @param linger how long a batch waits for company, {@code linger.ms}: 0 to 1 s and less than the delivery timeout
 */
public record EventWriterConfig(KafkaConnection kafka, Duration deliveryTimeout, Duration linger) {

    /** Other than Kafka's 16 KiB: reports are large, and a full batch costs as much as a small one. */
    private static final int BATCH_BYTES = 131_072;

    private static final String SERIALIZER = "io.huiyin.serde.AvroSerializer";

    public EventWriterConfig {
        if (deliveryTimeout.compareTo(Duration.ofSeconds(1)) < 0
                || deliveryTimeout.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException(
                    "writer.delivery.timeout is " + deliveryTimeout + "; it must be from 1 s to 10 min");
        }
        if (linger.isNegative() || linger.compareTo(Duration.ofSeconds(1)) >= 0) {
            throw new IllegalArgumentException("writer.linger is " + linger + "; it must be from 0 to less than 1 s");
        }
    }

    /** Ten seconds to deliver, five milliseconds to gather. */
    public static EventWriterConfig of(KafkaConnection kafka) {
        return new EventWriterConfig(kafka, Duration.ofSeconds(10), Duration.ofMillis(5));
    }

    /** The producer's settings; those of the connection win over ours. */
    public Map<String, Object> producerProperties() {
        var delivery = (int) deliveryTimeout.toMillis();
        // delivery.timeout.ms must not be below linger.ms + request.timeout.ms, and one retry should fit.
        var request = Math.max(500, (delivery - (int) linger.toMillis()) / 3);
        return kafka.clientProperties(Map.ofEntries(
                Map.entry("key.serializer", "org.apache.kafka.common.serialization.StringSerializer"),
                Map.entry("value.serializer", SERIALIZER),
                Map.entry("acks", "all"),
                Map.entry("enable.idempotence", true),
                Map.entry("compression.type", "lz4"),
                Map.entry("batch.size", BATCH_BYTES),
                Map.entry("linger.ms", linger.toMillis()),
                Map.entry("delivery.timeout.ms", delivery),
                Map.entry("request.timeout.ms", request),
                Map.entry("max.block.ms", (long) delivery),
                Map.entry("max.request.size", 2_097_152)));
    }

    Map<String, Object> probeProperties() {
        return kafka.clientProperties(Map.of("request.timeout.ms", 2_500, "default.api.timeout.ms", 2_900));
    }
}
