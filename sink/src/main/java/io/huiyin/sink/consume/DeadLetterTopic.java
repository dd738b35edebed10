package io.huiyin.sink.consume;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;

/** The topic of dead letters: the original bytes, and headers that say where, when and why. */
public final class DeadLetterTopic implements DeadLetters {
    private static final String STAGE = "sink";
    private static final long SECONDS_TO_WAIT = 60;

    private final Producer<byte[], byte[]> producer;
    private final String topic;

    public DeadLetterTopic(Producer<byte[], byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    @Override
    public void send(List<Rejected> rejected) {
        var acknowledgements = new ArrayList<Future<RecordMetadata>>(rejected.size());
        for (var one : rejected) {
            acknowledgements.add(producer.send(letter(one)));
        }
        producer.flush();
        for (var acknowledgement : acknowledgements) {
            await(acknowledgement);
        }
    }

    private void await(Future<RecordMetadata> acknowledgement) {
        try {
            acknowledgement.get(SECONDS_TO_WAIT, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new DestinationUnavailableException(topic + " does not take a dead letter: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DestinationUnavailableException("stopped while a dead letter was on its way", e);
        }
    }

    private ProducerRecord<byte[], byte[]> letter(Rejected rejected) {
        var from = rejected.record();
        var letter = new ProducerRecord<>(topic, from.key(), from.value());
        var headers = letter.headers();
        add(headers, "reason", rejected.reason());
        add(headers, "detail", rejected.detail());
        add(headers, "stage", STAGE);
        add(headers, "topic", from.topic());
        add(headers, "partition", Integer.toString(from.partition()));
        add(headers, "offset", Long.toString(from.offset()));
        add(headers, "timestamp", Long.toString(from.timestamp()));
        return letter;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add("huiyin." + name, value.getBytes(StandardCharsets.UTF_8));
    }
}
