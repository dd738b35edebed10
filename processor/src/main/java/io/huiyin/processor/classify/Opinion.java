package io.huiyin.processor.classify;

import io.huiyin.event.Reason;
import io.huiyin.policy.ModelRules.Use;
import io.huiyin.processor.flow.ModelInForce;
import io.huiyin.processor.model.Prediction;
import java.util.stream.IntStream;

/** What a model says of a report's text, and whether it is believed. */
record Opinion(ModelInForce by, Use use, String folded, Prediction prediction) implements Answer {
    private static final int MOST_GRAMS = 5;

    static Opinion of(ModelInForce model, Use use, String folded) {
        return new Opinion(model, use, folded, model.model().predict(folded));
    }

    String label() {
        return prediction.label();
    }

    /** Whether its best label is as probable as the policy wants, or as the model itself does. */
    boolean sure() {
        return prediction.probability() >= wanted();
    }

    /**
     * Whether the text is to be hidden: where that is as probable as the policy says, and, where it does not say, unless the
     * model is as sure as it must be that there is nothing to hide. In doubt a text is hidden.
     */
    boolean hides() {
        double open = by.model().threshold();
        return hiding() >= use.above().orElse(Math.min(0.5, 1 - open));
    }

    /** How probable it is that the text is to be hidden. */
    double hiding() {
        return IntStream.range(0, prediction.labels().size())
                .filter(place -> Classifier.HIDING.contains(prediction.labels().get(place)))
                .mapToDouble(prediction::probability)
                .sum();
    }

    /** Whether it can say that a text is to be hidden at all. */
    boolean canHide() {
        return prediction.labels().stream().anyMatch(Classifier.HIDING::contains);
    }

    /** Why the label was taken, or, where that was too improbable, what it would have been. N-grams are the text's own and are not told of a confidential one. */
    Reason reason(boolean confidential) {
        var guess = sure() ? "" : "best guess " + label() + ", which is under " + Shown.share(wanted());
        var grams = confidential ? "" : grams();
        var evidence = guess.isEmpty() || grams.isEmpty() ? guess + grams : guess + ": " + grams;
        return new Reason("model", by.title(), evidence, prediction.probability());
    }

    private double wanted() {
        return use.above().orElse(by.model().threshold());
    }

    private String grams() {
        return Shown.grams(by.model().explain(folded, label(), MOST_GRAMS));
    }
}
