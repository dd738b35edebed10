package io.huiyin.sink.notify;

import io.huiyin.sink.consume.DestinationUnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * The topic of dead letters, for lines of the ledger that were given up. The stage is {@code notify}; the origin is the ledger
 * itself: topic {@code notifications}, partition 0, and the line's place as the offset. The key is what
 * {@code notification_replay} takes to put the line back.
 */
final class Letters {
    static final String ORIGIN = "notifications";
    static final String STAGE = "notify";
    static final String UNDELIVERED = "UNDELIVERED";
    private static final long SECONDS_TO_WAIT = 30;

    private final Producer<byte[], byte[]> producer;
    private final String topic;

    Letters(Producer<byte[], byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    /**
     * A line that was given up.
     *
     * @param createdAt when it was written, milliseconds since 1970
     */
    record Letter(String escalationId, String channel, long sequence, long createdAt, String error, String payload) {
        String key() {
            return escalationId + "@" + channel;
        }
    }

    /** Returns when all of them are kept for good; throws DestinationUnavailableException where that is not certain. */
    void send(List<Letter> letters) {
        var acknowledgements = new ArrayList<Future<RecordMetadata>>();
        letters.forEach(letter -> acknowledgements.add(producer.send(record(letter))));
        producer.flush();
        for (var acknowledgement : acknowledgements) {
            try {
                acknowledgement.get(SECONDS_TO_WAIT, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new DestinationUnavailableException(topic + " does not take a dead letter: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DestinationUnavailableException("stopped while a dead letter was on its way", e);
            }
        }
    }

    private ProducerRecord<byte[], byte[]> record(Letter letter) {
        var record = new ProducerRecord<>(topic, bytes(letter.key()), bytes(letter.payload));
        var headers = Map.of(
                "reason",
                UNDELIVERED,
                "detail",
                letter.error,
                "stage",
                STAGE,
                "topic",
                ORIGIN,
                "partition",
                "0",
                "offset",
                Long.toString(letter.sequence),
                "timestamp",
                Long.toString(letter.createdAt),
                "channel",
                letter.channel);
        headers.forEach((name, value) -> record.headers().add("huiyin." + name, bytes(value)));
        return record;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
