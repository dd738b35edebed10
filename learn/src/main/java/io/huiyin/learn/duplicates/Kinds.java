package io.huiyin.learn.duplicates;

import io.huiyin.policy.RelatedCategories;
import io.huiyin.processor.deduplicate.Weighing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The odds of categories, and of two categories that some examples say are one problem: for each the shift of the logarithm of
 * the odds that fits its examples best, drawn towards none where there are few (a normal prior).
 */
final class Kinds {
    /** One over the variance of the prior: a standard deviation of 2.2. */
    private static final double STIFFNESS = 0.2;
    /** What a policy can say. */
    private static final double LEAST_ODDS = 0.001;

    private static final double MOST_ODDS = 1000;
    private static final double MOST = StrictMath.log(MOST_ODDS);

    private static final double APART = Weighing.builtIn().otherCategory().orElseThrow() - Weighing.ofOneCategory();

    private final List<Kind> kinds = new ArrayList<>();
    private final Map<List<String>, Integer> related = new LinkedHashMap<>();
    private final Map<String, Integer> alone = new TreeMap<>();
    private final int[] kindOf;

    /** Of one category, or of two that may be related; where its logarithm is drawn to. */
    private static final class Kind {
        private final double towards;
        private double shift;
        private double slope;
        private double curvature;

        Kind(double towards) {
            this.towards = towards;
            this.shift = towards;
        }

        double odds() {
            return Math.clamp(StrictMath.exp(shift), LEAST_ODDS, MOST_ODDS);
        }
    }

    Kinds(List<Example> examples) {
        for (var example : examples) {
            if (example.same() && example.isOfTwoCategories()) {
                related.computeIfAbsent(two(example), _two -> added(APART));
            }
        }
        kindOf = new int[examples.size()];
        for (int i = 0; i < kindOf.length; i++) {
            var example = examples.get(i);
            kindOf[i] = isRelated(example)
                    ? related.getOrDefault(two(example), 0)
                    : alone.computeIfAbsent(example.category(), _category -> added(0));
        }
    }

    private int added(double towards) {
        kinds.add(new Kind(towards));
        return kinds.size() - 1;
    }

    private static List<String> two(Example example) {
        var two = new String[] {example.category(), example.earlier()};
        Arrays.sort(two);
        return List.of(two);
    }

    /** Whether its categories are two that some example says are one problem. */
    boolean isRelated(Example example) {
        return example.isOfTwoCategories() && related.containsKey(two(example));
    }

    /** Whether its categories are two that no example says are one problem. */
    boolean isApart(Example example) {
        return example.isOfTwoCategories() && !isRelated(example);
    }

    /** The logarithm of the odds of an example's kind. */
    double shift(int example) {
        return kinds.get(kindOf[example]).shift;
    }

    /** One of Newton's steps for each kind. */
    double step(double[] sums, boolean[] same) {
        for (var kind : kinds) {
            kind.slope = STIFFNESS * (kind.shift - kind.towards);
            kind.curvature = STIFFNESS;
        }
        for (int i = 0; i < sums.length; i++) {
            var kind = kinds.get(kindOf[i]);
            double probability = 1 / (1 + StrictMath.exp(-sums[i]));
            kind.slope += probability - (same[i] ? 1 : 0);
            kind.curvature += probability * (1 - probability);
        }
        double most = 0;
        var moved = new double[kinds.size()];
        for (int k = 0; k < moved.length; k++) {
            var kind = kinds.get(k);
            double to = Math.clamp(kind.shift - Math.clamp(kind.slope / kind.curvature, -1, 1), -MOST, MOST);
            moved[k] = to - kind.shift;
            kind.shift = to;
            most = Math.max(most, Math.abs(moved[k]));
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] += moved[kindOf[i]];
        }
        return most;
    }

    /** Takes out of all kinds what they have in common, which is the prior's; says how much. */
    double centre() {
        double common = kinds.stream()
                .mapToDouble(kind -> kind.shift - kind.towards)
                .average()
                .orElse(0);
        kinds.forEach(kind -> kind.shift -= common);
        return common;
    }

    /** By category. */
    Map<String, Double> odds() {
        var odds = new HashMap<String, Double>();
        alone.forEach((category, kind) -> odds.put(category, kinds.get(kind).odds()));
        return odds;
    }

    /** Those that are likelier one problem than two unrelated categories are. */
    List<RelatedCategories> related() {
        return related.entrySet().stream()
                .map(entry -> new RelatedCategories(
                        entry.getKey().getFirst(),
                        entry.getKey().getLast(),
                        kinds.get(entry.getValue()).odds()))
                .filter(two -> StrictMath.log(two.odds()) > APART)
                .toList();
    }
}
