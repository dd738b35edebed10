package io.huiyin.standalone.cli;

import io.huiyin.ingest.importer.ImportRequest;
import io.huiyin.ingest.importer.ImportRequest.Backfill;
import io.huiyin.ingest.importer.ImportRequest.Live;
import io.huiyin.ingest.importer.Importer;
import io.huiyin.ingest.importer.Outcome;
import io.huiyin.ingest.importer.Summary;
import io.huiyin.ingest.writer.EventWriter;
import io.huiyin.ingest.writer.EventWriterConfig;
import io.huiyin.standalone.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports a file of history, or of reports of now. */
@NullUnmarked
@Command(
        name = "import",
        description = "Import a CSV or NDJSON file (gzip too): as history, for which nobody is paged.",
        footer = {
            "",
            "Run the same command again after an interruption: it goes on where it stopped. Rows that are wrong are",
            "kept beside the file, with the reason. Exit code 1 where some were, 2 where it broke off."
        })
final class ImportCommand implements Callable<Integer> {
    private static final long SECONDS = 20;

    @Mixin
    private CommonOptions common;

    @Mixin
    private Json json;

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "How rows become events, in YAML; NDJSON of reports needs none.")
    private Path mapping;

    @Option(
            names = "--batch",
            paramLabel = "NAME",
            description = "The name of the batch (default: it follows from the file).")
    private String batch;

    @Option(names = "--live", description = "As reports of now: clocks run and people are paged.")
    private boolean live;

    @Option(names = "--dry-run", description = "Check every row and write nothing.")
    private boolean dryRun;

    @Option(
            names = "--state",
            paramLabel = "FOLDER",
            description = "Where to keep how far it came (default: beside the file).")
    private Path state;

    @Option(
            names = "--chunk",
            paramLabel = "ROWS",
            defaultValue = "1000",
            description = "Rows acknowledged together (default: ${DEFAULT-VALUE}).")
    private int chunk;

    @Override
    public Integer call() throws InterruptedException {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("there is no file " + file);
        }
        if (live && batch != null) {
            throw new UsageException("--live and --batch exclude each other: only history is a batch");
        }
        var settings = common.settings();
        var request = new ImportRequest(
                file,
                Optional.ofNullable(mapping).map(MappingFile::read),
                dryRun ? "dry run" : cluster(settings),
                live ? new Live() : new Backfill(Optional.ofNullable(batch)),
                dryRun,
                Optional.ofNullable(state),
                chunk);
        try (var writer = new EventWriter(EventWriterConfig.of(settings.kafka()));
                var progress = new ImportProgress(common.err(), json.wanted())) {
            if (!dryRun) {
                writer.start();
            }
            var outcome = new Importer(request, writer, InstantSource.system(), progress).run();
            progress.close();
            return report(outcome);
        }
    }

    private int report(Outcome outcome) {
        switch (outcome) {
            case Outcome.Completed done -> print(done.summary(), "imported");
            case Outcome.Stopped stopped -> {
                print(stopped.summary(), "stopped");
                common.err()
                        .println("huiyin: it broke off: " + stopped.why() + "; the same command goes on from there");
            }
            case Outcome.Refused refused ->
                refused.problems().forEach(problem -> common.err().println("huiyin: " + problem.sentence()));
        }
        return outcome.exitCode();
    }

    private void print(Summary summary, String what) {
        var tally = summary.tally();
        if (json.wanted()) {
            common.out()
                    .println(Json.write(Json.object()
                            .put("outcome", what)
                            .put("rows", tally.rows())
                            .put("reports", tally.reports())
                            .put("actions", tally.actions())
                            .put("rejected", tally.rejected())
                            .put("skipped", tally.skipped())
                            .put("seconds", summary.seconds())
                            .put("rowsPerSecond", Math.round(summary.rate()))));
            return;
        }
        common.out()
                .printf(
                        "%s: %,d rows: %,d reports, %,d actions, %,d rejected, %,d skipped; %.1f s, %,.0f rows/s%n",
                        what,
                        tally.rows(),
                        tally.reports(),
                        tally.actions(),
                        tally.rejected(),
                        tally.skipped(),
                        summary.seconds(),
                        summary.rate());
        if (tally.unordered() > 0) {
            common.out()
                    .printf(
                            "note: %,d reports were submitted before the one above them; history is best sorted by time%n",
                            tally.unordered());
        }
    }

    /** The cluster's id: an import that was interrupted elsewhere is not gone on with here. */
    private static String cluster(Settings settings) throws InterruptedException {
        try (var admin = Admin.create(settings.kafka().clientProperties(Map.of()))) {
            return admin.describeCluster().clusterId().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "Kafka does not answer at " + settings.kafka().bootstrapServers()
                            + "; look at kafka.bootstrap.servers",
                    e);
        }
    }
}
