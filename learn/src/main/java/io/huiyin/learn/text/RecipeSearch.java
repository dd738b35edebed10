package io.huiyin.learn.text;

import io.huiyin.processor.model.Lead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Chooses the recipe by cross-validation inside the training texts: whole groups of near copies, at most {@value #MOST} texts.
 * A blend costs nothing to try, since the scores of its learners are added up. The one under which the held texts are the
 * most likely wins, which is a steadier judge than how many are right; its scores are scaled to be logarithms of odds.
 */
final class RecipeSearch {
    private static final int MOST = 2000;
    private static final int FOLDS = 3;
    private static final List<Integer> BOOSTS = List.of(0, 1, 5);
    private static final List<List<Learner>> BLENDS = List.of(
            List.of(Learner.BAYES, Learner.SCALED_MACHINE, Learner.PAIRED_MACHINE),
            List.of(Learner.BAYES, Learner.MACHINE, Learner.SCALED_MACHINE, Learner.PAIRED_MACHINE),
            List.of(Learner.BAYES, Learner.SCALED_MACHINE),
            List.of(Learner.BAYES, Learner.MACHINE),
            List.of(Learner.BAYES, Learner.MACHINE, Learner.SCALED_MACHINE),
            List.of(Learner.SCALED_MACHINE),
            List.of(Learner.MACHINE),
            List.of(Learner.FREE_MACHINE),
            List.of(Learner.MACHINE, Learner.SCALED_MACHINE),
            List.of(Learner.FREE_MACHINE, Learner.BAYES));

    private final List<LabelledText> texts;
    private final int[] targets;
    private final int labels;
    private final List<Learner> learners;
    private final List<List<Learner>> blends;
    private final Folds folds;
    private final long seed;

    private RecipeSearch(List<LabelledText> texts, int[] targets, int[] groups, int labels, long seed) {
        this.texts = texts;
        this.targets = targets;
        this.labels = labels;
        this.seed = seed;
        learners = Arrays.stream(Learner.values())
                .filter(learner -> learner.suits(labels))
                .toList();
        blends = BLENDS.stream().filter(learners::containsAll).toList();
        folds = Folds.of(targets, groups, FOLDS, seed);
    }

    static Recipe search(List<LabelledText> texts, int[] targets, int[] groups, int labels, long seed) {
        var sample = sample(groups, seed);
        return new RecipeSearch(
                        Arrays.stream(sample).mapToObj(texts::get).toList(),
                        Arrays.stream(sample).map(i -> targets[i]).toArray(),
                        Arrays.stream(sample).map(i -> groups[i]).toArray(),
                        labels,
                        seed)
                .best();
    }

    /** Whole groups, drawn until there are enough texts. */
    private static int[] sample(int[] groups, long seed) {
        var order = new ArrayList<>(Arrays.stream(groups).distinct().boxed().toList());
        Collections.shuffle(order, new Random(seed));
        var sizes = new TreeMap<Integer, Integer>();
        Arrays.stream(groups).forEach(group -> sizes.merge(group, 1, Integer::sum));
        var chosen = new HashSet<Integer>();
        int size = 0;
        for (int group : order) {
            if (size >= MOST) {
                break;
            }
            chosen.add(group);
            size += sizes.getOrDefault(group, 0);
        }
        return IntStream.range(0, groups.length)
                .filter(i -> chosen.contains(groups[i]))
                .toArray();
    }

    private Recipe best() {
        Recipe best = null;
        double lowest = Double.POSITIVE_INFINITY;
        for (int boost : BOOSTS) {
            var lead = new Lead(boost);
            var scores = scores(lead);
            for (var blend : blends) {
                var shares = shares(blend, scores);
                var blended = blended(shares, scores);
                double scale = CalibrationFit.scale(blended, targets, labels);
                double loss = CalibrationFit.loss(blended, targets, labels, scale);
                if (loss < lowest) {
                    lowest = loss;
                    shares.replaceAll((_learner, share) -> share * scale);
                    best = new Recipe(lead, Collections.unmodifiableSortedMap(shares));
                }
            }
        }
        return Objects.requireNonNull(best, "there is always a recipe");
    }

    /** By learner and text: the score of each label, less their average, from a model that has not seen the text. */
    private double[][][] scores(Lead lead) {
        var bags = Fit.bags(texts, lead);
        var scores = new double[Learner.values().length][bags.length][];
        for (int fold = 0; fold < folds.count(); fold++) {
            var outside = folds.outside(fold);
            var training = Arrays.stream(outside).mapToObj(i -> bags[i]).toArray(Bag[]::new);
            var aims = Arrays.stream(outside).map(i -> targets[i]).toArray();
            var vocabulary = Fit.vocabulary(training, aims, labels);
            var examples = Fit.examples(training, aims, labels, vocabulary);
            for (var learner : learners) {
                var linear = learner.learn(examples, seed);
                linear.centre();
                for (int i : folds.in(fold)) {
                    scores[learner.ordinal()][i] = linear.scores(vocabulary.vector(bags[i]));
                }
            }
        }
        return scores;
    }

    /** One over how far a learner's scores spread. */
    private static SortedMap<Learner, Double> shares(List<Learner> blend, double[][][] scores) {
        var shares = new TreeMap<Learner, Double>();
        for (var learner : blend) {
            double squares = 0;
            int count = 0;
            for (var row : scores[learner.ordinal()]) {
                for (double score : row) {
                    squares += score * score;
                    count++;
                }
            }
            shares.put(learner, squares == 0 ? 1 : 1 / Math.sqrt(squares / count));
        }
        return shares;
    }

    private double[][] blended(SortedMap<Learner, Double> shares, double[][][] scores) {
        var blended = new double[targets.length][labels];
        shares.forEach((learner, share) -> {
            for (int i = 0; i < blended.length; i++) {
                for (int label = 0; label < labels; label++) {
                    blended[i][label] += share * scores[learner.ordinal()][i][label];
                }
            }
        });
        return blended;
    }
}
