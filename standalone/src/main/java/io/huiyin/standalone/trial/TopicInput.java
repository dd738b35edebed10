package io.huiyin.standalone.trial;

import static java.util.Objects.requireNonNull;

import io.huiyin.component.KafkaConnection;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Model;
import io.huiyin.event.Policy;
import io.huiyin.event.Report;
import io.huiyin.event.SatisfactionVote;
import io.huiyin.serde.AvroDecoder;
import io.huiyin.serde.Decoded;
import io.huiyin.serde.RegistryClient;
import io.huiyin.topic.Topic;
import io.huiyin.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topics of an installation, read up to what was committed when reading began; nothing is written to them. */
public record TopicInput(KafkaConnection kafka, String tenant, Span span) implements RecordingInput {
    private static final String EVERYBODY = "*";
    private static final Duration POLL = Duration.ofSeconds(1);

    /** Nothing came for so many polls: the brokers do not hand on what they said they have. */
    private static final int MOST_EMPTY_POLLS = 30;

    private interface Taker {
        void take(ConsumerRecord<byte[], byte[]> record) throws IOException;
    }

    @Override
    public Source into(Recording recording, Listener listener) throws IOException {
        var settings = kafka.clientProperties(Map.of(
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                "false",
                "request.timeout.ms",
                10_000,
                "default.api.timeout.ms",
                20_000));
        try (var registry = new RegistryClient(settings);
                var consumer =
                        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var editions = new HashMap<String, Edition>();
            var policies = AvroDecoder.of(Policy.class, registry);
            read(consumer, List.of(Topics.POLICIES), (_done, _all) -> {}, record -> {
                if (record.value() != null
                        && policies.decode(record.value()) instanceof Decoded.Value<Policy> found
                        && found.value().getTenant().equals(tenant)) {
                    var key = new String(record.key(), StandardCharsets.UTF_8);
                    editions.put(key, new Edition(found.value(), Instant.ofEpochMilli(record.timestamp())));
                }
            });
            var shelved = new HashMap<String, Shelved>();
            var models = AvroDecoder.of(Model.class, registry);
            read(consumer, List.of(Topics.MODELS), (_done, _all) -> {}, record -> {
                if (record.value() != null
                        && models.decode(record.value()) instanceof Decoded.Value<Model> found
                        && Set.of(tenant, EVERYBODY).contains(found.value().getTenant())) {
                    var key = new String(record.key(), StandardCharsets.UTF_8);
                    shelved.put(key, new Shelved(found.value(), Instant.ofEpochMilli(record.timestamp())));
                }
            });
            play(consumer, recording, registry, listener);
            return new Source(tenant, List.copyOf(editions.values()), List.copyOf(shelved.values()), 0);
        }
    }

    private void play(
            KafkaConsumer<byte[], byte[]> consumer, Recording recording, RegistryClient registry, Listener listener)
            throws IOException {
        var prefix = (tenant + ".").getBytes(StandardCharsets.UTF_8);
        var plain = Map.of(
                kafka.name(Topics.REPORTS), plain(Input.REPORTS, Report.class, registry),
                kafka.name(Topics.ACTIONS), plain(Input.ACTIONS, CaseAction.class, registry),
                kafka.name(Topics.VOTES), plain(Input.VOTES, SatisfactionVote.class, registry));
        read(consumer, List.of(Topics.REPORTS, Topics.ACTIONS, Topics.VOTES), listener::read, record -> {
            if (span.holds(Instant.ofEpochMilli(record.timestamp())) && startsWith(record.key(), prefix)) {
                recording.add(requireNonNull(plain.get(record.topic())).apply(record), record.partition());
            }
        });
    }

    /** What cannot be read stays as it is: it is a dead letter in a trial as well. */
    private static <T extends SpecificRecord> Function<ConsumerRecord<byte[], byte[]>, Recorded> plain(
            Input input, Class<T> type, RegistryClient registry) {
        var decoder = AvroDecoder.of(type, registry);
        var serializer = PlainWire.serde(type).serializer();
        return record -> {
            var bytes = record.value();
            var value = bytes != null && decoder.decode(bytes) instanceof Decoded.Value<T> found
                    ? serializer.serialize("", found.value())
                    : bytes;
            return new Recorded(input, Instant.ofEpochMilli(record.timestamp()), record.key(), value);
        };
    }

    private static boolean startsWith(byte[] key, byte[] prefix) {
        return key != null
                && key.length > prefix.length
                && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    private interface Progress {
        void read(long done, long all);
    }

    /** A topic's partitions one after the other in the consumer's own way; the recording puts them in the order of time. */
    private void read(KafkaConsumer<byte[], byte[]> consumer, List<Topic<?>> topics, Progress progress, Taker taker)
            throws IOException {
        var partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(kafka.name(topic)).stream())
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .toList();
        consumer.assign(partitions);
        seek(consumer, partitions);
        var ends = consumer.endOffsets(partitions);
        long all = left(consumer, ends);
        int empty = 0;
        for (long left = all; left > 0; left = left(consumer, ends)) {
            var records = consumer.poll(POLL);
            empty = records.isEmpty() ? empty + 1 : 0;
            if (empty > MOST_EMPTY_POLLS) {
                throw new IllegalStateException("Kafka handed on nothing for "
                        + POLL.multipliedBy(empty).toSeconds() + " s with " + left + " offsets to go");
            }
            for (var record : records) {
                if (record.offset() < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L)) {
                    taker.take(record);
                }
            }
            progress.read(all - left(consumer, ends), all);
        }
    }

    private static long left(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }

    /** To the first record of the span; policies are read whole. */
    private void seek(KafkaConsumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        consumer.seekToBeginning(partitions);
        if (span.from().isEmpty()) {
            return;
        }
        var times = new HashMap<TopicPartition, Long>();
        for (var partition : partitions) {
            if (!partition.topic().equals(kafka.name(Topics.POLICIES))) {
                times.put(partition, span.from().get().toEpochMilli());
            }
        }
        consumer.offsetsForTimes(times).forEach((partition, found) -> {
            if (found == null) {
                consumer.seekToEnd(List.of(partition));
            } else {
                consumer.seek(partition, found.offset());
            }
        });
    }
}
