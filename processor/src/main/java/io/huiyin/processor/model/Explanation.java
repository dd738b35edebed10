package io.huiyin.processor.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which n-grams of a text weigh most for one label. Every decision of a model is explained, so the few strongest are chosen by
 * number first, and only those are made into words.
 */
final class Explanation {
    private static final Comparator<Weighed> STRONGEST_FIRST =
            Comparator.comparingDouble(Weighed::weight).reversed().thenComparing(Weighed::gram);

    private static final int LONGEST_LIKED = 12;

    /** So many are looked at for each that is wanted, and more where too many of them are parts of each other. */
    private static final int LOOKED_AT = 4;

    private final Tally tally;
    private final Weights weights;
    private final int labels;
    private final int label;
    private final double unit;

    /**
     * @param tally with the text read
     * @param scale of the calibration
     */
    Explanation(Tally tally, Weights weights, int labels, int label, double scale) {
        this.tally = tally;
        this.weights = weights;
        this.labels = labels;
        this.label = label;
        unit = scale * weights.steps[label] / Math.sqrt(Math.max(tally.squares(), Double.MIN_NORMAL));
    }

    private double weight(int i) {
        return weights.weights[tally.feature(i) * labels + label] * tally.value(i) * unit;
    }

    private Weighed named(int i) {
        return new Weighed(tally.grams.gram(tally.gram(i)), weight(i));
    }

    /** All of them, also those that speak against the label, the strongest first. */
    List<Weighed> all() {
        var all = new ArrayList<Weighed>(tally.size());
        for (int i = 0; i < tally.size(); i++) {
            all.add(named(i));
        }
        all.sort(STRONGEST_FIRST);
        return List.copyOf(all);
    }

    /** The strongest that speak for the label; of those that are parts of one another the longer one, where it weighs enough. */
    List<Weighed> strongest(int most) {
        for (int looked = LOOKED_AT * most; ; looked *= 4) {
            var candidates = strongestFeatures(looked);
            var chosen = different(candidates, most);
            if (chosen.size() == most || candidates.length < looked) {
                chosen.sort(STRONGEST_FIRST);
                return List.copyOf(chosen);
            }
        }
    }

    /** At most so many features that speak for the label, by their places in the tally. */
    private int[] strongestFeatures(int most) {
        var best = new int[most];
        var bestWeights = new double[most];
        int found = 0;
        double least = 0;
        for (int i = 0; i < tally.size(); i++) {
            double weight = weight(i);
            if (weight <= least) {
                continue;
            }
            int at = found < most ? found++ : most - 1;
            for (; at > 0 && bestWeights[at - 1] < weight; at--) {
                bestWeights[at] = bestWeights[at - 1];
                best[at] = best[at - 1];
            }
            bestWeights[at] = weight;
            best[at] = i;
            least = found == most ? bestWeights[most - 1] : 0;
        }
        return Arrays.copyOf(best, found);
    }

    /** The most telling ones, none of them a part of another. Made into words one after the other, until there are enough. */
    private List<Weighed> different(int[] features, int most) {
        var telling = new double[features.length];
        for (int i = 0; i < features.length; i++) {
            telling[i] = telling(features[i]);
        }
        var chosen = new ArrayList<Weighed>(most);
        var bare = new ArrayList<String>(most);
        for (int left = features.length; left > 0 && chosen.size() < most; left--) {
            int next = mostTelling(features, telling);
            telling[next] = Double.NEGATIVE_INFINITY;
            var piece = named(features[next]);
            var letters = piece.gram().replace("_", "");
            if (differs(letters, bare)) {
                chosen.add(piece);
                bare.add(letters);
            }
        }
        return chosen;
    }

    /** A longer n-gram says more to people than the strongest of its parts, which weighs about as much: 施工 rather than 施. */
    private double telling(int i) {
        return weight(i) * (1 + Math.min(LONGEST_LIKED, tally.grams.length(tally.gram(i))));
    }

    private int mostTelling(int[] features, double[] telling) {
        int most = 0;
        for (int i = 1; i < telling.length; i++) {
            if (telling[i] > telling[most]
                    || (telling[i] == telling[most]
                            && telling[i] > 0
                            && named(features[i])
                                            .gram()
                                            .compareTo(named(features[most]).gram())
                                    < 0)) {
                most = i;
            }
        }
        return most;
    }

    private static boolean differs(String letters, List<String> others) {
        for (var other : others) {
            if (other.contains(letters) || letters.contains(other)) {
                return false;
            }
        }
        return true;
    }
}
