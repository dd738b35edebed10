package io.huiyin.processor.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * One counting stage on the test driver, between a source of {@link Countable} and a sink. Neither goes through bytes on its way:
 * inside a task values are handed on as they are, so source and sink only carry the value's place in a list.
 */
public final class StageDriver<V extends SpecificRecord> implements AutoCloseable {

    private final List<Object> values = new ArrayList<>();
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, Countable> input;
    private final TestOutputTopic<String, V> output;

    public StageDriver(ProcessorSupplier<String, Countable, String, V> stage) {
        var topology = new Topology();
        topology.addSource("read", Serdes.String().deserializer(), (topic, bytes) -> at(bytes), "in");
        topology.addProcessor("stage", stage, "read");
        topology.addSink("write", "out", Serdes.String().serializer(), (topic, value) -> place(value), "stage");
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "stage-test");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
        driver = new TopologyTestDriver(topology, properties, Instant.EPOCH);
        input = driver.createInputTopic("in", Serdes.String().serializer(), (topic, value) -> place(value));
        output = driver.createOutputTopic("out", Serdes.String().deserializer(), (topic, bytes) -> this.<V>at(bytes));
    }

    /** One of its own, as a test may drive two stages at a time. */
    private static String directory() {
        try {
            return Files.createTempDirectory("huiyin-stage").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The change, at its own time. */
    public void pipe(CaseChange change) {
        input.pipeInput(change.after().getCaseId(), change, change.at());
    }

    public void tick(Instant at) {
        input.pipeInput("0", new Ticked(at), at);
    }

    /** What came out since the last look, in order. */
    public List<KeyValue<String, V>> out() {
        return output.readKeyValuesToList();
    }

    public <S> KeyValueStore<String, S> store(String name) {
        return driver.getKeyValueStore(name);
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
