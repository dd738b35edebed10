package io.huiyin.benchmarks;

import static java.util.stream.Collectors.toMap;

import io.huiyin.component.KafkaConnection;
import io.huiyin.standalone.embedded.BrokerConfig;
import io.huiyin.standalone.embedded.EmbeddedBroker;
import io.huiyin.topic.Topic;
import io.huiyin.topic.TopicCreation;
import io.huiyin.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** One broker and one registry in this process, and the topics of the catalogue. The topic of reports outlives the runs, all others are new for each. */
final class Ground implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final EmbeddedBroker broker;
    private final KafkaConnection kafka;
    private final Admin admin;
    private final int partitions;

    Ground(Path folder, int partitions) {
        this.partitions = partitions;
        // What a run leaves behind goes at once: it would be page cache and disk of the next.
        broker = new EmbeddedBroker(
                new BrokerConfig(folder.resolve("broker"), 0, Map.of("log.segment.delete.delay.ms", "1000")));
        broker.start();
        kafka = new KafkaConnection(broker.bootstrapServers(), "mock://benchmarks", Topic.DEFAULT_PREFIX, Map.of());
        admin = Admin.create(kafka.clientProperties(Map.of()));
        createTopics();
    }

    KafkaConnection kafka() {
        return kafka;
    }

    Admin admin() {
        return admin;
    }

    /** Takes away what the last run made: its internal topics, and every topic of ours but the reports. */
    void renew() {
        try {
            var reports = kafka.name(Topics.REPORTS);
            var made = admin.listTopics().names().get().stream()
                    .filter(name -> !name.equals(reports))
                    .toList();
            admin.deleteTopics(made).all().get();
            await(names -> made.stream().noneMatch(names::contains));
        } catch (ExecutionException e) {
            throw new IllegalStateException("the last run's topics cannot be deleted", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        createTopics();
    }

    /** Makes a topic that is not of the catalogue. */
    void create(String topic, int partitions) {
        var unused = admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)));
        await(names -> names.contains(topic));
    }

    private void createTopics() {
        new TopicCreation(Topic.DEFAULT_PREFIX, partitions, (short) 1).run(admin);
        var ours = Topics.all().stream().map(kafka::name).toList();
        await(names -> names.containsAll(ours));
    }

    /** The controller knows of topics before the broker does, and the broker's view is what clients start from. */
    private void await(Predicate<Set<String>> settled) {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        try {
            while (!settled.test(admin.listTopics().names().get())) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("the topics did not settle within " + LIMIT);
                }
                Thread.sleep(20);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics cannot be listed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the topics settled", e);
        }
    }

    /** Where reports are posted. */
    Post post(int lingerMillis) {
        return new Post(kafka, lingerMillis);
    }

    Map<TopicPartition, OffsetSpec> partitionsOf(Topic<?> topic, OffsetSpec spec) {
        return IntStream.range(0, partitions)
                .boxed()
                .collect(toMap(number -> new TopicPartition(topic.name(Topic.DEFAULT_PREFIX), number), number -> spec));
    }

    /** Where the topic ends, all partitions together. */
    long end(Topic<?> topic) {
        try {
            return admin.listOffsets(partitionsOf(topic, OffsetSpec.latest())).all().get().values().stream()
                    .mapToLong(found -> found.offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of " + topic.shortName() + " cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the end of " + topic.shortName() + " was read", e);
        }
    }

    /** How far this group is with the reports, all partitions together. */
    long committed(String group) throws InterruptedException {
        try {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                    .filter(entry -> entry.getKey().topic().equals(kafka.name(Topics.REPORTS)))
                    .filter(entry -> entry.getValue() != null)
                    .mapToLong(entry -> entry.getValue().offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the offsets of " + group + " cannot be read", e);
        }
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }
}
