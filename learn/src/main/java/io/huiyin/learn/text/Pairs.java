package io.huiyin.learn.text;

import java.util.stream.IntStream;

/**
 * Support vector machines for each two labels, on features that are scaled by how naive Bayes tells just these two apart; a
 * label's score is the sum over the machines that it is in. What tells two labels apart may be common in a third, and then a
 * machine for one against all others cannot use it. The sum of linear machines is one.
 */
final class Pairs {
    /** Labels at most: the number of machines grows with the square. */
    static final int MOST_LABELS = 32;

    private final Examples examples;
    private final Rows rows;
    private final int[] supports;
    private final float[][] logarithms;
    private final Linear sum;

    private Pairs(Examples examples) {
        this.examples = examples;
        rows = new Rows(examples);
        supports = examples.supports();
        logarithms = Bayes.logarithms(examples);
        sum = new Linear(examples.labels, examples.features);
    }

    /** @param cost as for {@link Machines} */
    static Linear learn(Examples examples, double cost, long seed) {
        var pairs = new Pairs(examples);
        for (int one = 1; one < examples.labels; one++) {
            for (int other = 0; other < one; other++) {
                pairs.learn(one, other, cost, seed);
            }
        }
        return pairs.sum;
    }

    private void learn(int one, int other, double cost, long seed) {
        if (supports[one] == 0 || supports[other] == 0) {
            prefer(supports[one] > 0 ? one : other, supports[one] > 0 ? other : one);
            return;
        }
        var both = IntStream.range(0, examples.targets.length)
                .filter(i -> examples.targets[i] == one || examples.targets[i] == other)
                .toArray();
        var ratios = new float[examples.features];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = logarithms[one][i] - logarithms[other][i];
        }
        rows.scale(both, ratios);
        double more = Math.sqrt((double) supports[one] / supports[other]);
        var weights = rows.machine(
                both,
                one,
                cost,
                Math.clamp(1 / more, 1, Machines.MOST_WEIGHT),
                Math.clamp(more, 1, Machines.MOST_WEIGHT),
                seed);
        for (int i = 0; i < ratios.length; i++) {
            float weight = (float) (weights[i] * ratios[i]);
            sum.weights[one][i] += weight;
            sum.weights[other][i] -= weight;
        }
        sum.biases[one] += weights[ratios.length];
        sum.biases[other] -= weights[ratios.length];
    }

    /** Of a label without a text nothing is known but that it is rare. */
    private void prefer(int known, int unknown) {
        sum.biases[known]++;
        sum.biases[unknown]--;
    }
}
