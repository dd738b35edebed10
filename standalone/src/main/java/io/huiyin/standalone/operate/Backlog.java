package io.huiyin.standalone.operate;

import io.huiyin.component.KafkaConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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

    private static final Map<String, Object> ANSWER_SOON =
            Map.of("request.timeout.ms", "5000", "default.api.timeout.ms", "10000");

    private final KafkaConnection kafka;

    public Backlog(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /** The committed offsets of a group: the processor's. Throws IllegalStateException where Kafka does not answer. */
    public Map<TopicPartition, Long> committed(String group) throws InterruptedException {
        var positions = new HashMap<TopicPartition, Long>();
        try (var admin = Admin.create(kafka.clientProperties(ANSWER_SOON))) {
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
            var oldest = oldest(consumer, positions, ends);
            return positions.entrySet().stream()
                    .map(position -> new Behind(
                            part,
                            position.getKey().topic(),
                            position.getKey().partition(),
                            position.getValue(),
                            ends.getOrDefault(position.getKey(), 0L),
                            Optional.ofNullable(oldest.get(position.getKey()))))
                    .sorted(Comparator.comparing(Behind::topic).thenComparing(Behind::partition))
                    .toList();
        }
    }

    /** The first record of each partition from its position on. Where only markers of transactions are left there is none. */
    private static Map<TopicPartition, Instant> oldest(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> positions,
            Map<TopicPartition, Long> ends) {
        var open = new HashSet<TopicPartition>();
        positions.forEach((partition, next) -> {
            if (next < ends.getOrDefault(partition, 0L)) {
                open.add(partition);
            }
        });
        consumer.assign(open);
        open.forEach(partition -> consumer.seek(partition, positions.getOrDefault(partition, 0L)));
        var oldest = new HashMap<TopicPartition, Instant>();
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!open.isEmpty() && System.nanoTime() < giveUp) {
            for (var record : consumer.poll(POLL)) {
                var partition = new TopicPartition(record.topic(), record.partition());
                oldest.putIfAbsent(partition, Instant.ofEpochMilli(record.timestamp()));
            }
            open.removeIf(partition ->
                    oldest.containsKey(partition) || consumer.position(partition) >= ends.getOrDefault(partition, 0L));
            consumer.assign(open);
        }
        return oldest;
    }
}
