package io.huiyin.standalone.cli;

import io.huiyin.learn.chart.CurvePicture;
import io.huiyin.learn.duplicates.LabelledReports;
import io.huiyin.learn.duplicates.Tuning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Chooses the threshold of merging from pairs that staff have judged. */
@NullUnmarked
@Command(
        name = "tune",
        description = {
            "Choose the lowest threshold that gives a wanted precision on labelled pairs.",
            "The CSV file has the columns a_text, a_title, a_time, a_latitude, a_longitude, a_category, the same with b_,",
            "and same: true, yes or 1 where the two are one problem, false, no or 0 where they are not."
        })
final class DuplicatesTuneCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private PolicyOption policy;

    @Mixin
    private ReportFileOption file;

    @Option(names = "--precision", defaultValue = "0.95", description = "Wanted, above 0 and at most 1 (default 0.95).")
    private double precision;

    @Option(names = "--curve", paramLabel = "FILE", description = "Draw precision over recall, as SVG.")
    private Path picture;

    @Override
    public Integer call() throws IOException {
        if (!(precision > 0 && precision <= 1)) {
            throw new UsageException("--precision is " + precision + "; it must be above 0 and at most 1");
        }
        var rules = policy.rules().duplicates();
        var curve = Tuning.curve(file.read(LabelledReports::pairs), rules);
        Tuning.lines(curve, precision).forEach(common.out()::println);
        if (picture != null) {
            var line = new CurvePicture.Line(
                    file.path().getFileName().toString(),
                    curve.points().stream()
                            .map(point -> new CurvePicture.At(point.recall(), point.precision()))
                            .toList());
            Files.writeString(picture, CurvePicture.svg("Labelled pairs", List.of(line)));
        }
        return curve.atPrecision(precision).isPresent() ? 0 : 1;
    }
}
