package io.huiyin.benchmarks;

import static org.apache.kafka.streams.StreamsConfig.producerPrefix;

import io.huiyin.component.Component;
import io.huiyin.event.Report;
import io.huiyin.processor.topology.SharedStoreMemory;
import io.huiyin.topic.Topic;
import io.huiyin.topic.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/**
 * The least that an exactly-once pipeline of this shape can cost: one hop with the pipeline's stores, changelogs and outputs,
 * and no decoding, no thinking and no encoding between them.
 */
final class FloorSubject implements Subject {
    private static final long COUNT_CACHE = 10L << 20;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofHours(1);

    @Override
    public String name() {
        return "floor";
    }

    @Override
    public String caseKey(Report report) {
        var eventId = report.getEventId();
        return report.getTenant() + "." + report.getSite() + "." + eventId.substring(0, eventId.lastIndexOf('-'));
    }

    @Override
    public Component create(Setup setup) {
        return new RunningStreams(topology(), settings(setup));
    }

    private static Topology topology() {
        var bytes = new ByteArrayDeserializer();
        var topology = new Topology();
        topology.addSource("reports", bytes, bytes, Topics.REPORTS.name(Topic.DEFAULT_PREFIX));
        topology.addProcessor("floor", FloorProcessor::new, "reports");
        for (var store : new String[] {FloorProcessor.SEEN, FloorProcessor.CASES, FloorProcessor.TIMERS}) {
            topology.addStateStore(
                    Stores.keyValueStoreBuilder(
                                    Stores.persistentKeyValueStore(store), Serdes.Bytes(), Serdes.ByteArray())
                            .withCachingDisabled(),
                    "floor");
        }
        topology.addStateStore(
                Stores.windowStoreBuilder(
                                Stores.persistentWindowStore(FloorProcessor.COUNTS, KEPT, WINDOW, false),
                                Serdes.Bytes(),
                                Serdes.Long())
                        .withCachingEnabled(),
                "floor");
        var writer = new ByteArraySerializer();
        topology.addSink("write-cases", Topics.CASES.name(Topic.DEFAULT_PREFIX), writer, writer, "floor");
        topology.addSink("write-case-events", Topics.CASE_EVENTS.name(Topic.DEFAULT_PREFIX), writer, writer, "floor");
        return topology;
    }

    private static Map<String, Object> settings(Setup setup) {
        return setup.ground()
                .kafka()
                .clientProperties(Map.ofEntries(
                        Map.entry(StreamsConfig.APPLICATION_ID_CONFIG, setup.applicationId()),
                        Map.entry(
                                StreamsConfig.STATE_DIR_CONFIG, setup.stateDir().toString()),
                        Map.entry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, setup.threads()),
                        Map.entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
                        Map.entry(
                                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                                setup.commitInterval().toMillis()),
                        Map.entry(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1),
                        Map.entry(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, COUNT_CACHE),
                        Map.entry(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedStoreMemory.class),
                        Map.entry("huiyin.store.memory.bytes", setup.storeBytes()),
                        Map.entry(producerPrefix("batch.size"), 131_072),
                        Map.entry(producerPrefix("compression.type"), "lz4"),
                        Map.entry(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest")));
    }
}
