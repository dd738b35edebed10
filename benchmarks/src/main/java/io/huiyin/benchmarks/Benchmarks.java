package io.huiyin.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.huiyin.benchmarks.cost.CostTable;
import io.huiyin.benchmarks.cost.TriageCost;
import io.huiyin.benchmarks.quality.QualityContext;
import io.huiyin.benchmarks.quality.QualityJobs;
import io.huiyin.processor.cases.CasesSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of the benchmarks. */
@Command(
        name = "benchmarks/run",
        description = "Measures the pipeline against a floor on one embedded broker.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        subcommands = {PostgresBenchmarks.Webhooks.class, PostgresBenchmarks.Store.class})
public final class Benchmarks {
    @Option(names = "--partitions", description = "Of the topics, which is the number of tasks.")
    private int partitions = 4;

    @Option(names = "--threads", description = "Stream threads.")
    private int threads = 2;

    @Option(names = "--sites", description = "Sites that reports are about.")
    private int sites = 2_000;

    @Option(names = "--store-mb", description = "Memory of all stores, in MiB.")
    private int storeMegabytes = 896;

    @Option(names = "--json", description = "Write the figures to this file, too.")
    private @Nullable Path json;

    @Option(
            names = "--folder",
            description =
                    "Where the broker and the stores write; a new one under the system's folder for temporary files by default.")
    private @Nullable Path folder;

    private Benchmarks() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmarks()).execute(arguments));
    }

    /** Reports a second, and CPU for a million. */
    @Command(
            name = "drain",
            description = "Drains the same reports by turns, floor and pipeline.",
            mixinStandardHelpOptions = true)
    int drain(
            @Option(names = "--reports", defaultValue = "300000") int reports,
            @Option(names = "--rounds", defaultValue = "3", description = "After one to warm up.") int rounds,
            @Option(names = "--commit-ms", defaultValue = "100") int commitMillis,
            @Option(
                            names = "--profile",
                            description = "Show where the stream threads spend their time, in a run more of each.")
                    boolean profile)
            throws IOException, InterruptedException {
        try (var place = workplace()) {
            try (var ground = new Ground(place.folder(), partitions)) {
                var drain = new Drain(
                        ground,
                        place.folder(),
                        reports,
                        sites,
                        threads,
                        Duration.ofMillis(commitMillis),
                        (long) storeMegabytes << 20,
                        System.out);
                drain.preload();
                var table = new DrainTable(drain.rounds(subjects(), rounds));
                table.print(System.out);
                write(Map.of(
                        "runs", table.runs(),
                        "ratioOfRate", table.ratio(Drained::reportsPerSecond),
                        "ratioOfCpu", table.ratio(Drained::cpuSecondsPerMillion)));
                for (var subject : profile ? subjects() : List.<Subject>of()) {
                    var samples = new Profile();
                    drain.run(subject, 0, Optional.of(samples));
                    System.out.printf("%n== %s%n", subject.name());
                    samples.print(System.out);
                }
            }
        }
        return 0;
    }

    /** Milliseconds from post to case. */
    @Command(
            name = "latency",
            description = "Times reports from post to case, floor and pipeline.",
            mixinStandardHelpOptions = true)
    int latency(
            @Option(names = "--rate", defaultValue = "1000", description = "Reports a second.") int rate,
            @Option(names = "--seconds", defaultValue = "30", description = "After 15 to warm up.") int seconds,
            @Option(names = "--commit-ms", split = ",", defaultValue = "25,100") List<Integer> commitMillis)
            throws IOException, InterruptedException {
        var measured = new ArrayList<Measured>();
        try (var place = workplace()) {
            for (int commit : commitMillis) {
                for (var subject : subjects()) {
                    // A broker for each, as the reports of one would be a backlog of the next.
                    try (var ground = new Ground(place.folder().resolve(subject.name() + commit), partitions)) {
                        var length = Duration.ofSeconds(seconds);
                        var run = new Latency(
                                        ground,
                                        place.folder(),
                                        rate,
                                        length,
                                        sites,
                                        threads,
                                        (long) storeMegabytes << 20)
                                .run(subject, Duration.ofMillis(commit));
                        measured.add(run);
                        System.out.printf(
                                "%-9s commit %3d ms  p50 %6.1f  p99 %6.1f  max %7.1f ms  (%,d timed, %d not seen, posts up to %.0f ms late)%n",
                                run.subject(),
                                run.commitMillis(),
                                run.median(),
                                run.p99(),
                                run.greatest(),
                                run.timed(),
                                run.missing(),
                                run.postedLate());
                    }
                }
            }
        }
        write(measured);
        return 0;
    }

    /** What pending timers cost. */
    @Command(
            name = "timers",
            description = "Measures the store of timers: ticks, bytes and restore, at several numbers pending.",
            mixinStandardHelpOptions = true)
    int timers(
            @Option(
                            names = "--timers",
                            split = ",",
                            defaultValue = "1000000,10000000",
                            description = "How many pending, rising.")
                    List<Long> timers,
            @Option(names = "--due", defaultValue = "10000", description = "How many come due at once.") int due,
            @Option(names = "--rounds", defaultValue = "30", description = "How often they do.") int rounds,
            @Option(names = "--seed", defaultValue = "20261101") long seed)
            throws IOException, InterruptedException {
        try (var place = workplace();
                var ground = new Ground(place.folder(), 1)) {
            var bench = new PendingTimers(
                    ground, place.folder(), seed, (long) storeMegabytes << 20, due, rounds, System.out);
            var figures = bench.run(timers);
            new TimersTable(figures).print(System.out, due, CasesSettings.DEFAULT.timersPerTick(), bench.fired());
            write(figures);
        }
        return 0;
    }

    /** What classifying and deduplicating cost. */
    @Command(
            name = "triage-cost",
            description =
                    "Measures what a report costs to classify and to deduplicate, at several numbers in the window.",
            mixinStandardHelpOptions = true)
    int triageCost(
            @Option(
                            names = "--window",
                            split = ",",
                            defaultValue = "10000,1000000,10000000",
                            description = "How many reports the window holds.")
                    List<Long> windows,
            @Option(names = "--batches", defaultValue = "300", description = "Of a thousand reports, timed at each.")
                    int batches,
            @Option(names = "--capacity", defaultValue = "16777216", description = "The most that the index may hold.")
                    int capacity,
            @Option(names = "--seed", defaultValue = "20261101") long seed)
            throws IOException {
        try (var place = workplace()) {
            var cost = new TriageCost(place.folder(), seed, (long) storeMegabytes << 20, batches, capacity, System.out);
            var figures = cost.run(windows);
            new CostTable(figures).print(System.out);
            write(figures);
        }
        return 0;
    }

    /** How often decisions are right. */
    @Command(
            name = "quality",
            description = "Measures classification and duplicates on public data and on texts of our own: one table.",
            mixinStandardHelpOptions = true)
    int quality(
            @Option(
                            names = "--data",
                            defaultValue = "${env:HUIYIN_DATA}",
                            description = "The folder of the public data; what is absent there is said in the table.")
                    @Nullable
                    Path data,
            @Option(
                            names = "--own",
                            defaultValue = "${sys:huiyin.benchmarks:-benchmarks}/quality",
                            description = "Our own texts.")
                    Path own,
            @Option(
                            names = "--results",
                            description = "Where table and pictures go; in the folder of our own texts by default.")
                    @Nullable
                    Path results,
            @Option(names = "--seed", defaultValue = "20261101") long seed,
            @Parameters(description = "Only these subjects.") @Nullable List<String> subjects)
            throws IOException {
        var folder = results == null ? own.resolve("results") : results;
        var wanted = subjects == null ? List.<String>of() : subjects;
        var context = new QualityContext(own, Optional.ofNullable(data), folder, seed, System.err);
        var table = QualityJobs.run(context, wanted);
        System.out.print(table.markdown());
        if (wanted.isEmpty()) {
            Files.writeString(folder.resolve("table.md"), table.markdown());
        }
        write(table.rows());
        return 0;
    }

    private static List<Subject> subjects() {
        return List.of(new FloorSubject(), new PipelineSubject(Duration.ofSeconds(1)));
    }

    Workplace workplace() throws IOException {
        return new Workplace(Optional.ofNullable(folder));
    }

    void write(Object figures) throws IOException {
        if (json != null) {
            var text = new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(figures);
            Files.writeString(json, text);
        }
    }
}
