package io.huiyin.learn.duplicates;

import io.huiyin.processor.deduplicate.Features;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The radius of each category that makes its examples likeliest, among a few, drawn towards the radius of all where there are
 * few examples. A category's odds may move with its radius.
 */
final class Radii {
    private static final double[] TIMES = {0.1, 0.16, 0.25, 0.4, 0.63, 1, 1.6};
    private static final double STIFFNESS = 0.3;
    private static final int ROUNDS = 10;

    private Radii() {}

    /** By the later report's category; only those that are not the radius of all. */
    static Map<String, Double> of(List<Example> examples, EvidenceFit fit, double radiusMeters) {
        var byCategory = new HashMap<String, List<Integer>>();
        for (int i = 0; i < examples.size(); i++) {
            if (examples.get(i).located()) {
                byCategory
                        .computeIfAbsent(examples.get(i).category(), _category -> new ArrayList<>())
                        .add(i);
            }
        }
        var place = fit.weights().place();
        var radii = new HashMap<String, Double>();
        byCategory.forEach((category, own) -> {
            double likeliest = Double.NEGATIVE_INFINITY;
            for (double times : TIMES) {
                double radius = radiusMeters * times;
                var sums = own.stream()
                        .mapToDouble(i -> fit.sumWithoutPlace(i)
                                + at(place, examples.get(i).meters() / radius))
                        .toArray();
                double log = StrictMath.log(times);
                double likelihood = likelihood(examples, own, sums) - log * log;
                if (likelihood > likeliest) {
                    likeliest = likelihood;
                    radii.put(category, radius);
                }
            }
        });
        radii.values().removeIf(radius -> radius == radiusMeters);
        return radii;
    }

    /** What the steps down give beside the first knot. */
    private static double at(List<Double> place, double radii) {
        var shares = Features.ofPlace(radii);
        double sum = -place.getFirst();
        for (int knot = 0; knot < shares.length; knot++) {
            sum += shares[knot] * place.get(knot);
        }
        return sum;
    }

    /** The logarithm of the likelihood where all of them are shifted by what fits them best. */
    private static double likelihood(List<Example> examples, List<Integer> own, double[] sums) {
        double shift = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double slope = STIFFNESS * shift;
            double curvature = STIFFNESS;
            for (int k = 0; k < sums.length; k++) {
                double probability = 1 / (1 + StrictMath.exp(-sums[k] - shift));
                slope += probability - (examples.get(own.get(k)).same() ? 1 : 0);
                curvature += probability * (1 - probability);
            }
            shift -= Math.clamp(slope / curvature, -1, 1);
        }
        double likelihood = -STIFFNESS * shift * shift / 2;
        for (int k = 0; k < sums.length; k++) {
            double sum = sums[k] + shift;
            likelihood -=
                    StrictMath.log1p(StrictMath.exp(examples.get(own.get(k)).same() ? -sum : sum));
        }
        return likelihood;
    }
}
