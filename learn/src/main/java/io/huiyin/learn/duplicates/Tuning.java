package io.huiyin.learn.duplicates;

import io.huiyin.policy.DuplicateRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The threshold that gives a wanted precision on pairs that staff have judged, and what it rests on. */
public final class Tuning {
    private static final int FEW = 50;

    private Tuning() {}

    /** The pairs' curve, as the pipeline weighs them; each text counts for what is rare. */
    public static PairCurve curve(List<LabelledReports.Pair> pairs, DuplicateRules rules) {
        var judging = new PairJudging(rules);
        for (var pair : pairs) {
            judging.learn(pair.one());
            judging.learn(pair.other());
        }
        var judged = new ArrayList<PairCurve.Judged>();
        for (var pair : pairs) {
            var evidence = judging.weigh(pair.one(), pair.other());
            judged.add(new PairCurve.Judged(evidence.comparable() ? evidence.probability() : 0, pair.same()));
        }
        return PairCurve.of(judged);
    }

    /** The report for people: the curve, the threshold, and the line for the policy. */
    public static List<String> lines(PairCurve curve, double wanted) {
        var lines = new ArrayList<String>();
        lines.add("%d pairs, %d of them the same".formatted(curve.pairs(), curve.same()));
        if (curve.same() < FEW) {
            lines.add("fewer than %d pairs that are the same: the interval is wide, take it with care".formatted(FEW));
        }
        lines.add("threshold  merged  right  precision (95 %)        recall");
        int step = Math.max(1, curve.points().size() / 20);
        for (int i = step - 1; i < curve.points().size(); i += step) {
            lines.add(line(curve.points().get(i)));
        }
        var chosen = curve.atPrecision(wanted);
        if (chosen.isEmpty()) {
            lines.add(String.format(Locale.ROOT, "no threshold gives a precision of %.2f on these pairs", wanted));
            return lines;
        }
        lines.add(String.format(Locale.ROOT, "the lowest threshold with a precision of %.2f:", wanted));
        lines.add(line(chosen.get()));
        // A threshold is written with three decimals, rounded up so that it asks no less.
        double merge = Math.min(1, Math.ceil(chosen.get().threshold() * 1000) / 1000);
        lines.add(String.format(Locale.ROOT, "duplicates: {merge: %.3f}", merge));
        return lines;
    }

    private static String line(PairCurve.Point point) {
        return String.format(
                Locale.ROOT,
                "%9.3f  %6d  %5d  %.3f (%.3f to %.3f)  %.3f",
                point.threshold(),
                point.merged(),
                point.right(),
                point.precision(),
                point.low(),
                point.high(),
                point.recall());
    }
}
