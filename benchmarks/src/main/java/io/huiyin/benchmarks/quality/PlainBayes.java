package io.huiyin.benchmarks.quality;

import io.huiyin.learn.text.LabelledText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What anybody would try first: multinomial naive Bayes on pairs of characters, add-one smoothing, every nth text held out. */
final class PlainBayes {
    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
    private final Map<String, Integer> texts = new HashMap<>();
    private final Set<String> known = new HashSet<>();

    private PlainBayes() {}

    /** The share of texts whose class is named rightly, 0 to 1. */
    static double accuracy(List<LabelledText> all, int folds) {
        int right = 0;
        for (int fold = 0; fold < folds; fold++) {
            var bayes = new PlainBayes();
            for (int i = 0; i < all.size(); i++) {
                if (i % folds != fold) {
                    bayes.learn(all.get(i));
                }
            }
            for (int i = fold; i < all.size(); i += folds) {
                right += bayes.classify(all.get(i).text()).equals(all.get(i).label()) ? 1 : 0;
            }
        }
        return (double) right / all.size();
    }

    private void learn(LabelledText text) {
        var own = counts.computeIfAbsent(text.label(), _label -> new HashMap<>());
        texts.merge(text.label(), 1, Integer::sum);
        for (var pair : pairs(text.text())) {
            own.merge(pair, 1, Integer::sum);
            known.add(pair);
        }
    }

    private String classify(String text) {
        var pairs = pairs(text);
        var best = "";
        double highest = Double.NEGATIVE_INFINITY;
        for (var label : counts.entrySet()) {
            double total = label.getValue().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum()
                    + known.size();
            double score = Math.log(texts.getOrDefault(label.getKey(), 1));
            for (var pair : pairs) {
                score += known.contains(pair) ? Math.log((label.getValue().getOrDefault(pair, 0) + 1) / total) : 0;
            }
            if (score > highest) {
                highest = score;
                best = label.getKey();
            }
        }
        return best;
    }

    private static List<String> pairs(String text) {
        var pairs = new ArrayList<String>();
        for (int i = 0; i + 2 <= text.length(); i++) {
            pairs.add(text.substring(i, i + 2));
        }
        return pairs;
    }
}
