package io.huiyin.learn.text;

/** Vectors and what each is about. Package-private arrays that nobody changes after they are made. */
final class Examples {
    final Vector[] vectors;
    final int[] targets;
    final int labels;
    final int features;

    Examples(Vector[] vectors, int[] targets, int labels, int features) {
        this.vectors = vectors;
        this.targets = targets;
        this.labels = labels;
        this.features = features;
    }

    /** How many are about each label. */
    int[] supports() {
        var supports = new int[labels];
        for (int target : targets) {
            supports[target]++;
        }
        return supports;
    }

    /** By label and feature: the sum over the label's vectors. */
    double[][] sums() {
        var sums = new double[labels][features];
        for (int i = 0; i < vectors.length; i++) {
            var vector = vectors[i];
            var sum = sums[targets[i]];
            for (int k = 0; k < vector.features.length; k++) {
                sum[vector.features[k]] += vector.values[k];
            }
        }
        return sums;
    }
}
