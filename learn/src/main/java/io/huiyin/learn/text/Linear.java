package io.huiyin.learn.text;

import java.util.Arrays;

/**
 * Weights of a linear classifier: by label those of the features, and what its score starts from. Package-private arrays;
 * only {@link #add} changes them.
 */
final class Linear {
    final float[][] weights;
    final double[] biases;

    Linear(int labels, int features) {
        weights = new float[labels][features];
        biases = new double[labels];
    }

    double[] scores(Vector text) {
        var scores = biases.clone();
        for (int label = 0; label < scores.length; label++) {
            scores[label] += text.times(weights[label]);
        }
        return scores;
    }

    /** Adds so much of another. */
    void add(Linear other, double share) {
        for (int label = 0; label < biases.length; label++) {
            biases[label] += share * other.biases[label];
            for (int i = 0; i < weights[label].length; i++) {
                weights[label][i] += (float) (share * other.weights[label][i]);
            }
        }
    }

    /**
     * Takes from each label what all labels have on average: that changes no probability, and what an n-gram then weighs is
     * what it says for this label rather than for the others.
     */
    void centre() {
        double bias = Arrays.stream(biases).average().orElse(0);
        for (int label = 0; label < biases.length; label++) {
            biases[label] -= bias;
        }
        for (int i = 0; i < weights[0].length; i++) {
            double sum = 0;
            for (var label : weights) {
                sum += label[i];
            }
            for (var label : weights) {
                label[i] -= (float) (sum / weights.length);
            }
        }
    }
}
