package io.huiyin.processor.deduplicate;

import io.huiyin.policy.DuplicateRules;
import io.huiyin.policy.EvidenceWeights;
import io.huiyin.policy.RelatedCategories;
import io.huiyin.processor.flow.Classification;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** What each feature counts for when a report of one category is compared: what is built in, or what policy puts in its place. */
public final class Weighing {
    /** As it is built in, whatever policy says. */
    public static final Weighing BUILT_IN = new Weighing(Weights.LEARNT, 1, List.of());

    /** Over what is the most, for what is lost in rounding. */
    private static final double ROUNDING = 1e-6;

    /** For one report it is looked for no more related categories than these. */
    static final int MOST_RELATED = 8;

    private final double[] weights;
    private final double odds;
    private final double logOdds;
    private final List<Related> related;
    private final double mostOfPlaceAndTime;
    private final double mostOfCase;

    /** Another category (by its hash) under which the problem may have been told. */
    record Related(int category, double odds, double logOdds, double radiusMeters) {}

    private Weighing(double[] weights, double odds, List<Related> related) {
        this.weights = weights;
        this.odds = odds;
        this.logOdds = Logarithm.of(odds);
        this.related = related;
        this.mostOfPlaceAndTime = ROUNDING
                + highest(weights, Features.PLACE, Features.RADII.knots().length)
                + highest(weights, Features.TIME, Features.LOG_MINUTES.knots().length);
        this.mostOfCase = ROUNDING
                + Math.max(
                        weights[Features.OTHER_CATEGORY] + logOdds,
                        Math.max(0, weights[Features.SAME_CATEGORY]) + mostLogOdds())
                + highest(weights, Features.SETTLED, 1);
    }

    private double mostLogOdds() {
        return related.isEmpty()
                ? logOdds
                : Math.max(logOdds, related.getFirst().logOdds());
    }

    /** The most that one of these can add; none of them need be there. */
    private static double highest(double[] weights, int from, int count) {
        double highest = 0;
        for (int i = from; i < from + count; i++) {
            highest = Math.max(highest, weights[i]);
        }
        return highest;
    }

    /** By these rules, for a report of this category. */
    public static Weighing of(DuplicateRules rules, String category) {
        return new Weighing(
                rules.weights().equals(EvidenceWeights.BUILT_IN) ? Weights.LEARNT : weights(rules.weights()),
                rules.oddsOf(category),
                category.equals(Classification.UNSORTED) ? List.of() : related(rules, category));
    }

    /** What is built in, in the form in which a policy gives its own. */
    public static EvidenceWeights builtIn() {
        return new EvidenceWeights(
                OptionalDouble.of(Weights.LEARNT[Features.PRIOR]),
                OptionalDouble.of(1),
                from(Features.PLACE, EvidenceWeights.PLACES),
                from(Features.TIME, EvidenceWeights.TIMES),
                OptionalDouble.of(Weights.LEARNT[Features.OTHER_CATEGORY]),
                OptionalDouble.of(Weights.LEARNT[Features.SETTLED]));
    }

    private static List<Double> from(int feature, int count) {
        return Arrays.stream(Weights.LEARNT, feature, feature + count).boxed().toList();
    }

    /** What it gives, as built in, that two reports are of one category or of related ones. */
    public static double ofOneCategory() {
        return Weights.LEARNT[Features.SAME_CATEGORY];
    }

    private static List<Related> related(DuplicateRules rules, String category) {
        return rules.related().isEmpty()
                ? List.of()
                : rules.related().stream()
                        .filter(both -> both.holds(category))
                        .sorted(Comparator.comparingDouble(RelatedCategories::odds)
                                .reversed())
                        .limit(MOST_RELATED)
                        .map(both -> new Related(
                                Hash.of(both.beside(category)),
                                both.odds(),
                                Logarithm.of(both.odds()),
                                rules.radiusOf(both.beside(category))))
                        .toList();
    }

    private static double[] weights(EvidenceWeights own) {
        var weights = Weights.LEARNT.clone();
        weights[Features.PRIOR] = own.prior().orElse(weights[Features.PRIOR]);
        weights[Features.OTHER_CATEGORY] = own.otherCategory().orElse(weights[Features.OTHER_CATEGORY]);
        weights[Features.SETTLED] = own.settled().orElse(weights[Features.SETTLED]);
        double text = own.text().orElse(1);
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= Features.piece(i) == Piece.TEXT ? text : 1;
        }
        for (int i = 0; i < own.place().size(); i++) {
            weights[Features.PLACE + i] = own.place().get(i);
        }
        for (int i = 0; i < own.time().size(); i++) {
            weights[Features.TIME + i] = own.time().get(i);
        }
        return weights;
    }

    /** The logarithm of the likelihood ratio that a feature of 1 gives. */
    double weight(int feature) {
        return weights[feature];
    }

    /** What a curve's measure gives, whose knots are the features from this one on. */
    double weight(Curve curve, int from, double measure) {
        return curve.at(measure, weights, from);
    }

    /** Whether policy says that under this category (by its hash) the same problem is told. */
    boolean isRelated(int category) {
        for (var other : related) {
            if (other.category() == category) {
                return true;
            }
        }
        return false;
    }

    /** How much likelier than others the report and one of this category (by its hash) are one problem. */
    double odds(int category) {
        for (var other : related) {
            if (other.category() == category) {
                return other.odds();
            }
        }
        return odds;
    }

    /** The logarithm of {@link #odds}. */
    double logOdds(int category) {
        for (var other : related) {
            if (other.category() == category) {
                return other.logOdds();
            }
        }
        return logOdds;
    }

    /** The most that place and time can add. */
    double mostOfPlaceAndTime() {
        return mostOfPlaceAndTime;
    }

    /** The most that can come of what the case says: what it is sorted under now, with its odds, and whether it was answered. */
    double mostOfCase() {
        return mostOfCase;
    }

    /** The categories that are looked for beside its own. */
    List<Related> related() {
        return related;
    }
}
