package io.huiyin.learn.text;

/** Naive Bayes: the logarithms of how likely each feature is under each label, found by counting. */
final class Bayes {
    private static final double SMOOTHING = 0.2;
    private static final double RATIO_SMOOTHING = 0.3;

    private Bayes() {}

    static Linear learn(Examples examples) {
        var sums = examples.sums();
        var linear = new Linear(examples.labels, examples.features);
        for (int label = 0; label < examples.labels; label++) {
            double total = 0;
            for (double sum : sums[label]) {
                total += sum + SMOOTHING;
            }
            for (int i = 0; i < examples.features; i++) {
                linear.weights[label][i] = (float) StrictMath.log((sums[label][i] + SMOOTHING) / total);
            }
        }
        return linear;
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
        for (int label = 0; label < examples.labels; label++) {
            double within = 0;
            double without = 0;
            for (int i = 0; i < all.length; i++) {
                within += sums[label][i] + RATIO_SMOOTHING;
                without += all[i] - sums[label][i] + RATIO_SMOOTHING;
            }
            for (int i = 0; i < all.length; i++) {
                double ratio = (sums[label][i] + RATIO_SMOOTHING)
                        / within
                        / ((all[i] - sums[label][i] + RATIO_SMOOTHING) / without);
                ratios[label][i] = (float) StrictMath.log(ratio);
            }
        }
        return ratios;
    }
}
