package io.huiyin.learn.duplicates;

import io.huiyin.policy.EvidenceWeights;
import io.huiyin.processor.deduplicate.Features;
import io.huiyin.processor.deduplicate.Weighing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Logistic regression of what is the same on what was measured: Newton's steps on one weight after the other until none moves.
 * Each weight is drawn towards what is built in (a normal prior), so that little data changes little; the curves of place and
 * time are sums of steps down, none below zero, so that they never rise.
 */
final class EvidenceFit {
    /** One over the variance of the normal prior. */
    private static final double STIFFNESS = 2;

    private static final double FREE = 0.001;
    private static final double ENOUGH = 0.001;
    private static final int MOST_ROUNDS = 80;
    /** Where the weights of steps begin; before them are prior, text, other category, state. */
    private static final int STEPS = 4;

    private final List<Weight> weights = new ArrayList<>();
    private final Kinds kinds;
    private final double[] sums;
    private final boolean[] same;

    /** One weight, and what each example has of its feature. */
    private static final class Weight {
        private final double stiffness;
        private final double builtIn;
        private final double least;
        private final double[] column;
        private double value;

        Weight(double stiffness, double builtIn, double least, double[] column) {
            this.stiffness = stiffness;
            this.builtIn = builtIn;
            this.least = least;
            this.column = column;
            this.value = builtIn;
        }
    }

    /**
     * @param radius meters of an example's category
     */
    EvidenceFit(List<Example> examples, ToDoubleFunction<Example> radius) {
        var builtIn = Weighing.builtIn();
        kinds = new Kinds(examples);
        same = new boolean[examples.size()];
        sums = new double[examples.size()];
        for (int i = 0; i < sums.length; i++) {
            var example = examples.get(i);
            same[i] = example.same();
            sums[i] = example.given()
                    + (example.isOfOneCategory() || kinds.isRelated(example) ? Weighing.ofOneCategory() : 0)
                    + kinds.shift(i)
                    + (example.located() ? builtIn.place().getFirst() : 0)
                    + builtIn.time().getFirst();
        }
        add(builtIn.prior().orElseThrow(), -30, column(examples, _example -> 1));
        add(builtIn.text().orElseThrow(), 0, column(examples, Example::text));
        add(builtIn.otherCategory().orElseThrow(), -30, column(examples, example -> kinds.isApart(example) ? 1 : 0));
        add(builtIn.settled().orElseThrow(), -30, column(examples, example -> example.settled() ? 1 : 0));
        steps(
                builtIn.place(),
                examples.stream()
                        .map(example -> example.located()
                                ? Features.ofPlace(example.meters() / radius.applyAsDouble(example))
                                : new double[EvidenceWeights.PLACES])
                        .toList());
        steps(
                builtIn.time(),
                examples.stream()
                        .map(example -> Features.ofTime(example.minutes()))
                        .toList());
    }

    private static double[] column(List<Example> examples, ToDoubleFunction<Example> feature) {
        return examples.stream().mapToDouble(feature).toArray();
    }

    /** A weight for each step down: an example has as much of it as it has of the knots behind it. */
    private void steps(List<Double> builtIn, List<double[]> shares) {
        for (int knot = 1; knot < builtIn.size(); knot++) {
            var column = new double[shares.size()];
            for (int i = 0; i < column.length; i++) {
                var own = shares.get(i);
                column[i] = -Arrays.stream(own, knot, own.length).sum();
            }
            add(builtIn.get(knot - 1) - builtIn.get(knot), 0, column);
        }
    }

    private void add(double builtIn, double least, double[] column) {
        // How often reports are told twice differs from tenant to tenant, so the prior, which is the first, is free.
        var weight = new Weight(weights.isEmpty() ? FREE : STIFFNESS, builtIn, least, column);
        weights.add(weight);
        move(weight, 0, builtIn);
    }

    private void move(Weight weight, double from, double to) {
        weight.value = to;
        for (int i = 0; i < sums.length; i++) {
            sums[i] += (to - from) * weight.column[i];
        }
    }

    /** Finds the weights. */
    EvidenceFit fit() {
        double moved = 1;
        for (int round = 0; round < MOST_ROUNDS && moved > ENOUGH; round++) {
            moved = kinds.step(sums, same);
            weights.getFirst().value += kinds.centre();
            for (var weight : weights) {
                moved = Math.max(moved, step(weight));
            }
        }
        return this;
    }

    private double step(Weight weight) {
        double slope = weight.stiffness * (weight.value - weight.builtIn);
        double curvature = weight.stiffness;
        for (int i = 0; i < sums.length; i++) {
            double feature = weight.column[i];
            if (feature != 0) {
                double probability = 1 / (1 + StrictMath.exp(-sums[i]));
                slope += feature * (probability - (same[i] ? 1 : 0));
                curvature += feature * feature * probability * (1 - probability);
            }
        }
        double from = weight.value;
        move(weight, from, Math.clamp(from - Math.clamp(slope / curvature, -1, 1), weight.least, 30));
        return Math.abs(weight.value - from);
    }

    /** The odds that came of it. */
    Kinds kinds() {
        return kinds;
    }

    /** The logarithm of the odds that an example is the same, but for what its distance gives. */
    double sumWithoutPlace(int example) {
        double sum = sums[example];
        for (int knot = 1; knot < EvidenceWeights.PLACES; knot++) {
            var weight = weights.get(STEPS + knot - 1);
            sum -= weight.value * weight.column[example];
        }
        return sum;
    }

    /** The weights in the form of a policy. */
    EvidenceWeights weights() {
        var builtIn = Weighing.builtIn();
        return new EvidenceWeights(
                OptionalDouble.of(weights.get(0).value),
                OptionalDouble.of(weights.get(1).value),
                down(builtIn.place(), STEPS),
                down(builtIn.time(), STEPS + EvidenceWeights.PLACES - 1),
                OptionalDouble.of(weights.get(2).value),
                OptionalDouble.of(weights.get(3).value));
    }

    private List<Double> down(List<Double> builtIn, int first) {
        var values = new ArrayList<Double>();
        values.add(builtIn.getFirst());
        for (int step = 0; step < builtIn.size() - 1; step++) {
            values.add(values.getLast() - weights.get(first + step).value);
        }
        return values;
    }
}
