package io.huiyin.learn.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How good a model is, in lines that a terminal shows; columns keep their width beside Chinese, which is twice as wide. */
public final class ReportText {
    private static final int WIDEST = 24;

    private ReportText() {}

    /** The report of a training. */
    public static List<String> of(TrainingReport report) {
        var answers = report.answers();
        var lines = new ArrayList<String>();
        lines.add("%,d texts in %,d groups of near copies, %d labels; %d folds between groups"
                .formatted(answers.size(), report.groups(), report.labels().size(), report.folds()));
        lines.add("recipe: " + report.recipe());
        lines.addAll(figures(answers, report.labels()));
        lines.add("");
        lines.add(thresholdOf(report));
        lines.add("on folds that thresholds were not chosen on: precision %s, coverage %s"
                .formatted(share(report.held().precision()), share(report.held().coverage())));
        return lines;
    }

    private static String thresholdOf(TrainingReport report) {
        double threshold = report.threshold();
        return threshold >= 1
                ? "no threshold gives the wanted precision of " + share(report.wanted())
                        + "; the model will leave nearly everything UNSORTED"
                : "threshold %s for the wanted precision of %s: precision %s, coverage %s, the rest UNSORTED"
                        .formatted(
                                share(threshold),
                                share(report.wanted()),
                                share(report.answers().precision(threshold)),
                                share(report.answers().coverage(threshold)));
    }

    /** The figures of answers: of all, by label, and which label was taken for which. */
    public static List<String> figures(Answers answers, List<String> labels) {
        var confusion = answers.confusion();
        var lines = new ArrayList<String>();
        lines.add("accuracy %s, macro-F1 %s, expected calibration error %s"
                .formatted(share(confusion.accuracy()), share(confusion.macroF1()), share(answers.calibrationError())));
        lines.add("");
        int width = IntStream.range(0, labels.size())
                .map(i -> width(shown(labels.get(i))))
                .max()
                .orElse(0);
        lines.add(padded("label", width) + "  precision  recall      F1  texts");
        for (int label = 0; label < labels.size(); label++) {
            lines.add(padded(shown(labels.get(label)), width)
                    + "%11s%8s%8s%,7d"
                            .formatted(
                                    share(confusion.precision(label)),
                                    share(confusion.recall(label)),
                                    share(confusion.f1(label)),
                                    confusion.support(label)));
        }
        lines.add("");
        lines.addAll(matrix(confusion, labels, width));
        return lines;
    }

    private static List<String> matrix(Confusion confusion, List<String> labels, int width) {
        var lines = new ArrayList<String>();
        lines.add("rows: what it is; columns: what was said, in the same order");
        var head = new StringBuilder(padded("", width + 4));
        for (int said = 0; said < labels.size(); said++) {
            head.append("%6s".formatted(said + 1));
        }
        lines.add(head.toString());
        for (int right = 0; right < labels.size(); right++) {
            var line = new StringBuilder("%3d ".formatted(right + 1)).append(padded(shown(labels.get(right)), width));
            for (int said = 0; said < labels.size(); said++) {
                int count = confusion.count(right, said);
                line.append("%6s".formatted(count == 0 ? "." : Integer.toString(count)));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** A share as it is printed everywhere: three decimals. */
    static String share(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }

    private static String shown(String label) {
        int end = label.offsetByCodePoints(0, Math.min(WIDEST, label.codePointCount(0, label.length())));
        return end < label.length() ? label.substring(0, end) + "…" : label;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /** Columns of a terminal: two for what East Asian fonts draw in a full square. */
    private static int width(String text) {
        return text.codePoints()
                .map(c -> (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xFFDC) || c >= 0x20000 ? 2 : 1)
                .sum();
    }
}
