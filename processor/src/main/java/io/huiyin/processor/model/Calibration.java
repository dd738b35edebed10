package io.huiyin.processor.model;

import java.util.Collections;
import java.util.List;

/**
 * How raw scores become probabilities: the softmax of scale times score plus the label's offset (Guo and others, "On
 * Calibration of Modern Neural Networks", ICML 2017, temperature and vector scaling).
 *
 * @param scale above 0
 * @param offsets one for each label
 */
public record Calibration(double scale, List<Double> offsets) {
    public Calibration {
        if (!(scale > 0) || scale > 1e6) {
            throw new IllegalArgumentException("scale is " + scale + "; it must be above 0, up to 1000000");
        }
        offsets = List.copyOf(offsets);
    }

    /** Scores as they are. */
    public static Calibration none(int labels) {
        return new Calibration(1, Collections.nCopies(labels, 0.0));
    }

    /** Turns raw scores into logits, in place. */
    void apply(double[] scores) {
        for (int label = 0; label < scores.length; label++) {
            scores[label] = scale * scores[label] + offsets.get(label);
        }
    }

    /** The probabilities that these raw scores stand for. */
    public double[] probabilities(double[] scores) {
        var logits = scores.clone();
        apply(logits);
        softmax(logits);
        return logits;
    }

    /** In place; with StrictMath, since a probability beside a threshold decides. */
    static void softmax(double[] logits) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            highest = Math.max(highest, logit);
        }
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            logits[i] = StrictMath.exp(logits[i] - highest);
            sum += logits[i];
        }
        for (int i = 0; i < logits.length; i++) {
            logits[i] /= sum;
        }
    }
}
