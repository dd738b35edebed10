package io.huiyin.processor.deduplicate;

import io.huiyin.processor.flow.CaseLookup;
import io.huiyin.processor.flow.Classified;
import io.huiyin.processor.flow.Match;
import io.huiyin.processor.flow.Matched;
import io.huiyin.processor.flow.Nodes;
import io.huiyin.processor.state.Keeping;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** One task that deduplicates: reports go in, matches come out, and the task can be started again in between. */
final class DeduplicateTimeline implements AutoCloseable {
    private static final String RESTART = "restart";

    final KnownCases cases = new KnownCases();
    private final List<Object> values = new ArrayList<>();
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, Classified> in;
    private final TestOutputTopic<String, Matched> out;

    DeduplicateTimeline(int capacity) {
        Serializer<Object> toNumber = (_topic, value) -> {
            values.add(value);
            return ByteBuffer.allocate(Integer.BYTES)
                    .putInt(0, values.size() - 1)
                    .array();
        };
        var topology = new Topology()
                .addSource("read", Serdes.String().deserializer(), this.<Classified>fromNumber(), "in")
                .addProcessor("deduplicate", new Restartable(cases, capacity), "read")
                .addSink(Nodes.KEEP_CASES, "out", Serdes.String().serializer(), toNumber, "deduplicate");
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "deduplicate-" + UUID.randomUUID());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        driver = new TopologyTestDriver(topology, properties);
        in = driver.createInputTopic("in", Serdes.String().serializer(), toNumber::serialize);
        out = driver.createOutputTopic("out", Serdes.String().deserializer(), fromNumber());
    }

    /** What is said of this report; empty where it goes no further. */
    Optional<Match> match(Said said) {
        var report = said.classified();
        in.pipeInput("mine." + said.site(), report, said.at());
        if (out.isEmpty()) {
            return Optional.empty();
        }
        var match = out.readValue().match();
        cases.take(report, match);
        return Optional.of(match);
    }

    /** Starts the task again: a new processor on the same store. */
    void restart() {
        in.pipeInput(RESTART, Said.said(RESTART, "").classified());
    }

    KeyValueStore<Long, Signature> store() {
        return Objects.requireNonNull(driver.getKeyValueStore(DeduplicateProcessor.SIGNATURES));
    }

    @Override
    public void close() {
        driver.close();
    }

    @SuppressWarnings("unchecked")
    private <T> Deserializer<T> fromNumber() {
        return (_topic, bytes) -> (T) values.get(ByteBuffer.wrap(bytes).getInt());
    }

    /** Hands on to a processor that gives way to a new one when told so. */
    private record Restartable(CaseLookup cases, int capacity)
            implements ProcessorSupplier<String, Classified, Object, Object> {
        private ProcessorSupplier<String, Classified, Object, Object> real() {
            return DeduplicateProcessor.supplier(_context -> cases, capacity, Keeping.DURABLE);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Objects.requireNonNull(real().stores());
        }

        @Override
        public Processor<String, Classified, Object, Object> get() {
            return new Processor<>() {
                private Processor<String, Classified, Object, Object> current = real().get();
                private ProcessorContext<Object, Object> context;

                @Override
                public void init(ProcessorContext<Object, Object> context) {
                    this.context = context;
                    current.init(context);
                }

                @Override
                public void process(Record<String, Classified> record) {
                    if (record.key().equals(RESTART)) {
                        current = real().get();
                        current.init(context);
                    } else {
                        current.process(record);
                    }
                }
            };
        }
    }
}
