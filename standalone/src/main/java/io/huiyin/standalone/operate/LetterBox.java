package io.huiyin.standalone.operate;

import io.huiyin.component.KafkaConnection;
import io.huiyin.topic.Settlement;
import io.huiyin.topic.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic of dead letters, as operators use it: list, look at, send back, put away. */
public final class LetterBox implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConnection kafka;
    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;

    public LetterBox(KafkaConnection kafka) {
        this.kafka = kafka;
        topic = kafka.name(Topics.DEAD_LETTERS);
        consumer = new KafkaConsumer<>(
                kafka.clientProperties(Map.of("isolation.level", "read_committed", "enable.auto.commit", "false")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** The letters of which {@code wanted} holds, oldest first on each partition, settled ones too; the newest {@code most}. */
    public List<DeadLetter> list(Predicate<DeadLetter> wanted, int most) {
        var letters = new LinkedHashMap<LetterId, DeadLetter>();
        read(record -> {
            var settlement = Settlement.of(record.headers());
            if (settlement.isPresent()) {
                var settled = settlement.get();
                letters.computeIfPresent(
                        new LetterId(settled.partition(), settled.offset()), (id, open) -> open.settled(settled));
            } else {
                var letter = DeadLetter.of(record);
                letters.put(letter.id(), letter);
            }
        });
        var found = letters.values().stream().filter(wanted).toList();
        return found.subList(Math.max(0, found.size() - most), found.size());
    }

    /** The record of a letter, whole; empty where there is none, or only a settlement. */
    public Optional<ConsumerRecord<byte[], byte[]>> record(LetterId id) {
        var partition = new TopicPartition(topic, id.partition());
        if (!partitions().contains(partition)) {
            return Optional.empty();
        }
        consumer.assign(List.of(partition));
        var from = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        var end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        if (id.offset() < from || id.offset() >= end) {
            return Optional.empty();
        }
        consumer.seek(partition, id.offset());
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.position(partition) == id.offset() && System.nanoTime() < giveUp) {
            var found = consumer.poll(POLL).records(partition);
            if (!found.isEmpty()) {
                return Optional.of(found.getFirst())
                        .filter(first -> first.offset() == id.offset())
                        .filter(first -> Settlement.of(first.headers()).isEmpty());
            }
        }
        return Optional.empty();
    }

    /**
     * Sends letters back to where they came from, and says so on the topic of dead letters, in one transaction.
     *
     * @param key the key to send each with; the record's own where it is right
     */
    public void replay(List<ConsumerRecord<byte[], byte[]>> letters, KeyOf key, String by) {
        inTransaction(producer -> {
            for (var letter : letters) {
                var origin = DeadLetter.of(letter).topic();
                producer.send(new ProducerRecord<>(
                        origin, null, null, key.of(letter), letter.value(), withoutOurs(letter.headers())));
                producer.send(settled(letter.partition(), letter.offset(), Settlement.Outcome.REPLAYED, by));
            }
        });
    }

    /** Says of letters what became of them: they stay on the topic, and are open no more. */
    public void settle(Collection<DeadLetter> letters, Settlement.Outcome outcome, String by) {
        inTransaction(producer -> letters.forEach(letter ->
                producer.send(settled(letter.id().partition(), letter.id().offset(), outcome, by))));
    }

    /** The topics whose records may come again: those that the pipeline reads. What it writes it would write again itself. */
    public Set<String> replayable() {
        return Set.of(
                kafka.name(Topics.REPORTS),
                kafka.name(Topics.ACTIONS),
                kafka.name(Topics.VOTES),
                kafka.name(Topics.POLICIES),
                kafka.name(Topics.MODELS));
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** The key that a record goes back with. */
    @FunctionalInterface
    public interface KeyOf {
        byte[] of(ConsumerRecord<byte[], byte[]> letter);
    }

    @FunctionalInterface
    private interface Sending {
        void by(KafkaProducer<byte[], byte[]> producer);
    }

    private void inTransaction(Sending sending) {
        var settings =
                kafka.clientProperties(Map.of("transactional.id", topic + "-" + UUID.randomUUID(), "acks", "all"));
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            sending.by(producer);
            producer.commitTransaction();
        }
    }

    /** On the letter's own partition, so that it is read after it. */
    private ProducerRecord<byte[], byte[]> settled(int partition, long offset, Settlement.Outcome outcome, String by) {
        var headers = new Settlement(partition, offset, outcome, by).headers();
        return new ProducerRecord<>(topic, partition, null, null, null, headers);
    }

    private static Headers withoutOurs(Headers headers) {
        var others = new RecordHeaders();
        headers.forEach(header -> {
            if (!header.key().startsWith("huiyin.")) {
                others.add(header);
            }
        });
        return others;
    }

    private Set<TopicPartition> partitions() {
        var all = new HashSet<TopicPartition>();
        consumer.partitionsFor(topic).forEach(one -> all.add(new TopicPartition(topic, one.partition())));
        return all;
    }

    private void read(Consumer<ConsumerRecord<byte[], byte[]>> each) {
        var partitions = partitions();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
            consumer.poll(POLL).forEach(each);
        }
    }
}
