package io.huiyin.processor.model;

import java.util.List;
import java.util.SortedMap;

/**
 * A linear model of texts, decoded and ready: a score for each label is the sum of what each n-gram of the text adds (count,
 * higher at the beginning, damped, times rarity, over the length of all of them as a vector, times the n-gram's weight for the label), and calibration
 * turns scores into probabilities. Any number of threads may ask it at once; a text of 200 characters costs a few microseconds.
 */
public final class TextModel {
    private static final ThreadLocal<Tally> TALLY = ThreadLocal.withInitial(Tally::new);

    private final List<String> labels;
    private final Weights weights;
    private final GramTable table;
    private final Lead lead;
    private final Calibration calibration;
    private final double threshold;
    private final SortedMap<String, String> summary;

    TextModel(
            List<String> labels,
            Weights weights,
            Lead lead,
            Calibration calibration,
            double threshold,
            SortedMap<String, String> summary) {
        this.labels = labels;
        this.weights = weights;
        this.lead = lead;
        this.calibration = calibration;
        this.threshold = threshold;
        this.summary = summary;
        table = new GramTable(weights.hashes);
    }

    /**
     * Decodes an artefact.
     *
     * @throws MalformedModelException where these bytes are none, are damaged, or are of a form that this version cannot read
     */
    public static TextModel read(byte[] artefact) {
        return ArtefactReader.read(artefact);
    }

    /** The labels that it knows. */
    public List<String> labels() {
        return labels;
    }

    /** The probability below which the best label is not believed: the one that gave the wanted precision when it was trained. */
    public double threshold() {
        return threshold;
    }

    /** What was said of it when it was trained, such as rows, accuracy and calibration error. */
    public SortedMap<String, String> summary() {
        return summary;
    }

    /** How many n-grams it knows. */
    public int features() {
        return weights.hashes.length;
    }

    /** What this text (see {@link io.huiyin.processor.text.FoldedText}) is about. */
    public Prediction predict(String foldedText) {
        var logits = scores(foldedText);
        calibration.apply(logits);
        Calibration.softmax(logits);
        return new Prediction(labels, logits);
    }

    /** The score of each label before calibration. */
    public double[] scores(String foldedText) {
        var tally = TALLY.get();
        tally.read(foldedText, table, weights, lead);
        return scores(tally);
    }

    private double[] scores(Tally tally) {
        int count = labels.size();
        var scores = new double[count];
        for (int i = 0; i < tally.size(); i++) {
            double value = tally.value(i);
            int at = tally.feature(i) * count;
            for (int label = 0; label < count; label++) {
                scores[label] += value * weights.weights[at + label];
            }
        }
        double length = tally.squares() > 0 ? Math.sqrt(tally.squares()) : 1;
        for (int label = 0; label < count; label++) {
            scores[label] = scores[label] / length * weights.steps[label] + weights.biases[label];
        }
        return scores;
    }

    /** The calibrated score of a label: the logarithm of its odds, up to a number that all labels share. */
    public double logit(String foldedText, String label) {
        var logits = scores(foldedText);
        calibration.apply(logits);
        return logits[place(label)];
    }

    /** What the score of a label starts from before any n-gram is seen; with all of {@link #explain} it adds up to the logit. */
    public double start(String label) {
        int place = place(label);
        return calibration.scale() * weights.biases[place]
                + calibration.offsets().get(place);
    }

    /**
     * The n-grams that speak most for a label, the strongest first. Of those that are parts of one another only one is named,
     * a longer one rather than a shorter, so that the few say different things.
     *
     * @param most how many at most; with {@link Integer#MAX_VALUE} all of them, also those that speak against it
     */
    public List<Weighed> explain(String foldedText, String label, int most) {
        int place = place(label);
        var tally = TALLY.get();
        tally.read(foldedText, table, weights, lead);
        var explanation = new Explanation(tally, weights, labels.size(), place, calibration.scale());
        return most == Integer.MAX_VALUE ? explanation.all() : explanation.strongest(most);
    }

    private int place(String label) {
        int place = labels.indexOf(label);
        if (place < 0) {
            throw new IllegalArgumentException(
                    "label is '" + label + "'; the model knows " + String.join(", ", labels));
        }
        return place;
    }
}
