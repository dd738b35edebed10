package io.huiyin.learn.text;

import java.util.stream.IntStream;

/**
 * Support vector machines by LIBLINEAR (Fan and others, JMLR 9, 2008): for each label one against all others. A label with
 * fewer texts than the average weighs more, by the root of how many fewer.
 */
final class Machines {
    static final double MOST_WEIGHT = 5;

    private Machines() {}

    /** @param cost what a text on the wrong side costs beside the length of the weights; LIBLINEAR's C */
    static Linear learn(Examples examples, double cost, long seed) {
        var rows = new Rows(examples);
        var linear = new Linear(examples.labels, examples.features);
        for (int label = 0; label < examples.labels; label++) {
            learn(rows, examples, label, cost, seed, linear);
        }
        return linear;
    }

    static Linear learnScaled(Examples examples, double cost, long seed) {
        var rows = new Rows(examples);
        var all = all(examples);
        var linear = new Linear(examples.labels, examples.features);
        var ratios = Bayes.ratios(examples);
        for (int label = 0; label < examples.labels; label++) {
            rows.scale(all, ratios[label]);
            learn(rows, examples, label, cost, seed, linear);
            for (int i = 0; i < examples.features; i++) {
                linear.weights[label][i] *= ratios[label][i];
            }
        }
        return linear;
    }

    private static void learn(Rows rows, Examples examples, int label, double cost, long seed, Linear into) {
        int with = examples.supports()[label];
        if (with == 0) {
            into.biases[label] = -1;
            return;
        }
        double fewer = (double) examples.vectors.length / examples.labels / with;
        double own = Math.clamp(Math.sqrt(fewer), 1, MOST_WEIGHT);
        var weights = rows.machine(all(examples), label, cost, own, 1, seed);
        for (int i = 0; i < examples.features; i++) {
            into.weights[label][i] = (float) weights[i];
        }
        into.biases[label] = weights[examples.features];
    }

    private static int[] all(Examples examples) {
        return IntStream.range(0, examples.vectors.length).toArray();
    }
}
