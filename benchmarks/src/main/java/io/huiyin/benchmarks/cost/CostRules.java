package io.huiyin.benchmarks.cost;

import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import io.huiyin.policy.PolicyRules;
import io.huiyin.processor.model.Calibration;
import io.huiyin.processor.model.Grams;
import io.huiyin.processor.model.Lead;
import io.huiyin.processor.model.ModelDraft;
import io.huiyin.processor.model.TextModel;
import io.huiyin.processor.text.FoldedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What reports are classified by: ten rules with a hundred keywords each, and a model of seven classes. */
final class CostRules {
    static final String MODEL = "desk";

    private static final int RULES = 10;
    private static final int KEYWORDS = 1_000;
    private static final int CLASSES = 7;
    private static final int TEXTS = 20_000;
    private static final int SEEN = 4;
    /** As many as an artefact may hold. */
    private static final int FEATURES = 100_000;

    private CostRules() {}

    /** The policy. Rules set severity and owner, so that every report also asks the model for its category. */
    static PolicyRules policy(List<String> words) {
        if (words.size() != KEYWORDS) {
            throw new IllegalArgumentException("there are " + words.size() + " keywords; it must be " + KEYWORDS);
        }
        var yaml = new StringBuilder(
                "name: Cost\nextends: builtin\nclassify:\n  models: {category: {name: %s, above: 0.05}}\n  rules:\n"
                        .formatted(MODEL));
        int each = KEYWORDS / RULES;
        for (int i = 0; i < RULES; i++) {
            var keywords = words.subList(i * each, (i + 1) * each).stream()
                    .map("\"%s\""::formatted)
                    .collect(Collectors.joining(", "));
            yaml.append("    - {name: rule-%d, when: {keywords: [%s]}, set: {severity: HIGH, owner: desk-%d}}%n"
                    .formatted(i, keywords, i));
        }
        return switch (PolicyLanguage.parse(yaml.toString())) {
            case Parsed.Sound sound -> sound.rules();
            case Parsed.Unsound unsound ->
                throw new IllegalStateException(unsound.problems().toString());
        };
    }

    /**
     * A model as large as one may be, of n-grams that are in these texts. Its weights are drawn, not trained: what it costs goes by
     * how many n-grams it knows.
     */
    static TextModel model(Sayings sayings, long seed) {
        Map<Integer, Integer> seen = new HashMap<>();
        var grams = new Grams();
        for (int i = 0; i < TEXTS; i++) {
            grams.read(FoldedText.of(sayings.next().text()));
            for (int j = 0; j < grams.size(); j++) {
                seen.merge(grams.hash(j), 1, Integer::sum);
            }
        }
        var random = new Random(seed);
        var labels = new ArrayList<String>();
        for (int i = 0; i < CLASSES; i++) {
            labels.add("class-" + i);
        }
        var draft = new ModelDraft(labels, new double[CLASSES], new Lead(2));
        seen.entrySet().stream()
                .filter(gram -> gram.getValue() >= SEEN)
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(FEATURES)
                .forEach(gram -> draft.add(
                        gram.getKey(),
                        ModelDraft.factor(Math.log((double) TEXTS / gram.getValue()) + 1),
                        drawn(random)));
        return TextModel.read(draft.artefact(Calibration.none(CLASSES), 0, new TreeMap<>()));
    }

    private static float[] drawn(Random random) {
        var weights = new float[CLASSES];
        for (int i = 0; i < CLASSES; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        return weights;
    }
}
