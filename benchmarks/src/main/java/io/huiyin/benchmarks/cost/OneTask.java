package io.huiyin.benchmarks.cost;

import static java.util.Objects.requireNonNull;

import io.huiyin.processor.classify.ClassifyProcessor;
import io.huiyin.processor.deduplicate.DeduplicateProcessor;
import io.huiyin.processor.flow.Classified;
import io.huiyin.processor.flow.Match;
import io.huiyin.processor.flow.Matched;
import io.huiyin.processor.flow.Models;
import io.huiyin.processor.flow.Submitted;
import io.huiyin.processor.state.Keeping;
import io.huiyin.processor.topology.SharedStoreMemory;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** The two stages of one task, one after the other, with the store of signatures in RocksDB as in the pipeline but without its changelog. */
final class OneTask implements AutoCloseable {
    private static final TaskId ID = new TaskId(0, 0);

    private final Properties settings = new Properties();
    private final Path folder;
    private final Hearing<String, Classified> classified;
    private final Processor<String, Submitted, String, Classified> classify;
    private final ProcessorSupplier<String, Classified, Object, Object> deduplication;
    private final StateStore signatures;
    private Hearing<Object, Object> matched;
    private Processor<String, Classified, Object, Object> deduplicate;

    /** A context that remembers the latest record that was forwarded, and no other. */
    private static final class Hearing<K, V> extends MockProcessorContext<K, V> {
        private @Nullable Object latest;

        Hearing(Properties settings, Path folder) {
            super(settings, ID, folder.toFile());
        }

        @Override
        public <A extends K, B extends V> void forward(Record<A, B> record) {
            latest = record.value();
        }

        @Override
        public <A extends K, B extends V> void forward(Record<A, B> record, String child) {
            latest = record.value();
        }

        Object latest() {
            return requireNonNull(latest, "nothing was forwarded");
        }
    }

    OneTask(Path folder, Models models, int capacity, long storeBytes) {
        this.folder = folder;
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "triage-cost");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedStoreMemory.class);
        settings.put("huiyin.store.memory.bytes", storeBytes);
        classified = new Hearing<>(settings, folder);
        classify = ClassifyProcessor.supplier(_context -> models).get();
        classify.init(classified);
        var cases = new OpenCases();
        deduplication = DeduplicateProcessor.supplier(_context -> cases, capacity, Keeping.DURABLE);
        signatures = requireNonNull(deduplication.stores())
                .iterator()
                .next()
                .withLoggingDisabled()
                .build();
        start();
    }

    /** Makes the processor anew from what the store holds, as a task does that starts. */
    void start() {
        matched = new Hearing<>(settings, folder);
        if (!signatures.isOpen()) {
            signatures.init(matched.getStateStoreContext(), signatures);
        }
        matched.addStateStore(signatures);
        deduplicate = deduplication.get();
        deduplicate.init(matched);
    }

    Classified classify(Submitted submitted) {
        classify.process(record(submitted, submitted));
        return (Classified) classified.latest();
    }

    Match deduplicate(Classified report) {
        deduplicate.process(record(report, report.submitted()));
        return ((Matched) matched.latest()).match();
    }

    /** Lets the processor and its index go; the store stays. */
    void stop() {
        deduplicate = deduplication.get();
    }

    /** What is in memory only goes to the disk. */
    void flush() {
        signatures.flush();
    }

    @Override
    public void close() {
        signatures.close();
    }

    private static <V> Record<String, V> record(V value, Submitted submitted) {
        return new Record<>("north-mining", value, submitted.receivedAt().toEpochMilli());
    }
}
