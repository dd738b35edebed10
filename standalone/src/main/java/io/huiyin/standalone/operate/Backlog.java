package io.huiyin.standalone.operate;

import io.huiyin.component.KafkaConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks up what waits on the brokers for a part. */
public final class Backlog {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int EMPTY_POLLS = 5;

    private final KafkaConnection kafka;

    public Backlog(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /** The committed offsets of a group: the processor's. Throws IllegalStateException where Kafka does not answer. */
    public Map<TopicPartition, Long> committed(String group) throws InterruptedException {
        var positions = new HashMap<TopicPartition, Long>();
        try (var admin = Admin.create(kafka.clientProperties(Map.of("default.api.timeout.ms", "10000")))) {
            var offsets = admin.listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()))
                    .partitionsToOffsetAndMetadata(group)
                    .get();
            offsets.forEach((partition, offset) -> {
                if (offset != null) {
                    positions.put(partition, offset.offset());
                }
            });
            return positions;
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Kafka at " + kafka.bootstrapServers() + " does not say how far " + group + " has come: "
                            + e.getCause(),
                    e);
        }
    }

    /** How far behind the ends these positions are, sorted by topic and partition. Internal topics are left out. */
    public List<Behind> behind(String part, Map<TopicPartition, Long> positions) {
        var settings = kafka.clientProperties(
                Map.of("isolation.level", "read_committed", "enable.auto.commit", "false", "max.poll.records", "1"));
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var ends = consumer.endOffsets(positions.keySet(), PATIENCE);
            var all = new ArrayList<Behind>();
            for (var position : positions.entrySet()) {
                var partition = position.getKey();
                long end = ends.getOrDefault(partition, 0L);
                long next = position.getValue();
                all.add(new Behind(
                        part,
                        partition.topic(),
                        partition.partition(),
                        next,
                        end,
                        next < end ? oldest(consumer, partition, next) : Optional.empty()));
            }
            all.sort(Comparator.comparing(Behind::topic).thenComparing(Behind::partition));
            return all;
        }
    }

    /** Where only markers of transactions are left there is no record, and none comes. */
    private static Optional<Instant> oldest(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long next) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, next);
        for (int i = 0; i < EMPTY_POLLS; i++) {
            for (var record : consumer.poll(POLL)) {
                return Optional.of(Instant.ofEpochMilli(record.timestamp()));
            }
        }
        return Optional.empty();
    }
}
