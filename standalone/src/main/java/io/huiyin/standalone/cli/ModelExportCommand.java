package io.huiyin.standalone.cli;

import io.huiyin.learn.corrections.CommittedEvents;
import io.huiyin.learn.corrections.LabelExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What staff held reports to be, as a file to train a model with. */
@NullUnmarked
@Command(
        name = "export",
        description = "Write reports with what their cases are held to be now, as CSV to train a model with.",
        footer = {
            "",
            "Topics are read, nothing is written to them. A row a report; rows of one case have the same 'case', and those",
            "that staff sorted anew or confirmed have 'corrected'. What nobody sorted is left out."
        })
final class ModelExportCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private TenantOption tenant;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write (default: standard output).")
    private Path file;

    @Option(names = "--only-corrections", description = "Only what staff sorted anew or confirmed.")
    private boolean onlyCorrections;

    @Option(
            names = "--confidential",
            description =
                    "Confidential texts, too: they are read from their own topic, which you must be allowed to read.")
    private boolean confidential;

    @Override
    public Integer call() throws IOException {
        try (var events = new CommittedEvents(common.settings().kafka(), tenant.slug());
                var out = new OutFile(file, common.out())) {
            var summary =
                    LabelExport.write(events, new LabelExport.Options(onlyCorrections, confidential), out.writer());
            common.err()
                    .printf(
                            "%d rows, %d of them staff's word; left out: %d confidential, %d that nobody sorted%n",
                            summary.rows(), summary.corrected(), summary.hidden(), summary.unsorted());
        }
        return 0;
    }
}
