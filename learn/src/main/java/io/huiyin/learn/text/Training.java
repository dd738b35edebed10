package io.huiyin.learn.text;

import io.huiyin.processor.model.Calibration;
import io.huiyin.processor.model.ModelDraft;
import java.util.Arrays;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Trains a text model: groups near copies, judges by cross-validation between groups, calibrates on scores of texts that
 * training had not seen, chooses the threshold for the wanted precision, and makes the model of all texts. The same texts,
 * options and version give the same bytes.
 */
public final class Training {
    private static final int MOST_LABELS = 200;

    private final LabelledTexts texts;
    private final TrainingOptions options;
    private final int[] targets;
    private final int labels;

    private Training(LabelledTexts texts, TrainingOptions options) {
        this.texts = texts;
        this.options = options;
        targets = texts.targets();
        labels = texts.labels().size();
    }

    /**
     * The model and what it is worth.
     *
     * @param artefact its bytes
     * @param report how good it is
     */
    public record Trained(Artefact artefact, TrainingReport report) {}

    /** @throws UnusableFileException where fewer than two labels, or more than 200, have as many texts as there are folds */
    public static Trained train(LabelledTexts texts, TrainingOptions options) {
        var enough = texts.withLabelsOf(options.folds());
        if (enough.labels().size() > MOST_LABELS) {
            throw new UnusableFileException(
                    "there are " + enough.labels().size() + " labels; it must be " + MOST_LABELS + " or fewer");
        }
        return new Training(enough, options).train();
    }

    private Trained train() {
        var groups =
                NearCopies.groups(texts.texts().stream().map(LabelledText::text).toList());
        var outcome = CrossValidation.run(texts, groups, options);
        var answers = answers(outcome);
        double threshold = answers.threshold(options.precision());
        var report = new TrainingReport(
                texts.labels(),
                answers,
                (int) Arrays.stream(groups).distinct().count(),
                options.folds(),
                words(outcome.made.recipe()),
                options.precision(),
                threshold,
                held(outcome.folds, answers),
                texts.remarks());
        var calibration = CalibrationFit.fit(outcome.scores, targets, labels);
        return new Trained(artefact(outcome.made.draft(), calibration, report), report);
    }

    /** Each fold's texts under a calibration that was found on the other folds. */
    private Answers answers(CrossValidation.Outcome outcome) {
        var said = new int[targets.length];
        var probabilities = new double[targets.length];
        for (int fold = 0; fold < outcome.folds.count(); fold++) {
            var others = outcome.folds.outside(fold);
            var calibration = CalibrationFit.fit(
                    Arrays.stream(others).mapToObj(i -> outcome.scores[i]).toArray(double[][]::new),
                    Arrays.stream(others).map(i -> targets[i]).toArray(),
                    labels);
            for (int text : outcome.folds.in(fold)) {
                var all = calibration.probabilities(outcome.scores[text]);
                said[text] = Confusion.highest(all);
                probabilities[text] = all[said[text]];
            }
        }
        return new Answers(targets, said, probabilities, labels);
    }

    private TrainingReport.Held held(Folds folds, Answers answers) {
        double reached = 0;
        double right = 0;
        for (int fold = 0; fold < folds.count(); fold++) {
            double threshold = answers.of(folds.outside(fold)).threshold(options.precision());
            var own = answers.of(folds.in(fold));
            double reaching = own.coverage(threshold) * own.size();
            reached += reaching;
            right += own.precision(threshold) * reaching;
        }
        return new TrainingReport.Held(reached / Math.max(1, answers.size()), reached == 0 ? 1 : right / reached);
    }

    private static String words(Recipe recipe) {
        return recipe.learners()
                + (recipe.lead().boost() == 0
                        ? ""
                        : ", the beginning counts " + (1 + recipe.lead().boost()) + " times");
    }

    private Artefact artefact(ModelDraft draft, Calibration calibration, TrainingReport report) {
        return new Artefact(draft.artefact(calibration, report.threshold(), summary(report)));
    }

    private SortedMap<String, String> summary(TrainingReport report) {
        var confusion = report.answers().confusion();
        var summary = new TreeMap<String, String>();
        summary.put("rows", Integer.toString(report.answers().size()));
        summary.put("groups", Integer.toString(report.groups()));
        summary.put("folds", Integer.toString(report.folds()));
        summary.put("seed", Long.toString(options.seed()));
        summary.put("recipe", report.recipe());
        summary.put("accuracy", shown(confusion.accuracy()));
        summary.put("macro-F1", shown(confusion.macroF1()));
        summary.put("calibration-error", shown(report.answers().calibrationError()));
        summary.put("precision-wanted", shown(report.wanted()));
        summary.put("precision", shown(report.answers().precision(report.threshold())));
        summary.put("coverage", shown(report.answers().coverage(report.threshold())));
        return summary;
    }

    private static String shown(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }
}
