package io.huiyin.learn.text;

/** A sparse vector. Package-private arrays that nobody changes after they are made. */
final class Vector {
    final int[] features;
    final float[] values;

    Vector(int[] features, float[] values) {
        this.features = features;
        this.values = values;
    }

    /** What these weights make of it. */
    double times(float[] weights) {
        double sum = 0;
        for (int i = 0; i < features.length; i++) {
            sum += values[i] * weights[features[i]];
        }
        return sum;
    }
}
