package io.huiyin.benchmarks;

import static org.apache.kafka.streams.StreamsConfig.producerPrefix;

import io.huiyin.benchmarks.TimersCommand.Kind;
import io.huiyin.benchmarks.TimersProcessor.Done;
import io.huiyin.processor.cases.CasesSettings;
import io.huiyin.processor.topology.SharedStoreMemory;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/**
 * One store of timers that grows from size to size; at each it is measured, restarted, and restored from its changelog. One
 * partition: a task's timers are its own, so many tasks are many of these.
 *
 * @param due how many timers come due at once, and how often that is done
 */
record PendingTimers(Ground ground, Path folder, long seed, long storeBytes, int due, int rounds, PrintStream out) {
    private static final String APPLICATION = "pending-timers";
    private static final String COMMANDS = "timers-commands";
    private static final int BATCH = 2_000;
    private static final int QUIET_TICKS = 1_000;
    private static final int BUDGET = CasesSettings.DEFAULT.timersPerTick();

    /** What goes on from size to size: how many timers are set, and the time of the latest tick. */
    private static final class Course {
        private long set;
        private long now = TimersProcessor.START.toEpochMilli();
        private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();
    }

    List<TimersFigures> run(List<Long> sizes) throws InterruptedException {
        ground.create(COMMANDS, 1);
        var figures = new ArrayList<TimersFigures>();
        var course = new Course();
        for (long size : sizes) {
            figures.add(measure(course, size));
        }
        return figures;
    }

    int fired() {
        return due * rounds;
    }

    private TimersFigures measure(Course course, long size) throws InterruptedException {
        var begun = System.nanoTime();
        long before = course.set;
        double[] quiet;
        try (var app = started(course)) {
            fill(course, size);
            out.printf("%,d timers set%n", size);
            quiet = ticks(course, QUIET_TICKS);
        }
        double setMicros = (System.nanoTime() - begun) / 1e3 / (size - before);
        double disk = bytes(folder.resolve("state"), "rocksdb") / (double) size;
        double changelog = bytes(folder.resolve("broker"), APPLICATION + "-timers-changelog-0") / (double) size;
        double burst;
        double quietAfter;
        try (var app = started(course)) {
            ticks(course, 1);
            burst = DrainTable.median(bursts(course));
            quietAfter = DrainTable.median(ticks(course, QUIET_TICKS));
        }
        double restarted;
        try (var app = started(course)) {
            restarted = ticks(course, 1)[0];
        }
        Drain.delete(folder.resolve("state"));
        try (var app = started(course)) {
            double restored = ticks(course, 1)[0];
            var restore = app.restored();
            out.printf("%,d records restored%n", restore.records());
            return new TimersFigures(
                    size,
                    DrainTable.median(quiet),
                    p99(quiet),
                    burst,
                    quietAfter,
                    restarted,
                    restored,
                    restore.seconds(),
                    restore.records(),
                    disk,
                    changelog,
                    setMicros);
        }
    }

    private void fill(Course course, long size) throws InterruptedException {
        var commands = new ArrayList<TimersCommand>();
        while (course.set < size) {
            int count = (int) Math.min(BATCH, size - course.set);
            commands.add(new TimersCommand(Kind.FILL, course.set, count));
            course.set += count;
        }
        carryOut(course, commands);
    }

    /** Microseconds of each of so many ticks, a second apart, with nothing due. */
    private double[] ticks(Course course, int number) throws InterruptedException {
        var commands = new ArrayList<TimersCommand>();
        for (int i = 0; i < number; i++) {
            course.now += 1_000;
            commands.add(new TimersCommand(Kind.TICK, course.now, BUDGET));
        }
        var done = carryOut(course, commands);
        if (done.stream().anyMatch(one -> one.taken() > 0)) {
            throw new IllegalStateException("something was due in a quiet tick");
        }
        return done.stream().mapToDouble(one -> one.nanos() / 1e3).toArray();
    }

    /** Microseconds of all ticks of each burst. */
    private double[] bursts(Course course) throws InterruptedException {
        var bursts = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            course.now += 1_000;
            var commands = new ArrayList<TimersCommand>();
            commands.add(new TimersCommand(Kind.DUE, course.now, due));
            for (int taken = 0; taken < due; taken += BUDGET) {
                commands.add(new TimersCommand(Kind.TICK, course.now, BUDGET));
            }
            var ticks = carryOut(course, commands).stream()
                    .filter(one -> one.command().kind() == Kind.TICK)
                    .toList();
            if (ticks.stream().mapToInt(Done::taken).sum() != due) {
                throw new IllegalStateException("not all that was due was taken");
            }
            bursts[round] = ticks.stream().mapToLong(Done::nanos).sum() / 1e3;
        }
        return bursts;
    }

    private List<Done> carryOut(Course course, List<TimersCommand> commands) throws InterruptedException {
        var settings = ground.kafka().clientProperties(Map.of("acks", "all"));
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
            for (var command : commands) {
                var unused = producer.send(new ProducerRecord<>(COMMANDS, command.bytes()));
            }
        }
        var done = new ArrayList<Done>();
        while (done.size() < commands.size()) {
            var one = course.done.poll(10, TimeUnit.MINUTES);
            if (one == null) {
                throw new IllegalStateException("a command was not carried out within ten minutes");
            }
            done.add(one);
        }
        return done;
    }

    private RunningStreams started(Course course) {
        var bytes = new ByteArrayDeserializer();
        var topology = new Topology();
        topology.addSource("commands", bytes, bytes, COMMANDS);
        topology.addProcessor("timers", TimersProcessor.supplier(seed, course.done), "commands");
        var app = new RunningStreams(topology, settings());
        app.start();
        return app;
    }

    private Map<String, Object> settings() {
        return ground.kafka()
                .clientProperties(Map.ofEntries(
                        Map.entry(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION),
                        Map.entry(
                                StreamsConfig.STATE_DIR_CONFIG,
                                folder.resolve("state").toString()),
                        Map.entry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1),
                        Map.entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
                        Map.entry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100L),
                        Map.entry(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1),
                        Map.entry(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L),
                        Map.entry(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedStoreMemory.class),
                        Map.entry("huiyin.store.memory.bytes", storeBytes),
                        Map.entry(producerPrefix("batch.size"), 131_072),
                        Map.entry(producerPrefix("compression.type"), "lz4"),
                        Map.entry(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest")));
    }

    /** Of all files under folders of this name. */
    private static long bytes(Path top, String name) {
        try (var files = Files.walk(top)) {
            long bytes = 0;
            for (var file : files.filter(Files::isRegularFile).toList()) {
                for (var part : file) {
                    if (part.toString().equals(name)) {
                        bytes += Files.size(file);
                    }
                }
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double p99(double[] figures) {
        var sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(0.99 * sorted.length) - 1];
    }
}
