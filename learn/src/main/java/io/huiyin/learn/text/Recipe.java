package io.huiyin.learn.text;

import io.huiyin.processor.model.Lead;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * How a model is made; chosen by trying on parts of the training texts alone.
 *
 * @param lead how much more a text's beginning counts
 * @param shares which learners' weights are added up, and by what each is multiplied before, so that none drowns another
 */
record Recipe(Lead lead, SortedMap<Learner, Double> shares) {

    /** The learners in words. */
    String learners() {
        return shares.keySet().stream()
                .map(learner ->
                        learner.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining("+"));
    }
}
