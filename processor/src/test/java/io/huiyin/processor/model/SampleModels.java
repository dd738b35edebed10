package io.huiyin.processor.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Models made by hand, for tests. */
final class SampleModels {
    static final List<String> LABELS = List.of("环境", "交通");

    private SampleModels() {}

    /** Weights of single words: above 0 for the first label, below 0 for the second. */
    static byte[] of(Map<String, Double> words, Calibration calibration, double threshold, Lead lead) {
        var draft = new ModelDraft(LABELS, new double[] {0.25, -0.25}, lead);
        words.forEach(
                (word, weight) -> draft.add(hash(word), 2.5, new float[] {weight.floatValue(), -weight.floatValue()}));
        return draft.artefact(calibration, threshold, new TreeMap<>(Map.of("rows", "12", "seed", "1")));
    }

    static byte[] small() {
        return of(
                Map.of("噪音", 1.5, "噪", 0.5, "公交", -2.0, "noise", 1.0),
                new Calibration(2, List.of(0.5, -0.5)),
                0.7,
                new Lead(0));
    }

    /** Every n-gram of these texts, with weights drawn at random. */
    static byte[] random(List<String> texts, int labels, long seed) {
        var random = new Random(seed);
        var hashes = new HashMap<Integer, String>();
        var grams = new Grams();
        for (var text : texts) {
            grams.read(text);
            for (int i = 0; i < grams.size(); i++) {
                hashes.put(grams.hash(i), grams.gram(i));
            }
        }
        var names = new java.util.ArrayList<String>();
        for (int i = 0; i < labels; i++) {
            names.add("label " + i);
        }
        var draft = new ModelDraft(names, random.doubles(labels).toArray(), new Lead(3));
        for (int hash : hashes.keySet()) {
            var weights = new float[labels];
            for (int i = 0; i < labels; i++) {
                weights[i] = (float) random.nextGaussian();
            }
            draft.add(hash, ModelDraft.factor(1 + 8 * random.nextDouble()), weights);
        }
        return draft.artefact(Calibration.none(labels), 0.5, new TreeMap<>());
    }

    private static int hash(String word) {
        var grams = new Grams();
        grams.read(word);
        for (int i = 0; i < grams.size(); i++) {
            if (grams.gram(i).equals(word)) {
                return grams.hash(i);
            }
        }
        throw new IllegalArgumentException(word);
    }
}
