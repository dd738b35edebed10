package io.huiyin.learn.text;

import io.huiyin.processor.model.Calibration;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds the scale and offsets under which scores of texts that training has not seen are the most likely probabilities. The
 * offsets are held near 0, so that a label with few texts does not get one by chance.
 */
final class CalibrationFit {
    private static final int ROUNDS = 6;
    private static final int HALVINGS = 20;
    private static final double GOLDEN = (StrictMath.sqrt(5) - 1) / 2;
    /** Texts' worth of belief that an offset is 0. */
    private static final double RESERVE = 5;

    private final double[][] scores;
    private final int[] targets;
    private final double[] offsets;
    private double scale = 1;

    private CalibrationFit(double[][] scores, int[] targets, int labels) {
        this.scores = scores;
        this.targets = targets;
        offsets = new double[labels];
    }

    /** @param scores by text and label, before calibration */
    static Calibration fit(double[][] scores, int[] targets, int labels) {
        var fit = new CalibrationFit(scores, targets, labels);
        for (int round = 0; round < ROUNDS; round++) {
            fit.scale = fit.bestScale();
            fit.step();
        }
        fit.scale = fit.bestScale();
        return fit.calibration(fit.scale);
    }

    /** The scale alone under which these scores are the most likely. */
    static double scale(double[][] scores, int[] targets, int labels) {
        return new CalibrationFit(scores, targets, labels).bestScale();
    }

    /** Minus the logarithm of how likely the targets are under this scale. */
    static double loss(double[][] scores, int[] targets, int labels, double scale) {
        return new CalibrationFit(scores, targets, labels).loss(StrictMath.log(scale));
    }

    private Calibration calibration(double scale) {
        return new Calibration(scale, Arrays.stream(offsets).boxed().toList());
    }

    /** Golden section on the logarithm of the scale. */
    private double bestScale() {
        double low = StrictMath.log(0.05);
        double high = StrictMath.log(100);
        double a = high - GOLDEN * (high - low);
        double b = low + GOLDEN * (high - low);
        double atA = loss(a);
        double atB = loss(b);
        for (int i = 0; i < HALVINGS; i++) {
            if (atA < atB) {
                high = b;
                b = a;
                atB = atA;
                a = high - GOLDEN * (high - low);
                atA = loss(a);
            } else {
                low = a;
                a = b;
                atA = atB;
                b = low + GOLDEN * (high - low);
                atB = loss(b);
            }
        }
        return StrictMath.exp((low + high) / 2);
    }

    private double loss(double logScale) {
        var calibration = calibration(StrictMath.exp(logScale));
        double loss = 0;
        for (int i = 0; i < scores.length; i++) {
            loss -= StrictMath.log(Math.max(1e-300, calibration.probabilities(scores[i])[targets[i]]));
        }
        return loss;
    }

    /** One step of Newton's method for each offset by itself. */
    private void step() {
        var calibration = calibration(scale);
        var gradient = new double[offsets.length];
        var curvature = new double[offsets.length];
        for (int i = 0; i < scores.length; i++) {
            var probabilities = calibration.probabilities(scores[i]);
            gradient[targets[i]]++;
            for (int label = 0; label < offsets.length; label++) {
                gradient[label] -= probabilities[label];
                curvature[label] += probabilities[label] * (1 - probabilities[label]);
            }
        }
        for (int label = 0; label < offsets.length; label++) {
            offsets[label] += (gradient[label] - RESERVE * offsets[label]) / (curvature[label] + RESERVE);
        }
        double mean = IntStream.range(0, offsets.length)
                .mapToDouble(i -> offsets[i])
                .average()
                .orElse(0);
        for (int label = 0; label < offsets.length; label++) {
            offsets[label] -= mean;
        }
    }
}
