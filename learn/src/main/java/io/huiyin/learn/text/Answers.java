package io.huiyin.learn.text;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The best label of each text, its probability, and whether it was right. */
public final class Answers {
    private static final int BINS = 15;

    private final int[] targets;
    private final int[] said;
    private final double[] probabilities;
    private final int labels;

    /** @param probabilities of the label that was said, 0 to 1 */
    public Answers(int[] targets, int[] said, double[] probabilities, int labels) {
        this.targets = targets.clone();
        this.said = said.clone();
        this.probabilities = probabilities.clone();
        this.labels = labels;
    }

    /** Those of some of the texts. */
    Answers of(int[] texts) {
        return new Answers(
                Arrays.stream(texts).map(i -> targets[i]).toArray(),
                Arrays.stream(texts).map(i -> said[i]).toArray(),
                Arrays.stream(texts).mapToDouble(i -> probabilities[i]).toArray(),
                labels);
    }

    /** How many there are. */
    public int size() {
        return said.length;
    }

    /** The confusion of all of them, whatever their probability. */
    public Confusion confusion() {
        return Confusion.of(targets, said, labels);
    }

    /**
     * Expected calibration error: how far probabilities are from the share of right ones, in 15 bins of equal width, each
     * weighed by its texts (Guo and others, 2017).
     */
    public double calibrationError() {
        var right = new double[BINS];
        var believed = new double[BINS];
        for (int i = 0; i < said.length; i++) {
            int bin = Math.min(BINS - 1, (int) (probabilities[i] * BINS));
            right[bin] += said[i] == targets[i] ? 1 : 0;
            believed[bin] += probabilities[i];
        }
        return IntStream.range(0, BINS)
                        .mapToDouble(bin -> Math.abs(right[bin] - believed[bin]))
                        .sum()
                / Math.max(1, said.length);
    }

    /** The share of texts whose probability reaches this threshold. */
    public double coverage(double threshold) {
        return (double) reaching(threshold).count() / Math.max(1, said.length);
    }

    /** Of the texts whose probability reaches this threshold, the share that are right; 1 where there are none. */
    public double precision(double threshold) {
        return reaching(threshold)
                .mapToDouble(i -> said[i] == targets[i] ? 1 : 0)
                .average()
                .orElse(1);
    }

    private IntStream reaching(double threshold) {
        return IntStream.range(0, said.length).filter(i -> probabilities[i] >= threshold);
    }

    /**
     * The lowest threshold that gives the wanted precision; 1 where none does, so that the model abstains from nearly
     * everything rather than promise what it cannot hold.
     */
    public double threshold(double wanted) {
        var order = IntStream.range(0, said.length)
                .boxed()
                .sorted((a, b) -> Double.compare(probabilities[b], probabilities[a]))
                .toList();
        double threshold = 1;
        int right = 0;
        for (int i = 0; i < order.size(); i++) {
            int text = order.get(i);
            right += said[text] == targets[text] ? 1 : 0;
            boolean last = i + 1 == order.size() || probabilities[order.get(i + 1)] < probabilities[text];
            if (last && right >= wanted * (i + 1)) {
                threshold = probabilities[text];
            }
        }
        return threshold;
    }
}
