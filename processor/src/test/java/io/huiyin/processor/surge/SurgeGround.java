package io.huiyin.processor.surge;

import io.huiyin.event.Surge;
import io.huiyin.event.SurgeShare;
import io.huiyin.processor.flow.CaseChange;
import io.huiyin.processor.flow.Countable;
import io.huiyin.processor.flow.Nodes;
import io.huiyin.processor.flow.Ticked;
import io.huiyin.processor.state.Keeping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;

/**
 * Both stages that watch for surges, on the test driver, with the topic of shares between them. Values are handed on as they are:
 * topics only carry a value's place in a list.
 */
final class SurgeGround implements AutoCloseable {
    private final List<Object> values = new ArrayList<>();
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, Countable> input;
    private final TestOutputTopic<String, Surge> output;
    private final TestOutputTopic<String, SurgeShare> shares;

    SurgeGround(double falseAlarmsAYear) {
        var topology = new Topology();
        topology.addSource("read", Serdes.String().deserializer(), (topic, bytes) -> at(bytes), "in");
        topology.addProcessor(
                "sites", Watching.sites(falseAlarmsAYear, Keeping.PASSING).beside(), "read");
        topology.addSink(Nodes.WRITE_SURGES, "out", new StringSerializer(), (topic, value) -> place(value), "sites");
        topology.addSink(Nodes.SHARE_SURGES, "shares", new StringSerializer(), (topic, value) -> place(value), "sites");
        topology.addSource("shared", new StringDeserializer(), new ByteArrayDeserializer(), "shares");
        topology.addProcessor(
                "categories",
                Watching.categories(falseAlarmsAYear, Keeping.PASSING).behind(this::<SurgeShare>at),
                "shared");
        topology.addSink("write", "out", new StringSerializer(), (topic, value) -> place(value), "categories");
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "surge-test");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
        driver = new TopologyTestDriver(topology, properties, Instant.EPOCH);
        input = driver.createInputTopic("in", new StringSerializer(), (topic, value) -> place(value));
        output = driver.createOutputTopic("out", new StringDeserializer(), (topic, bytes) -> this.<Surge>at(bytes));
        shares = driver.createOutputTopic(
                "shares", new StringDeserializer(), (topic, bytes) -> this.<SurgeShare>at(bytes));
    }

    private static String directory() {
        try {
            return Files.createTempDirectory("huiyin-surge").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void pipe(CaseChange change) {
        input.pipeInput(change.after().getCaseId(), change, change.at());
    }

    void tick(Instant at) {
        input.pipeInput("0", new Ticked(at), at);
    }

    /** Surges since the last look. */
    List<Surge> surges() {
        return output.readValuesToList();
    }

    /** What was handed on to the categories since the last look, without ticks. */
    List<SurgeShare> shares() {
        return shares.readValuesToList().stream()
                .filter(share -> share.getTick() == null)
                .toList();
    }

    long entries(String store) {
        return driver.getKeyValueStore(store).approximateNumEntries();
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
