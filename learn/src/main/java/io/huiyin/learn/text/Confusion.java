package io.huiyin.learn.text;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What was said of texts against what they are about: by label that is right and label that was said, how many. */
public final class Confusion {
    private final int[][] counts;

    private Confusion(int[][] counts) {
        this.counts = counts;
    }

    /** @param said the place of the label that was said, for each text */
    public static Confusion of(int[] targets, int[] said, int labels) {
        var counts = new int[labels][labels];
        for (int i = 0; i < targets.length; i++) {
            counts[targets[i]][said[i]]++;
        }
        return new Confusion(counts);
    }

    /** The place of the highest; of equals, the first. */
    static int highest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    /** How many labels there are. */
    public int labels() {
        return counts.length;
    }

    /** How many texts of the one were said to be of the other. */
    public int count(int right, int said) {
        return counts[right][said];
    }

    /** How many texts are about this label. */
    public int support(int label) {
        return Arrays.stream(counts[label]).sum();
    }

    /** How many texts were said to be. */
    public int said(int label) {
        return Arrays.stream(counts).mapToInt(row -> row[label]).sum();
    }

    /** Of the texts said to be of this label, the share that are; 0 where none was. */
    public double precision(int label) {
        return said(label) == 0 ? 0 : (double) counts[label][label] / said(label);
    }

    /** Of the texts of this label, the share that were said to be; 0 where there are none. */
    public double recall(int label) {
        return support(label) == 0 ? 0 : (double) counts[label][label] / support(label);
    }

    /** The harmonic mean of precision and recall. */
    public double f1(int label) {
        int both = said(label) + support(label);
        return both == 0 ? 0 : 2.0 * counts[label][label] / both;
    }

    /** The mean of F1 over the labels that there are texts of, each counted alike. */
    public double macroF1() {
        return IntStream.range(0, counts.length)
                .filter(label -> support(label) > 0)
                .mapToDouble(this::f1)
                .average()
                .orElse(0);
    }

    /** The share of texts of which the right label was said. */
    public double accuracy() {
        int right = IntStream.range(0, counts.length)
                .map(label -> counts[label][label])
                .sum();
        int all = IntStream.range(0, counts.length).map(this::support).sum();
        return all == 0 ? 0 : (double) right / all;
    }
}
