package io.huiyin.benchmarks;

import io.huiyin.component.KafkaConnection;
import io.huiyin.event.Report;
import io.huiyin.serde.AvroSerializer;
import io.huiyin.topic.TaskKey;
import io.huiyin.topic.Topics;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Puts reports on their topic, keyed by tenant and site. Closing it waits for all, and fails where one was not taken. */
final class Post implements AutoCloseable {
    private final String topic;
    private final KafkaProducer<String, Report> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Post(KafkaConnection kafka, int lingerMillis) {
        topic = kafka.name(Topics.REPORTS);
        var settings = kafka.clientProperties(
                Map.of("acks", "all", "batch.size", 131_072, "compression.type", "lz4", "linger.ms", lingerMillis));
        var values = new AvroSerializer<Report>();
        values.configure(settings, false);
        producer = new KafkaProducer<>(settings, new StringSerializer(), values);
    }

    void send(Report report) {
        var key = new TaskKey(report.getTenant(), report.getSite()).toString();
        var unused = producer.send(new ProducerRecord<>(topic, key, report), (metadata, exception) -> {
            if (exception != null) {
                failure.compareAndSet(null, exception);
            }
        });
    }

    @Override
    public void close() {
        producer.close();
        var found = failure.get();
        if (found != null) {
            throw new IllegalStateException("a report could not be posted", found);
        }
    }
}
