package io.huiyin.learn.text;

import java.util.List;

/**
 * How good a model is, judged on texts that it has not seen.
 *
 * @param labels of the model, in its order
 * @param answers for every text, by models and calibrations made without its fold
 * @param groups how many groups of near copies there are
 * @param folds of the cross-validation
 * @param recipe how the model is made, in words
 * @param wanted the precision that was wanted
 * @param threshold that gives it on these answers; the model's own
 * @param held what thresholds chosen without a fold gave on that fold: coverage and precision
 * @param remarks what was left out and why
 */
public record TrainingReport(
        List<String> labels,
        Answers answers,
        int groups,
        int folds,
        String recipe,
        double wanted,
        double threshold,
        Held held,
        List<String> remarks) {

    /**
     * What a threshold gives on texts that it was not chosen on.
     *
     * @param coverage the share of texts whose probability reaches it
     * @param precision of these, the share that are right
     */
    public record Held(double coverage, double precision) {}
}
