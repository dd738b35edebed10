package io.huiyin.benchmarks.quality;

import io.huiyin.learn.chart.ConfusionPicture;
import io.huiyin.learn.text.LabelledFile;
import io.huiyin.learn.text.LabelledTexts;
import io.huiyin.learn.text.Training;
import io.huiyin.learn.text.TrainingOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * How often a model of the house names the right class: five folds, split between groups of near copies; each fold's model is
 * made whole from the other four and packed as it would travel.
 *
 * @param name of the job
 * @param file of labelled texts, by context
 * @param textColumns title and text, or text alone
 * @param aim of the accuracy
 * @param baseline of the accuracy; empty where plain naive Bayes is asked instead
 */
record Classification(
        String name,
        Function<QualityContext, Path> file,
        List<String> textColumns,
        String labelColumn,
        String aim,
        String baseline)
        implements QualityJob {
    private static final int FOLDS = 5;
    private static final double PRECISION = 0.9;

    /** Complaints about money in five classes; the published figures are of the same 1,000 rows. */
    static Classification cfpb() {
        return new Classification(
                "cfpb-complaints-1000",
                context -> context.data().orElse(Path.of("")).resolve("cfpb-complaints-1000.csv.gz"),
                List.of("narrative"),
                "product",
                "at least 0.800; o1 zero-shot 0.777",
                "linear SVM, character 1 to 5-grams: 0.754");
    }

    /** Our own worker reports. */
    static Classification zh() {
        return new Classification(
                "zh-reports",
                context -> context.ownFile("zh/reports.csv"),
                List.of("title", "text"),
                "category",
                "",
                "");
    }

    @Override
    public List<QualityRow> run(QualityContext context) throws IOException {
        var path = file.apply(context);
        if (!Files.isReadable(path)) {
            return List.of(QualityRow.absent(name, path.getFileName().toString()));
        }
        var texts = new LabelledFile(path, textColumns, labelColumn, StandardCharsets.UTF_8).read();
        var report = Training.train(texts, new TrainingOptions(FOLDS, PRECISION, context.seed(), 1))
                .report();
        var confusion = report.answers().confusion();
        int rows = report.answers().size();
        Files.writeString(
                context.picture(name + "-confusion.svg"), ConfusionPicture.svg(name, confusion, report.labels()));
        var plain = baseline.isEmpty() ? naive(texts) : baseline;
        return List.of(
                row(rows, "accuracy, 5 folds", confusion.accuracy(), aim, plain),
                row(rows, "macro-F1, 5 folds", confusion.macroF1(), "", ""),
                row(rows, "calibration error", report.answers().calibrationError(), "", ""),
                row(rows, "sure of (at precision 0.9)", report.held().coverage(), "", ""),
                row(rows, "precision where sure", report.held().precision(), "0.900", ""));
    }

    private QualityRow row(int rows, String figure, double value, String aim, String plain) {
        return new QualityRow(name, rows, figure, value, aim, plain);
    }

    private static String naive(LabelledTexts texts) {
        return "naive Bayes, character 2-grams: %.3f".formatted(PlainBayes.accuracy(texts.texts(), FOLDS));
    }
}
