package io.huiyin.standalone.trial;

import io.huiyin.event.Model;
import io.huiyin.event.Policy;
import io.huiyin.event.Tick;
import io.huiyin.processor.cases.CasesSettings;
import io.huiyin.processor.state.CaseStores;
import io.huiyin.processor.state.Keeping;
import io.huiyin.processor.state.Timers;
import io.huiyin.processor.topology.Triage;
import io.huiyin.processor.topology.TriageSettings;
import io.huiyin.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The real topology with its stores in memory, for one thread. Time goes on with the records, and a tick is written exactly
 * when a timer is due, not every second: a quiet month costs nothing.
 */
final class Simulation implements AutoCloseable {
    private static final String PREFIX = "";
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration MARGIN = CasesSettings.DEFAULT.tickMargin();
    private static final byte[] TICK_KEY = "0".getBytes(StandardCharsets.UTF_8);

    /** Names no writer, so that the brokers' time is taken at its word: time jumps from one due timer to the next. */
    private static final byte[] TICKED = PlainWire.serde(Tick.class)
            .serializer()
            .serialize("", Tick.newBuilder().setPartition(0).build());

    /** What the driver keeps of what was written is let go this often. */
    private static final int DRAIN_EVERY = 256;

    private final TopologyTestDriver driver;
    private final Map<Input, TestInputTopic<byte[], byte[]>> inputs = new EnumMap<>(Input.class);
    private final TestInputTopic<byte[], byte[]> ticks;
    private final List<TestOutputTopic<byte[], byte[]>> outputs = new ArrayList<>();
    private final TestOutputTopic<byte[], byte[]> deadLetters;
    private final Map<String, Long> refused = new TreeMap<>();
    private final ReadOnlyKeyValueStore<Bytes, byte[]> timers;
    private Instant now;
    private Instant latestTick = Instant.EPOCH;
    private int undrained;

    /**
     * @param editions the policies, all of them known from the beginning as to a processor that starts anew
     * @param models likewise
     * @param begin before everything
     * @param told hears every event that the topology writes
     */
    Simulation(List<Edition> editions, List<Shelved> models, Instant begin, Consumer<SpecificRecord> told) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "trial");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
        var settings = new TriageSettings(PREFIX, TICK, false, CasesSettings.DEFAULT).keptIn(Keeping.PASSING);
        var topology = Triage.topology(settings, new PlainWire(told), new StreamsConfig(properties));
        driver = new TopologyTestDriver(topology, properties, begin);
        now = begin;
        for (var input : Input.values()) {
            inputs.put(input, input(input.topic().name(PREFIX)));
        }
        ticks = input(Topics.TICKS.name(PREFIX));
        deadLetters = output(Topics.DEAD_LETTERS.name(PREFIX));
        for (var topic : List.of(
                Topics.CASES, Topics.CASE_EVENTS, Topics.ESCALATIONS, Topics.COUNTS, Topics.SURGES, Topics.POINTS)) {
            outputs.add(output(topic.name(PREFIX)));
        }
        timers = driver.getKeyValueStore(CaseStores.TIMERS);
        publish(editions);
        shelve(models);
    }

    private void publish(List<Edition> editions) {
        var topic = input(Topics.POLICIES.name(PREFIX));
        var serializer = PlainWire.serde(Policy.class).serializer();
        for (var edition : editions) {
            var policy = edition.policy();
            var key = policy.getTenant() + "@" + policy.getVersion();
            topic.pipeInput(key.getBytes(StandardCharsets.UTF_8), serializer.serialize("", policy), edition.at());
        }
    }

    private void shelve(List<Shelved> models) {
        var topic = input(Topics.MODELS.name(PREFIX));
        var serializer = PlainWire.serde(Model.class).serializer();
        for (var one : models) {
            topic.pipeInput(
                    one.key().getBytes(StandardCharsets.UTF_8), serializer.serialize("", one.model()), one.at());
        }
    }

    /** How many reports each rule and model took. */
    Map<String, Long> decisions() {
        return Deciders.of(driver);
    }

    /** Does what was due before this record, then takes it in. */
    void take(Recorded record) {
        goOn(record.at());
        now = later(now, record.at());
        pipe(inputs.get(record.input()), record.key(), record.value(), record.at());
    }

    /** Does what is due by this instant, as the tick that is read then. */
    void runTo(Instant end) {
        goOn(end.plusMillis(1));
        now = later(now, end);
        drain();
    }

    /** How many records could not be understood or obeyed, by reason. */
    Map<String, Long> deadLetters() {
        drain();
        return refused;
    }

    /** A tick comes when a timer is due and the margin has passed. What one tick cannot work off waits for the next, as everywhere. */
    private void goOn(Instant before) {
        var latest = before.minus(MARGIN).minusMillis(1);
        for (var due = earliest(latest); due.isPresent(); due = earliest(latest)) {
            var tick = due.get().plus(MARGIN);
            tick = tick.isBefore(now) || !tick.isAfter(latestTick) ? now.plus(TICK) : tick;
            if (!tick.isBefore(before)) {
                return;
            }
            now = tick;
            latestTick = tick;
            pipe(ticks, TICK_KEY, TICKED, tick);
        }
    }

    /** The first timer due by then. It is looked for in spans that grow, since a range of a store in memory costs what is in it. */
    private Optional<Instant> earliest(Instant latest) {
        var from = now.minus(MARGIN);
        for (var span = TICK; ; span = span.multipliedBy(4)) {
            var to = from.plus(span);
            var last = !to.isBefore(latest);
            var found = Timers.next(timers, Instant.EPOCH, last ? latest : to);
            if (found.isPresent() || last) {
                return found;
            }
        }
    }

    private void pipe(
            @Nullable TestInputTopic<byte[], byte[]> topic,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Instant at) {
        if (topic != null) {
            topic.pipeInput(key, value, at);
        }
        undrained++;
        if (undrained >= DRAIN_EVERY) {
            drain();
        }
    }

    private void drain() {
        undrained = 0;
        for (var output : outputs) {
            output.readRecordsToList();
        }
        for (var letter : deadLetters.readRecordsToList()) {
            var reason = letter.headers().lastHeader("huiyin.reason").value();
            refused.merge(new String(reason, StandardCharsets.UTF_8), 1L, Long::sum);
        }
    }

    private TestInputTopic<byte[], byte[]> input(String topic) {
        return driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private TestOutputTopic<byte[], byte[]> output(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    @Override
    public void close() {
        driver.close();
    }
}
