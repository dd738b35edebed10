package io.huiyin.standalone.processor;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.component.KafkaConnection;
import io.huiyin.processor.topology.Pipeline;
import io.huiyin.standalone.embedded.BrokerConfig;
import io.huiyin.standalone.embedded.EmbeddedBroker;
import io.huiyin.standalone.registry.EmbeddedRegistry;
import io.huiyin.topic.Topic;
import io.huiyin.topic.TopicCreation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** A real broker and registry with recorded input under one prefix, and as many runs over it as a test wants, each under another. */
final class ReplayGround implements AutoCloseable {
    static final String INPUT = "recorded.";
    static final int PARTITIONS = 4;
    private static final Duration LIMIT = Duration.ofSeconds(180);

    private final Path folder;
    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry = EmbeddedRegistry.inMemory();
    private final Admin admin;
    final RecordedInput input;

    /** Transactions of the dead are over soon. */
    ReplayGround(Path folder) throws Exception {
        this.folder = folder;
        broker = new EmbeddedBroker(new BrokerConfig(
                folder.resolve("kafka"),
                0,
                Map.of("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500")));
        broker.start();
        registry.start();
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        input = new RecordedInput(kafka(INPUT), PARTITIONS);
        input.createTopics(admin);
    }

    KafkaConnection kafka(String prefix) {
        return new KafkaConnection(
                broker.bootstrapServers(), registry.address().toString(), prefix, ProcessorProcess.SHORT_SESSION);
    }

    /** Makes the topics that a run writes. */
    void prepare(String into) {
        new TopicCreation(into, PARTITIONS, (short) 1).run(admin);
    }

    /** A processor over the recorded input; the caller starts and closes it. */
    Pipeline pipeline(String into, String instance) {
        return new Pipeline(ProcessorProcess.config(kafka(INPUT), into, into + "app", state(instance)));
    }

    Process process(String into, String instance) {
        return ProcessorProcess.start(kafka(INPUT), into, into + "app", instance, state(instance));
    }

    private Path state(String instance) {
        return folder.resolve("state-" + instance);
    }

    /** A whole run in this process. */
    Told run(String into) throws Exception {
        prepare(into);
        return goOn(into);
    }

    /** As {@link #run}, from where the last one stopped. */
    Told goOn(String into) throws Exception {
        try (var pipeline = pipeline(into, into)) {
            pipeline.start();
            awaitShare(into, 1);
        }
        return Told.under(kafka(into));
    }

    /** Waits until this share of the input is worked off and committed. */
    void awaitShare(String into, double share) throws Exception {
        var wanted = (long) Math.ceil(total() * share);
        await(share + " of " + wanted + " records", () -> committed(into) >= wanted);
    }

    double share(String into) throws Exception {
        return (double) committed(into) / total();
    }

    private long total() throws Exception {
        var ends = new HashMap<TopicPartition, OffsetSpec>();
        for (var topic : RecordedInput.TOPICS) {
            if (topic.partitioning() == Topic.Partitioning.TASKS) {
                for (int i = 0; i < PARTITIONS; i++) {
                    ends.put(new TopicPartition(topic.name(INPUT), i), OffsetSpec.latest());
                }
            }
        }
        return admin.listOffsets(ends).all().get().values().stream()
                .mapToLong(one -> one.offset())
                .sum();
    }

    private long committed(String into) throws Exception {
        var offsets = admin.listConsumerGroupOffsets(into + "app")
                .partitionsToOffsetAndMetadata()
                .get();
        return offsets.entrySet().stream()
                .filter(one -> one.getValue() != null && one.getKey().topic().startsWith(INPUT))
                .collect(toMap(Map.Entry::getKey, one -> one.getValue().offset()))
                .values()
                .stream()
                .mapToLong(one -> one)
                .sum();
    }

    static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as(what + " within " + LIMIT).isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void close() {
        input.close();
        admin.close();
        registry.close();
        broker.close();
    }
}
