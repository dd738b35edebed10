package io.huiyin.processor.model;

/**
 * The numbers of a linear model as they are kept: features in the order of their hashes, all weights rounded to steps.
 * Package-private arrays that nobody changes after they are made.
 */
final class Weights {
    /** One step of a factor. */
    static final double FACTOR_STEP = 1.0 / 16;

    final int[] hashes;
    /** By feature: its inverse document frequency in steps of {@link #FACTOR_STEP}, as an unsigned byte. */
    final byte[] factors;
    /** By feature and label: its weight in steps of the label. */
    final byte[] weights;
    /** By label: one step of a weight. */
    final float[] steps;
    /** By label: what its score starts from. */
    final double[] biases;

    Weights(int[] hashes, byte[] factors, byte[] weights, float[] steps, double[] biases) {
        this.hashes = hashes;
        this.factors = factors;
        this.weights = weights;
        this.steps = steps;
        this.biases = biases;
    }

    double factor(int feature) {
        return (factors[feature] & 0xFF) * FACTOR_STEP;
    }
}
