package io.huiyin.processor.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A model whose every weight is written in a test: each word speaks for one label. */
public final class HandMadeModel {
    private final List<String> labels;
    private final Map<String, float[]> words = new LinkedHashMap<>();
    private final double threshold;

    /** @param threshold the probability below which it is not believed */
    public HandMadeModel(double threshold, String... labels) {
        this.labels = List.of(labels);
        this.threshold = threshold;
    }

    /** Lets a word, as a text is folded, speak for a label. */
    public HandMadeModel word(String word, String label, double weight) {
        words.computeIfAbsent(word, _word -> new float[labels.size()])[labels.indexOf(label)] = (float) weight;
        return this;
    }

    /** As it travels. */
    public byte[] artefact() {
        var draft = new ModelDraft(labels, new double[labels.size()], new Lead(0));
        words.forEach((word, weights) -> draft.add(hash(word), 1, weights));
        return draft.artefact(Calibration.none(labels.size()), threshold, new TreeMap<>());
    }

    /** As it decides. */
    public TextModel model() {
        return TextModel.read(artefact());
    }

    private static int hash(String word) {
        var grams = new Grams();
        grams.read(word);
        var known = new ArrayList<String>();
        for (int i = 0; i < grams.size(); i++) {
            known.add(grams.gram(i));
            if (grams.gram(i).equals(word)) {
                return grams.hash(i);
            }
        }
        throw new IllegalArgumentException(word + " is not an n-gram of itself, which has " + known);
    }
}
