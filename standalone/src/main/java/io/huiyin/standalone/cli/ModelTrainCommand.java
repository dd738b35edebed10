package io.huiyin.standalone.cli;

import io.huiyin.learn.chart.ConfusionPicture;
import io.huiyin.learn.text.LabelledTexts;
import io.huiyin.learn.text.ReportText;
import io.huiyin.learn.text.Training;
import io.huiyin.learn.text.TrainingOptions;
import io.huiyin.learn.text.UnusableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A model from labelled texts. */
@NullUnmarked
@Command(
        name = "train",
        description = "Train a model on a CSV file of labelled texts, and say how good it is on texts it has not seen.",
        footer = {
            "",
            "Writes the model, the report beside it (.txt), and the confusion matrix as a picture (.svg). The same file,",
            "options and version of Huiyin give the same bytes."
        })
final class ModelTrainCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private Json json;

    @Mixin
    private LabelledFileOptions columns;

    @Parameters(paramLabel = "FILE", description = "CSV with a header, UTF-8 unless --charset says else (gzip too).")
    private Path file;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write it (default: the file's name with .model).")
    private Path out;

    @Option(
            names = "--folds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Folds of the cross-validation, 2 to 20 (default: ${DEFAULT-VALUE}).")
    private int folds;

    @Option(
            names = "--precision",
            paramLabel = "SHARE",
            defaultValue = "0.9",
            description = "How often it must be right where it decides; in doubt it leaves a report UNSORTED"
                    + " (default: ${DEFAULT-VALUE}).")
    private double precision;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of all that is drawn at random (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws IOException {
        var options = options();
        var target = out == null ? beside(file, ".model") : out;
        var folder = target.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new UsageException("--out is '" + target + "'; it must be a file in a folder that is there");
        }
        var texts = columns.read(file, common.err());
        var trained = train(texts, options);
        var report = trained.report();
        var left = report.remarks();
        LabelledFileOptions.say(left.subList(texts.remarks().size(), left.size()), common.err());
        var lines = ReportText.of(report);
        var picture = ConfusionPicture.svg(
                "%s: %,d texts, accuracy %.3f, macro-F1 %.3f"
                        .formatted(
                                target.getFileName(),
                                report.answers().size(),
                                report.answers().confusion().accuracy(),
                                report.answers().confusion().macroF1()),
                report.answers().confusion(),
                report.labels());
        Files.write(target, trained.artefact().bytes());
        Files.write(beside(target, ".txt"), lines);
        Files.writeString(beside(target, ".svg"), picture);
        if (json.wanted()) {
            common.out().println(Json.write(ModelJson.of(report).put("model", target.toString())));
        } else {
            lines.forEach(common.out()::println);
            common.out().println();
            common.out()
                    .println("%s: %,d bytes, %,d n-grams; %s and %s beside it"
                            .formatted(
                                    target,
                                    trained.artefact().size(),
                                    trained.artefact().model().features(),
                                    beside(target, ".txt").getFileName(),
                                    beside(target, ".svg").getFileName()));
        }
        return 0;
    }

    private Training.Trained train(LabelledTexts texts, TrainingOptions options) {
        try {
            return Training.train(texts, options);
        } catch (UnusableFileException e) {
            throw new UsageException(file + ": " + e.getMessage());
        }
    }

    private TrainingOptions options() {
        try {
            int threads = Math.min(4, Runtime.getRuntime().availableProcessors());
            return new TrainingOptions(folds, precision, seed, threads);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--" + e.getMessage());
        }
    }

    /** The same name with another ending. */
    private static Path beside(Path file, String ending) {
        var name = file.getFileName().toString();
        for (var known : List.of(".gz", ".csv", ".model")) {
            name = name.endsWith(known) ? name.substring(0, name.length() - known.length()) : name;
        }
        return file.resolveSibling(name + ending);
    }
}
