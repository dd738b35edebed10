package io.huiyin.benchmarks.quality;

import java.util.Comparator;
import java.util.List;

/**
 * What a threshold makes of scored pairs: those at or above it are said to be the same.
 *
 * @param threshold the lowest score that still counts as the same
 * @param f1 harmonic mean of precision and recall, 0 to 1
 */
record Cut(double threshold, double precision, double recall, double f1) {

    /** A pair's score, and whether it is the same problem. */
    record Scored(double score, boolean same) {}

    /** What this threshold gives; all zero where no pair is the same. */
    static Cut at(List<Scored> pairs, double threshold) {
        long wanted = pairs.stream().filter(Scored::same).count();
        long said = pairs.stream().filter(pair -> pair.score() >= threshold).count();
        long right = pairs.stream()
                .filter(pair -> pair.score() >= threshold && pair.same())
                .count();
        return of(threshold, right, said, wanted);
    }

    private static Cut of(double threshold, long right, long said, long wanted) {
        return right == 0
                ? new Cut(threshold, 0, 0, 0)
                : new Cut(threshold, (double) right / said, (double) right / wanted, 2.0 * right / (said + wanted));
    }

    /** Precision and recall in words. */
    String words() {
        return "precision %.3f, recall %.3f at %.3f".formatted(precision, recall, threshold);
    }

    /** The threshold that gives the best F1, chosen with the answers in hand: what a score could reach at most. */
    static Cut best(List<Scored> pairs) {
        var falling = pairs.stream()
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .toList();
        long wanted = pairs.stream().filter(Scored::same).count();
        var best = of(Double.POSITIVE_INFINITY, 0, 0, wanted);
        int right = 0;
        for (int i = 0; i < falling.size(); i++) {
            right += falling.get(i).same() ? 1 : 0;
            boolean whole = i + 1 == falling.size()
                    || falling.get(i + 1).score() < falling.get(i).score();
            var cut = of(falling.get(i).score(), right, i + 1, wanted);
            best = whole && cut.f1 > best.f1 ? cut : best;
        }
        return best;
    }
}
