package io.huiyin.standalone.cli;

import io.huiyin.learn.corrections.CommittedEvents;
import io.huiyin.learn.corrections.PairExport;
import io.huiyin.policy.DurationText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What staff said of two reports, as a file to choose thresholds with. */
@NullUnmarked
@Command(
        name = "export",
        description = "Write pairs of reports that staff said are the same problem, or are not, as CSV.",
        footer = {
            "",
            "Topics are read, nothing is written to them. 'source' says who said so: merge, suggestion (one that staff took",
            "up), split, or left-alone (put together by their likeness, and nobody took them apart), which is 'weak'. The",
            "latest word counts. Pairs with a confidential case are left out."
        })
final class DuplicatesExportCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private TenantOption tenant;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write (default: standard output).")
    private Path file;

    @Option(
            names = "--left-alone",
            paramLabel = "DURATION",
            description = "How long ago reports must have been put together to count as left alone (default: 14d).")
    private String leftAlone = "14d";

    @Override
    public Integer call() throws IOException {
        var age = DurationText.parse(leftAlone)
                .orElseThrow(() -> new UsageException(
                        "--left-alone is '" + leftAlone + "'; it must be a duration such as 14d or 12h"));
        try (var events = new CommittedEvents(common.settings().kafka(), tenant.slug());
                var out = new OutFile(file, common.out())) {
            var summary = PairExport.write(events, age, Instant.now(), out.writer());
            common.err().printf("pairs: %s; left out: %d%n", summary.written(), summary.leftOut());
        }
        return 0;
    }
}
