package io.huiyin.learn.duplicates;

import io.huiyin.learn.duplicates.LabelledReports.Grouped;
import io.huiyin.learn.duplicates.LabelledReports.Pair;
import io.huiyin.policy.DuplicateRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * What learning gives, for people: figures of the last third by time with what the first two thirds taught, and the policy that
 * all of it teaches.
 */
public final class LearningReport {
    private static final double[] RECALLS = {0.5, 0.6, 0.7, 0.8, 0.85, 0.9};
    private static final int FEW = 50;

    private LearningReport() {}

    /** From reports with their groups, in the order of time. */
    public static List<String> ofReports(List<Grouped> reports, DuplicateRules rules) {
        int from = reports.size() * 2 / 3;
        var early = Learning.fromReports(reports.subList(0, from), rules);
        var groups = new HashSet<String>();
        long again = reports.stream().filter(one -> !groups.add(one.group())).count();
        var lines = new ArrayList<String>();
        lines.add("%d reports, %d of them of a problem that was told before".formatted(reports.size(), again));
        warn(again, lines);
        figures(Learning.curve(reports, from, rules), Learning.curve(reports, from, early), lines);
        lines.add("learnt from all of them:");
        lines.addAll(LearntPolicy.lines(Learning.fromReports(reports, rules)));
        return lines;
    }

    /** From pairs that somebody judged. */
    public static List<String> ofPairs(List<Pair> pairs, DuplicateRules rules) {
        var sorted = new ArrayList<>(pairs);
        sorted.sort(Comparator.comparing(pair -> Learning.later(pair).time()));
        int from = sorted.size() * 2 / 3;
        var early = Learning.fromPairs(sorted.subList(0, from), rules);
        var late = sorted.subList(from, sorted.size());
        long same = pairs.stream().filter(Pair::same).count();
        var lines = new ArrayList<String>();
        lines.add("%d pairs, %d of them the same".formatted(pairs.size(), same));
        warn(same, lines);
        figures(Tuning.curve(late, rules), Tuning.curve(late, early), lines);
        lines.add(
                "learnt from all of them (the prior stays, since judged pairs are not a sample of all; choose merge by tune):");
        lines.addAll(LearntPolicy.lines(Learning.fromPairs(sorted, rules)));
        return lines;
    }

    private static void warn(long same, List<String> lines) {
        if (same < FEW) {
            lines.add("fewer than %d that are the same: take it with care".formatted(FEW));
        }
    }

    private static void figures(PairCurve before, PairCurve after, List<String> lines) {
        lines.add("learnt on the first two thirds by time, judged on the rest, where %d are the same:"
                .formatted(after.same()));
        lines.add("recall  precision before  learnt");
        for (double recall : RECALLS) {
            lines.add(String.format(
                    Locale.ROOT, "%6.2f  %16s  %6s", recall, precision(before, recall), precision(after, recall)));
        }
    }

    private static String precision(PairCurve curve, double recall) {
        return curve.points().stream()
                .filter(point -> point.recall() >= recall && point.threshold() > 0)
                .max(Comparator.comparingDouble(PairCurve.Point::precision))
                .map(point -> String.format(Locale.ROOT, "%.3f", point.precision()))
                .orElse("-");
    }
}
