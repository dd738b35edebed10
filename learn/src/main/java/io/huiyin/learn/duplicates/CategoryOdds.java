package io.huiyin.learn.duplicates;

import io.huiyin.processor.deduplicate.Piece;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much likelier than others the reports of a category are told twice, learnt from labelled pairs: the shift of the logarithm
 * of the odds that fits them best, drawn towards the shift of all where there are few (a normal prior of standard deviation 1.4).
 */
public final class CategoryOdds {
    private static final double STIFFNESS = 0.5;
    private static final int ROUNDS = 30;

    private CategoryOdds() {}

    /** A pair that was compared, and what is true of it. */
    public record Labelled(Lookup.Compared pair, boolean same) {}

    /** By the later report's category; relative to all, so that the middle one has 1. */
    public static Map<String, Double> learn(List<Labelled> pairs) {
        double ofAll = shift(pairs, 0, 0.001);
        var byCategory = new HashMap<String, List<Labelled>>();
        for (var pair : pairs) {
            byCategory
                    .computeIfAbsent(pair.pair().later().category(), _name -> new ArrayList<>())
                    .add(pair);
        }
        var odds = new HashMap<String, Double>();
        byCategory.forEach((category, own) -> {
            double shift = shift(own, ofAll, STIFFNESS) - ofAll;
            odds.put(category, Math.clamp(StrictMath.exp(shift), 0.001, 1000));
        });
        return odds;
    }

    /** Newton's method on the logarithm of the likelihood. */
    private static double shift(List<Labelled> pairs, double towards, double stiffness) {
        double shift = towards;
        for (int round = 0; round < ROUNDS; round++) {
            double slope = stiffness * (shift - towards);
            double curvature = stiffness;
            for (var pair : pairs) {
                var evidence = pair.pair().evidence();
                double sum = evidence.sum() - evidence.of(Piece.ODDS) + shift;
                double probability = 1 / (1 + StrictMath.exp(-sum));
                slope += probability - (pair.same() ? 1 : 0);
                curvature += probability * (1 - probability);
            }
            shift = Math.clamp(shift - Math.clamp(slope / curvature, -1, 1), -12, 12);
        }
        return shift;
    }
}
