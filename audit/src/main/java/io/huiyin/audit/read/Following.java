package io.huiyin.audit.read;

import static java.util.stream.Collectors.toMap;

import io.huiyin.audit.AuditorConfig;
import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.Escalation;
import io.huiyin.event.Policy;
import io.huiyin.event.Tick;
import io.huiyin.serde.AvroDecoder;
import io.huiyin.topic.Topic;
import io.huiyin.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what the processor wrote, and how far it has come. It only reads: no group, no offsets of its own. For one thread. */
public final class Following implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    /** Some ten minutes of ticks and of the markers of their transactions, so that a step of the brokers' clock is seen. */
    private static final int TICKS_BACK = 4_000;

    private final AuditorConfig config;
    private final Decoders decoders;
    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AvroDecoder<Tick> ticks;
    private final AvroDecoder<Policy> policies;
    private final AvroDecoder<Case> cases;
    private final AvroDecoder<CaseEvent> events;
    private final AvroDecoder<Escalation> escalations;
    private final Books books;

    /** Connects; throws KafkaException where that cannot be done, and IllegalStateException where topics are missing. */
    public Following(AuditorConfig config) {
        this.config = config;
        var kafka = config.kafka();
        decoders = new Decoders(kafka);
        ticks = decoders.of(Topics.TICKS);
        policies = decoders.of(Topics.POLICIES);
        cases = decoders.of(Topics.CASES);
        events = decoders.of(Topics.CASE_EVENTS);
        escalations = decoders.of(Topics.ESCALATIONS);
        admin = Admin.create(kafka.clientProperties(Map.of()));
        consumer = new KafkaConsumer<>(
                kafka.clientProperties(Map.of(
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "max.poll.records",
                        2_000)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        books = new Books(partitions(Topics.TICKS).size(), config.grace(), config.keep());
    }

    public Books books() {
        return books;
    }

    /**
     * Reads the cases first, so that of the timeline and the escalations only what belongs to those that are kept is kept.
     *
     * @param now what was closed long before is not kept
     */
    public void begin(Instant now) {
        books.forget(now);
        var first = new ArrayList<>(partitions(Topics.POLICIES));
        first.addAll(shared(Topics.CASES));
        consumer.assign(first);
        consumer.seekToBeginning(first);
        readTo(consumer.endOffsets(first));

        var oldest = books.oldestCase().orElse(now);
        var since = oldest.isBefore(now.minus(config.keep())) ? oldest : now.minus(config.keep());
        var rest = new ArrayList<>(shared(Topics.CASE_EVENTS));
        rest.addAll(shared(Topics.ESCALATIONS));
        var clock = partitions(Topics.TICKS);
        var all = new ArrayList<>(first);
        all.addAll(rest);
        all.addAll(clock);
        consumer.assign(all);
        seek(rest, since);
        var committed = committed(clock);
        var beginnings = consumer.beginningOffsets(clock);
        for (var tick : clock) {
            var from = committed.getOrDefault(tick, 0L) - TICKS_BACK;
            consumer.seek(tick, Math.max(beginnings.getOrDefault(tick, 0L), from));
        }
    }

    /** Reads to the present ends. First it is asked how far the processor has come, then where its outputs end, which is beyond. */
    public void catchUp() {
        var committed = committed(partitions(Topics.TICKS));
        var assigned = consumer.assignment();
        var casesFirst = consumer.endOffsets(shared(Topics.CASES));
        var ends = new HashMap<>(consumer.endOffsets(assigned));
        ends.putAll(casesFirst);
        readTo(ends);
        committed.forEach((tick, offset) -> books.watermarks().committed(tick.partition(), offset));
    }

    private void readTo(Map<TopicPartition, Long> ends) {
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(this::take);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        var at = Instant.ofEpochMilli(record.timestamp());
        var topic = record.topic();
        if (topic.equals(config.kafka().name(Topics.TICKS))) {
            Decoders.read(ticks, record)
                    .ifPresent(one -> books.watermarks().tick(record.partition(), record.offset(), one, at));
        } else if (topic.equals(config.kafka().name(Topics.CASES))) {
            Decoders.read(cases, record).ifPresent(one -> books.take(one, at));
        } else if (topic.equals(config.kafka().name(Topics.CASE_EVENTS))) {
            Decoders.read(events, record).ifPresent(one -> books.take(one, at));
        } else if (topic.equals(config.kafka().name(Topics.ESCALATIONS))) {
            Decoders.read(escalations, record).ifPresent(one -> books.take(one, at));
        } else {
            Decoders.read(policies, record).ifPresent(books::take);
        }
    }

    private void seek(Collection<TopicPartition> partitions, Instant since) {
        var wanted = partitions.stream().collect(toMap(one -> one, _one -> since.toEpochMilli()));
        consumer.offsetsForTimes(wanted).forEach((partition, found) -> {
            if (found == null) {
                consumer.seekToEnd(List.of(partition));
            } else {
                consumer.seek(partition, found.offset());
            }
        });
    }

    private Map<TopicPartition, Long> committed(Collection<TopicPartition> partitions) {
        var group = config.processorGroup();
        var asked = new ListConsumerGroupOffsetsSpec().topicPartitions(partitions);
        try {
            var committed = new HashMap<TopicPartition, Long>();
            admin.listConsumerGroupOffsets(Map.of(group, asked))
                    .partitionsToOffsetAndMetadata(group)
                    .get()
                    .forEach((partition, offset) ->
                            Optional.ofNullable(offset).ifPresent(known -> committed.put(partition, known.offset())));
            return committed;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the offsets of group '" + group + "' cannot be read", e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private List<TopicPartition> shared(Topic<?> topic) {
        return partitions(topic).stream()
                .filter(one -> config.share().has(one.partition()))
                .toList();
    }

    private List<TopicPartition> partitions(Topic<?> topic) {
        var name = topic.name(config.kafka().topicPrefix());
        var found = consumer.partitionsFor(name);
        if (found == null || found.isEmpty()) {
            throw new IllegalStateException("there is no topic " + name + "; `huiyin topics create` makes it");
        }
        return found.stream()
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .toList();
    }

    /** Wakes a thread that is reading; it throws WakeupException there. */
    public void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
        decoders.close();
    }
}
