package io.huiyin.processor.model;

import java.util.List;

/** What a model says of a text: a probability for each label, and which is the highest. */
public final class Prediction {
    private final List<String> labels;
    private final double[] probabilities;
    private final int best;

    Prediction(List<String> labels, double[] probabilities) {
        this.labels = labels;
        this.probabilities = probabilities;
        int highest = 0;
        for (int i = 1; i < probabilities.length; i++) {
            highest = probabilities[i] > probabilities[highest] ? i : highest;
        }
        best = highest;
    }

    /** The label with the highest probability; of equals, the first in the model's order. */
    public String label() {
        return labels.get(best);
    }

    /** How probable that label is, 0 to 1. */
    public double probability() {
        return probabilities[best];
    }

    /** All labels of the model, in its order. */
    public List<String> labels() {
        return labels;
    }

    /** The place of the best label in {@link #labels}. */
    public int place() {
        return best;
    }

    /** How probable the label at this place is, 0 to 1; over all labels this adds up to 1. */
    public double probability(int place) {
        return probabilities[place];
    }
}
