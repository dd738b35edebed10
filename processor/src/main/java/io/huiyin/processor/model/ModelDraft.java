package io.huiyin.processor.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/**
 * A model in the making: takes trained weights in full precision, one feature at a time, and gives the bytes that travel,
 * with each weight rounded to one of 255 steps of its label. Nothing else makes a model, so what is measured is what ships.
 */
public final class ModelDraft {
    private static final int STEPS = Byte.MAX_VALUE;
    private static final double HIGHEST_FACTOR = 255 * Weights.FACTOR_STEP;

    private final List<String> labels;
    private final double[] biases;
    private final Lead lead;
    private final List<Feature> features = new ArrayList<>();

    private static final class Feature {
        final int hash;
        final double factor;
        final float[] weights;

        Feature(int hash, double factor, float[] weights) {
            this.hash = hash;
            this.factor = factor;
            this.weights = weights;
        }
    }

    /** @param biases what each label's score starts from, in the order of the labels */
    public ModelDraft(List<String> labels, double[] biases, Lead lead) {
        this.lead = lead;
        this.labels = List.copyOf(labels);
        this.biases = biases.clone();
        if (labels.size() < 2 || biases.length != labels.size()) {
            throw new IllegalArgumentException("there are " + labels.size() + " labels and " + biases.length
                    + " biases; it must be two or more of both");
        }
    }

    /** The nearest factor to this inverse document frequency that an artefact can hold; train with it. */
    public static double factor(double inverseDocumentFrequency) {
        double steps = Math.rint(inverseDocumentFrequency / Weights.FACTOR_STEP);
        return Math.clamp(steps * Weights.FACTOR_STEP, Weights.FACTOR_STEP, HIGHEST_FACTOR);
    }

    /**
     * The damped count with which a feature goes into training, before its factor.
     *
     * @param eighths the sum of what {@link Lead#count} says of its occurrences
     */
    public static double damped(int eighths) {
        return Tally.damped(eighths);
    }

    /** Adds a feature that no other has the hash of. */
    public void add(int hash, double factor, float[] weights) {
        features.add(new Feature(hash, factor, weights.clone()));
    }

    /** The artefact: the same draft gives the same bytes. */
    public byte[] artefact(Calibration calibration, double threshold, SortedMap<String, String> summary) {
        features.sort(Comparator.comparingInt(feature -> feature.hash ^ Integer.MIN_VALUE));
        return ArtefactWriter.write(labels, rounded(), lead, calibration, threshold, summary);
    }

    private Weights rounded() {
        int count = labels.size();
        var steps = new float[count];
        for (var feature : features) {
            for (int label = 0; label < count; label++) {
                steps[label] = Math.max(steps[label], Math.abs(feature.weights[label]) / STEPS);
            }
        }
        var hashes = new int[features.size()];
        var factors = new byte[features.size()];
        var weights = new byte[features.size() * count];
        for (int i = 0; i < features.size(); i++) {
            var feature = features.get(i);
            hashes[i] = feature.hash;
            factors[i] = (byte) Math.round(factor(feature.factor) / Weights.FACTOR_STEP);
            for (int label = 0; label < count; label++) {
                weights[i * count + label] = steps[label] == 0
                        ? 0
                        : (byte) Math.clamp(Math.round(feature.weights[label] / steps[label]), -STEPS, STEPS);
            }
        }
        return new Weights(hashes, factors, weights, steps, biases.clone());
    }
}
