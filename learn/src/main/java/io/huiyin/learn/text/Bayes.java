package io.huiyin.learn.text;

import java.util.Arrays;

/**
 * Naive Bayes: the logarithms of how likely each feature is under each label, found by counting. What a label is believed to
 * have of every feature before anything is counted is in proportion to how much was counted for it: the same for all would
 * flatten a rare label, and make whatever nobody has said of it speak for it.
 */
final class Bayes {
    private static final double SMOOTHING = 0.2;
    private static final double RATIO_SMOOTHING = 0.3;

    private Bayes() {}

    static Linear learn(Examples examples) {
        var linear = new Linear(examples.labels, examples.features);
        var logarithms = logarithms(examples.sums(), SMOOTHING);
        System.arraycopy(logarithms, 0, linear.weights, 0, logarithms.length);
        return linear;
    }

    /** By label and feature: the logarithm of the feature's share of the label. */
    static float[][] logarithms(Examples examples) {
        return logarithms(examples.sums(), RATIO_SMOOTHING);
    }

    /** By label and feature: the logarithm of how much likelier the feature is under the label than under the others. */
    static float[][] ratios(Examples examples) {
        var sums = examples.sums();
        var all = new double[examples.features];
        for (var sum : sums) {
            for (int i = 0; i < all.length; i++) {
                all[i] += sum[i];
            }
        }
        var ratios = new float[examples.labels][examples.features];
        var others = new double[examples.features];
        for (int label = 0; label < examples.labels; label++) {
            for (int i = 0; i < all.length; i++) {
                others[i] = all[i] - sums[label][i];
            }
            var shares = logarithms(new double[][] {sums[label], others}, RATIO_SMOOTHING);
            for (int i = 0; i < all.length; i++) {
                ratios[label][i] = shares[0][i] - shares[1][i];
            }
        }
        return ratios;
    }

    /** @param smoothing what each feature is held to have beside what was counted, where as much was counted as on average */
    private static float[][] logarithms(double[][] sums, double smoothing) {
        var logarithms = new float[sums.length][sums[0].length];
        double average = Arrays.stream(sums).flatMapToDouble(Arrays::stream).sum() / sums.length;
        for (int row = 0; row < sums.length; row++) {
            double counted = Arrays.stream(sums[row]).sum();
            double beside = counted == 0 ? smoothing : smoothing * counted / average;
            double total = counted + beside * sums[row].length;
            for (int i = 0; i < sums[row].length; i++) {
                logarithms[row][i] = (float) StrictMath.log((sums[row][i] + beside) / total);
            }
        }
        return logarithms;
    }
}
