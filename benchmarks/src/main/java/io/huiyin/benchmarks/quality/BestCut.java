package io.huiyin.benchmarks.quality;

import java.util.Comparator;
import java.util.List;

/**
 * The threshold at which scored pairs give the best F1, chosen with the answers in hand: what a score could reach at most.
 *
 * @param threshold the lowest score that still counts as the same
 * @param f1 harmonic mean of precision and recall, 0 to 1
 */
record BestCut(double threshold, double precision, double recall, double f1) {

    /** A pair's score, and whether it is the same problem. */
    record Scored(double score, boolean same) {}

    /** Of these pairs; all zero where none is the same. */
    static BestCut of(List<Scored> pairs) {
        var falling = pairs.stream()
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .toList();
        long wanted = pairs.stream().filter(Scored::same).count();
        var best = new BestCut(Double.POSITIVE_INFINITY, 0, 0, 0);
        int right = 0;
        for (int i = 0; i < falling.size(); i++) {
            right += falling.get(i).same() ? 1 : 0;
            boolean whole = i + 1 == falling.size()
                    || falling.get(i + 1).score() < falling.get(i).score();
            double f1 = 2.0 * right / (i + 1 + wanted);
            if (whole && f1 > best.f1) {
                best = new BestCut(falling.get(i).score(), (double) right / (i + 1), (double) right / wanted, f1);
            }
        }
        return best;
    }
}
