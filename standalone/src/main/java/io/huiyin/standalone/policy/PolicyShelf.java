package io.huiyin.standalone.policy;

import io.huiyin.component.KafkaConnection;
import io.huiyin.event.Policy;
import io.huiyin.serde.AvroDeserializer;
import io.huiyin.serde.AvroSerializer;
import io.huiyin.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic of policies, read whole and written one version at a time. Two who publish for one tenant at the same moment may both take the next number; the later one then decides. */
public final class PolicyShelf {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaConnection kafka;
    private final String topic;

    public PolicyShelf(KafkaConnection kafka) {
        this.kafka = kafka;
        this.topic = kafka.name(Topics.POLICIES);
    }

    /** Every version of a tenant's rules, in the order of their numbers. Throws where Kafka does not answer. */
    public List<Policy> versions(String tenant) {
        var settings = kafka.clientProperties(Map.of(
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                AvroDeserializer.class,
                "specific.avro.reader",
                "true",
                "isolation.level",
                "read_committed",
                "request.timeout.ms",
                (int) PATIENCE.toMillis() / 2,
                "default.api.timeout.ms",
                (int) PATIENCE.toMillis()));
        try (var consumer = new KafkaConsumer<String, Policy>(settings)) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            var found = new ArrayList<Policy>();
            while (consumer.position(partition) < end) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    if (record.value() != null && record.value().getTenant().equals(tenant)) {
                        found.removeIf(
                                policy -> policy.getVersion() == record.value().getVersion());
                        found.add(record.value());
                    }
                }
            }
            return List.copyOf(found);
        }
    }

    /** The version of a tenant's rules that decides at this instant; empty where it lives by the built-in ones. */
    public Optional<Policy> inForce(String tenant, Instant at) {
        return versions(tenant).stream()
                .filter(policy -> !policy.getEffectiveFrom().isAfter(at))
                .max(Comparator.comparing(Policy::getEffectiveFrom).thenComparingInt(Policy::getVersion));
    }

    /** Writes the next version and returns when the brokers have it. */
    public Policy publish(String tenant, String document, String by, Instant now, Instant effectiveFrom) {
        int latest =
                versions(tenant).stream().mapToInt(Policy::getVersion).max().orElse(0);
        var policy = Policy.newBuilder()
                .setTenant(tenant)
                .setVersion(latest + 1)
                .setEffectiveFrom(effectiveFrom)
                .setPublishedAt(now)
                .setPublishedBy(by)
                .setDocument(document)
                .build();
        write(tenant + "@" + policy.getVersion(), policy);
        return policy;
    }

    private void write(String key, Policy policy) {
        var settings = kafka.clientProperties(Map.of(
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                AvroSerializer.class,
                "acks",
                "all",
                "enable.idempotence",
                "true",
                "max.block.ms",
                (int) PATIENCE.toMillis(),
                "request.timeout.ms",
                (int) PATIENCE.toMillis() / 2,
                "delivery.timeout.ms",
                (int) PATIENCE.toMillis()));
        try (var producer = new KafkaProducer<String, Policy>(settings)) {
            producer.send(new ProducerRecord<>(topic, key, policy)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the policy was not published: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
