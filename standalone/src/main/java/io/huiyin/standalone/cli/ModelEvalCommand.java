package io.huiyin.standalone.cli;

import io.huiyin.learn.text.Evaluation;
import io.huiyin.learn.text.ReportText;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A model against texts whose labels are known. */
@NullUnmarked
@Command(
        name = "eval",
        description = "Say how good a model is on a CSV file of labelled texts; texts it was trained on flatter it.")
final class ModelEvalCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private Json json;

    @Mixin
    private LabelledFileOptions columns;

    @Parameters(index = "0", paramLabel = "MODEL", description = "A file that `huiyin model train` wrote.")
    private Path model;

    @Parameters(index = "1", paramLabel = "FILE", description = "CSV with a header, as for training.")
    private Path file;

    @Override
    public Integer call() {
        var read = ModelFile.read(model).model();
        var evaluation = Evaluation.of(read, columns.read(file, common.err()));
        LabelledFileOptions.say(evaluation.remarks(), common.err());
        var answers = evaluation.answers();
        if (answers.size() == 0) {
            throw new UsageException(file + " has no text with a label that the model knows; it knows "
                    + String.join(", ", read.labels()));
        }
        if (json.wanted()) {
            var node = ModelJson.of(answers, read.labels());
            ModelJson.threshold(node, answers, read.threshold());
            common.out().println(Json.write(node));
        } else {
            ReportText.figures(answers, read.labels()).forEach(common.out()::println);
            common.out().println();
            common.out()
                    .println(String.format(
                            Locale.ROOT,
                            "threshold %.3f: precision %.3f, coverage %.3f, the rest UNSORTED",
                            read.threshold(),
                            answers.precision(read.threshold()),
                            answers.coverage(read.threshold())));
        }
        return 0;
    }
}
