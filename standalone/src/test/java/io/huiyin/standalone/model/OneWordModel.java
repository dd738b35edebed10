package io.huiyin.standalone.model;

import io.huiyin.processor.model.Calibration;
import io.huiyin.processor.model.Grams;
import io.huiyin.processor.model.Lead;
import io.huiyin.processor.model.ModelDraft;
import java.util.List;
import java.util.TreeMap;

/** A model that knows one word. */
public final class OneWordModel {
    private OneWordModel() {}

    /** To it a text with this word is the one thing, and every other text the other. */
    public static byte[] artefact(String word, String label, String otherwise) {
        var grams = new Grams();
        grams.read(word);
        int place = 0;
        while (!grams.gram(place).equals(word)) {
            place++;
        }
        var draft = new ModelDraft(List.of(label, otherwise), new double[] {-3, 3}, new Lead(0));
        draft.add(grams.hash(place), 1, new float[] {9, -9});
        return draft.artefact(Calibration.none(2), 0.6, new TreeMap<>());
    }
}
