package io.huiyin.standalone.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Keeps records in a compacted topic of one partition, acknowledged by all replicas. Only one registry may write to it at a time. */
final class KafkaSchemaLog implements SchemaLog {
    private static final Duration POLL = Duration.ofMillis(500);

    private final RegistryConfig config;
    private final KafkaProducer<String, String> producer;

    KafkaSchemaLog(RegistryConfig config) {
        this.config = config;
        createTopic();
        producer = new KafkaProducer<>(
                settings(Map.of(
                        "acks",
                        "all",
                        "enable.idempotence",
                        "true",
                        "delivery.timeout.ms",
                        "30000",
                        "request.timeout.ms",
                        "10000")),
                new StringSerializer(),
                new StringSerializer());
    }

    @Override
    public List<LogRecord> read() {
        var settings = settings(Map.of("isolation.level", "read_committed", "enable.auto.commit", "false"));
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(config.topic(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            var records = new ArrayList<LogRecord>();
            while (consumer.position(partition) < end) {
                consumer.poll(POLL).forEach(entry -> records.add(new LogRecord(entry.key(), entry.value())));
            }
            return records;
        }
    }

    @Override
    public void append(LogRecord entry) {
        try {
            producer.send(new ProducerRecord<>(config.topic(), 0, entry.key(), entry.value()))
                    .get();
        } catch (ExecutionException e) {
            throw RegistryError.notKept(config.topic(), e);
        } catch (InterruptedException e) {
            throw new InterruptException("interrupted while keeping a schema", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private void createTopic() {
        try (var admin = Admin.create(settings(Map.of()))) {
            var topic = new NewTopic(config.topic(), Optional.of(1), Optional.empty())
                    .configs(Map.of("cleanup.policy", "compact"));
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(
                        "cannot create the registry's topic " + config.topic() + " on " + config.bootstrapServers()
                                + " (kafka.bootstrap.servers): " + e.getMessage(),
                        e);
            }
        } catch (InterruptedException e) {
            throw new InterruptException("interrupted while creating the registry's topic", e);
        }
    }

    private Map<String, Object> settings(Map<String, String> ours) {
        var merged = new HashMap<String, Object>(ours);
        merged.put("bootstrap.servers", config.bootstrapServers());
        merged.putAll(config.properties());
        return merged;
    }
}
