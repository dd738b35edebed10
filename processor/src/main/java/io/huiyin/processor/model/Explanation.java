package io.huiyin.processor.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Which n-grams of a text weigh most for one label. Every decision of a model is explained, so the few strongest are chosen by
 * number first, and only those are made into words.
 */
final class Explanation {
    private static final Comparator<Weighed> STRONGEST_FIRST =
            Comparator.comparingDouble(Weighed::weight).reversed().thenComparing(Weighed::gram);
    /** A longer n-gram says more to people than the strongest of its parts, which weighs about as much: 施工 rather than 施. */
    private static final Comparator<Candidate> TELLING_FIRST = Comparator.comparingDouble(Candidate::telling)
            .reversed()
            .thenComparing(one -> one.piece().gram());

    private static final int LONGEST_LIKED = 12;

    /** So many are looked at for each that is wanted, and more where too many of them are parts of each other. */
    private static final int LOOKED_AT = 4;

    /** A piece without the marks of its edges, and how much it tells people. */
    private record Candidate(Weighed piece, String bare, double telling) {
        static Candidate of(Weighed piece) {
            var bare = piece.gram().replace("_", "");
            return new Candidate(piece, bare, piece.weight() * (1 + Math.min(LONGEST_LIKED, bare.length())));
        }

        boolean overlaps(Candidate other) {
            return other.bare.contains(bare) || bare.contains(other.bare);
        }
    }

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
        double squares = 0;
        for (int i = 0; i < tally.size(); i++) {
            double value = value(tally.feature(i));
            squares += value * value;
        }
        unit = scale * weights.steps[label] / Math.sqrt(Math.max(squares, Double.MIN_NORMAL));
    }

    private double value(int feature) {
        return tally.weight(feature) * weights.factor(feature);
    }

    private double weight(int feature) {
        return weights.weights[feature * labels + label] * value(feature) * unit;
    }

    /** All of them, also those that speak against the label, the strongest first. */
    List<Weighed> all() {
        var all = named(tally.features());
        all.sort(STRONGEST_FIRST);
        return List.copyOf(all);
    }

    /** The strongest that speak for the label; of those that are parts of one another the longer one, where it weighs enough. */
    List<Weighed> strongest(int most) {
        for (int looked = LOOKED_AT * most; ; looked *= 4) {
            var candidates = strongestFeatures(looked);
            var chosen = different(named(candidates), most);
            if (chosen.size() == most || candidates.length < looked) {
                chosen.sort(STRONGEST_FIRST);
                return List.copyOf(chosen);
            }
        }
    }

    /** At most so many features that speak for the label, in no order. */
    private int[] strongestFeatures(int most) {
        var best = new int[most];
        var bestWeights = new double[most];
        int found = 0;
        for (int i = 0; i < tally.size(); i++) {
            int feature = tally.feature(i);
            if (weights.weights[feature * labels + label] <= 0) {
                continue;
            }
            double weight = weight(feature);
            if (weight <= 0 || (found == most && weight <= bestWeights[most - 1])) {
                continue;
            }
            int at = found < most ? found++ : most - 1;
            for (; at > 0 && bestWeights[at - 1] < weight; at--) {
                bestWeights[at] = bestWeights[at - 1];
                best[at] = best[at - 1];
            }
            bestWeights[at] = weight;
            best[at] = feature;
        }
        return Arrays.copyOf(best, found);
    }

    /** These features in words, each as it stands in the text first. */
    private List<Weighed> named(int[] features) {
        var rising = features.clone();
        Arrays.sort(rising);
        var wanted = new Wanted(rising.length);
        for (int feature : rising) {
            wanted.add(weights.hashes[feature]);
        }
        var seen = new BitSet(rising.length);
        var named = new ArrayList<Weighed>(rising.length);
        for (int i = 0; i < tally.grams.size(); i++) {
            int hash = tally.grams.hash(i);
            if (wanted.mayHave(hash)) {
                int at = Arrays.binarySearch(rising, tally.placeOf(hash));
                if (at >= 0 && !seen.get(at)) {
                    seen.set(at);
                    named.add(new Weighed(tally.grams.gram(i), weight(rising[at])));
                }
            }
        }
        return named;
    }

    /** Hashes of which most others can be told apart at once: a bit for each, a hundred times as many as there are. */
    private static final class Wanted {
        private final long[] bits;

        Wanted(int most) {
            bits = new long[Integer.highestOneBit(2 * most + 1)];
        }

        void add(int hash) {
            bits[hash & (bits.length - 1)] |= 1L << (hash >>> (Integer.SIZE - 6));
        }

        boolean mayHave(int hash) {
            return (bits[hash & (bits.length - 1)] & 1L << (hash >>> (Integer.SIZE - 6))) != 0;
        }
    }

    /** The most telling ones, none of them a part of another. */
    private static List<Weighed> different(List<Weighed> pieces, int most) {
        var candidates = new ArrayList<Candidate>(pieces.size());
        pieces.forEach(piece -> candidates.add(Candidate.of(piece)));
        candidates.sort(TELLING_FIRST);
        var chosen = new ArrayList<Candidate>(most);
        for (int i = 0; i < candidates.size() && chosen.size() < most; i++) {
            if (chosen.stream().noneMatch(candidates.get(i)::overlaps)) {
                chosen.add(candidates.get(i));
            }
        }
        var told = new ArrayList<Weighed>(most);
        chosen.forEach(one -> told.add(one.piece()));
        return told;
    }
}
