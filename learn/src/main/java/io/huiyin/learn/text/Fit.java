package io.huiyin.learn.text;

import io.huiyin.processor.model.Grams;
import io.huiyin.processor.model.Lead;
import io.huiyin.processor.model.ModelDraft;
import java.util.List;

/** Makes a model of texts by a recipe. */
final class Fit {
    /** The most n-grams of a model: more cost cache and topic, and add little. */
    private static final int MOST_FEATURES = 1 << 16;
    /** Bytes of an artefact that its weights may take before they are packed. */
    private static final int MOST_BYTES = 1_400_000;
    /** Bytes of a feature beside its weights. */
    private static final int BYTES_EACH = 4;

    private Fit() {}

    /** The bags of these texts. */
    static Bag[] bags(List<LabelledText> texts, Lead lead) {
        var reader = new Grams();
        return texts.stream().map(text -> Bag.of(text.text(), lead, reader)).toArray(Bag[]::new);
    }

    static Vocabulary vocabulary(Bag[] bags, int[] targets, int labels) {
        return Vocabulary.of(bags, targets, labels, Math.min(MOST_FEATURES, MOST_BYTES / (labels + BYTES_EACH)));
    }

    static Examples examples(Bag[] bags, int[] targets, int labels, Vocabulary vocabulary) {
        var vectors = new Vector[bags.length];
        for (int i = 0; i < bags.length; i++) {
            vectors[i] = vocabulary.vector(bags[i]);
        }
        return new Examples(vectors, targets, labels, vocabulary.size());
    }

    /** @param targets the place of each text's label among the labels */
    static ModelDraft draft(List<LabelledText> texts, int[] targets, List<String> labels, Recipe recipe, long seed) {
        var bags = bags(texts, recipe.lead());
        var vocabulary = vocabulary(bags, targets, labels.size());
        var examples = examples(bags, targets, labels.size(), vocabulary);
        var sum = new Linear(labels.size(), vocabulary.size());
        recipe.shares().forEach((learner, share) -> sum.add(learner.learn(examples, seed), share));
        sum.centre();
        var draft = new ModelDraft(labels, sum.biases, recipe.lead());
        var weights = new float[labels.size()];
        for (int place = 0; place < vocabulary.size(); place++) {
            for (int label = 0; label < weights.length; label++) {
                weights[label] = sum.weights[label][place];
            }
            draft.add(vocabulary.hash(place), vocabulary.factor(place), weights);
        }
        return draft;
    }
}
