package io.huiyin.learn.text;

import java.util.Arrays;

/** Examples for tests, each a row of features that count the same. */
final class SmallExamples {
    private SmallExamples() {}

    /** @param rows by text: its label, then its features */
    static Examples of(int labels, int features, int[]... rows) {
        var vectors = Arrays.stream(rows).map(SmallExamples::vector).toArray(Vector[]::new);
        var targets = Arrays.stream(rows).mapToInt(row -> row[0]).toArray();
        return new Examples(vectors, targets, labels, features);
    }

    static Vector vector(int... row) {
        var features = Arrays.copyOfRange(row, 1, row.length);
        var values = new float[features.length];
        Arrays.fill(values, (float) (1 / Math.sqrt(Math.max(1, values.length))));
        return new Vector(features, values);
    }

    /** The label that scores highest for a text of these features. */
    static int said(Linear linear, int... features) {
        var row = new int[features.length + 1];
        System.arraycopy(features, 0, row, 1, features.length);
        return Confusion.highest(linear.scores(vector(row)));
    }
}
