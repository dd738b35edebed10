package io.huiyin.benchmarks.quality;

import io.huiyin.event.Surge;
import io.huiyin.event.SurgeShare;
import io.huiyin.processor.flow.CaseChange;
import io.huiyin.processor.flow.Countable;
import io.huiyin.processor.flow.Nodes;
import io.huiyin.processor.flow.Ticked;
import io.huiyin.processor.state.Keeping;
import io.huiyin.processor.surge.Watching;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;

/** The stages that watch for surges, without brokers. Values are handed on as they are: topics only carry a value's place in a list. */
final class SurgeStages implements AutoCloseable {
    private final List<Object> values = new ArrayList<>();
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, Countable> input;
    private final TestOutputTopic<String, Surge> output;

    SurgeStages() {
        var sites = Watching.sites(Watching.DEFAULT_FALSE_ALARMS, Keeping.PASSING);
        var categories = Watching.categories(Watching.DEFAULT_FALSE_ALARMS, Keeping.PASSING);
        var topology = new Topology();
        topology.addSource("read", new StringDeserializer(), (topic, bytes) -> at(bytes), "in");
        topology.addProcessor(Nodes.WATCH_SURGES, sites.beside(), "read");
        topology.addSink(
                Nodes.WRITE_SURGES, "out", new StringSerializer(), (topic, it) -> place(it), Nodes.WATCH_SURGES);
        topology.addSink(
                Nodes.SHARE_SURGES, "shares", new StringSerializer(), (topic, it) -> place(it), Nodes.WATCH_SURGES);
        topology.addSource("shared", new StringDeserializer(), new ByteArrayDeserializer(), "shares");
        topology.addProcessor("watch-categories", categories.behind(this::<SurgeShare>at), "shared");
        topology.addSink("write", "out", new StringSerializer(), (topic, it) -> place(it), "watch-categories");
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "surges");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
        driver = new TopologyTestDriver(topology, properties, Instant.EPOCH);
        input = driver.createInputTopic("in", new StringSerializer(), (topic, it) -> place(it));
        output = driver.createOutputTopic("out", new StringDeserializer(), (topic, bytes) -> this.<Surge>at(bytes));
    }

    private static String folder() {
        try {
            return Files.createTempDirectory("huiyin-surges").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void tell(CaseChange change) {
        input.pipeInput(change.after().getCaseId(), change, change.at());
    }

    void tick(Instant at) {
        input.pipeInput("0", new Ticked(at), at);
    }

    /** What was said since the last look. */
    List<Surge> surges() {
        return output.readValuesToList();
    }

    private byte[] place(Object value) {
        values.add(value);
        return ByteBuffer.allocate(Integer.BYTES).putInt(values.size() - 1).array();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <T> T at(byte[] place) {
        return (T) values.get(ByteBuffer.wrap(place).getInt());
    }

    @Override
    public void close() {
        driver.close();
    }
}
