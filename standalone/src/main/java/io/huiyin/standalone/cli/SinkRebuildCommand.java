package io.huiyin.standalone.cli;

import io.huiyin.component.KafkaConnection;
import io.huiyin.sink.store.Rebuild;
import io.huiyin.standalone.settings.Key;
import io.huiyin.standalone.stack.Wiring;
import io.huiyin.topic.Topic;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The tables, from the topics again. */
@NullUnmarked
@Command(
        name = "rebuild",
        description = {
            "Fill the tables from the topics anew, while the sinks run: the same rows come again.",
            "Until it is through, the board and SQL show less than there is. Nobody is paged again. Rows of",
            "topics that have let go of their oldest records are kept."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all rows are there", "1:it was not begun, or is not through yet", "2:wrong usage"})
final class SinkRebuildCommand implements Callable<Integer> {
    private static final int WIDTH = 100;
    private static final long LOOK_MILLIS = 500;

    @Mixin
    private CommonOptions common;

    @Mixin
    private Json json;

    @Option(names = "--yes", description = "Do it; without, it is only said what would be done.")
    private boolean yes;

    @Option(names = "--no-wait", description = "Do not wait until the sinks are through.")
    private boolean noWait;

    @Option(
            names = "--within",
            paramLabel = "DURATION",
            defaultValue = "PT2H",
            description = "How long to wait at most (default: ${DEFAULT-VALUE}).")
    private Duration within;

    @Override
    public Integer call() throws SQLException, InterruptedException {
        if (common.settings().text(Key.SINK_STORES).equals("duckdb")) {
            throw new UsageException(
                    "sink.stores is duckdb, whose file has no tables in PostgreSQL beside it; stop the sink, delete "
                            + common.settings().text(Key.DUCKDB_FILE) + " and start it: it reads everything again");
        }
        var wiring = new Wiring(common.settings());
        var kafka = wiring.kafka();
        Map<Topic<?>, String> names = new HashMap<>();
        Rebuild.topics().forEach(topic -> names.put(topic, kafka.name(topic)));
        var extent = extent(kafka, names);
        extent.shortened.forEach(topic -> common.err()
                .println("huiyin: " + kafka.name(topic)
                        + " does not begin with its first record any more; the rows that are there are kept"));
        long records = extent.ends.values().stream().mapToLong(Long::longValue).sum();
        if (!yes) {
            print(records, false, "About " + records + " records would be read again; --yes does it.");
            return 1;
        }
        var rebuild = new Rebuild(wiring.postgres());
        rebuild.begin(names, extent.shortened);
        if (!json.wanted()) {
            common.out().println("The tables are filled anew from about " + records + " records.");
        }
        boolean through = !noWait && through(rebuild, extent.ends, records);
        print(records, through, through ? "All rows are there." : "");
        return noWait || through ? 0 : 1;
    }

    private void print(long records, boolean through, String sentence) {
        if (json.wanted()) {
            common.out()
                    .println(Json.write(Json.object()
                            .put("records", records)
                            .put("begun", yes)
                            .put("through", through)));
        } else if (!sentence.isEmpty()) {
            common.out().println(sentence);
        }
    }

    /** What there is to read. */
    private record Extent(Map<TopicPartition, Long> ends, List<Topic<?>> shortened) {}

    private static Extent extent(KafkaConnection kafka, Map<Topic<?>, String> names) {
        var settings = kafka.clientProperties(Map.of("isolation.level", "read_committed"));
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var ends = new HashMap<TopicPartition, Long>();
            var shortened = new ArrayList<Topic<?>>();
            names.forEach((topic, name) -> {
                var partitions = consumer.partitionsFor(name).stream()
                        .map(one -> new TopicPartition(name, one.partition()))
                        .toList();
                ends.putAll(consumer.endOffsets(partitions));
                if (consumer.beginningOffsets(partitions).values().stream().anyMatch(first -> first > 0)) {
                    shortened.add(topic);
                }
            });
            return new Extent(ends, shortened);
        }
    }

    private boolean through(Rebuild rebuild, Map<TopicPartition, Long> ends, long records)
            throws SQLException, InterruptedException {
        long giveUp = System.nanoTime() + within.toNanos();
        try (var bar = bar(records)) {
            while (true) {
                var positions = rebuild.positions();
                long left = ends.entrySet().stream()
                        .mapToLong(end -> Math.max(0, end.getValue() - positions.getOrDefault(end.getKey(), 0L)))
                        .sum();
                if (bar != null) {
                    bar.stepTo(records - left);
                }
                if (left == 0) {
                    return true;
                }
                if (System.nanoTime() > giveUp) {
                    common.err()
                            .println(
                                    "huiyin: after " + within + " about " + left
                                            + " records are still to be read; `huiyin offsets` says how far it is. Does a sink run?");
                    return false;
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
    }

    /** Only where somebody looks at it. */
    private static ProgressBar bar(long records) {
        return System.console() == null
                ? null
                : new ProgressBarBuilder()
                        .setTaskName("Rebuilding")
                        .setInitialMax(records)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                        .build();
    }
}
