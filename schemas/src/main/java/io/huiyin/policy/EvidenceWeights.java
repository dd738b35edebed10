package io.huiyin.policy;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a tenant's own labelled pairs taught about the evidence that two reports are one problem, in the place of what is built
 * in: natural logarithms of likelihood ratios. What is empty stays as it is built in.
 *
 * @param prior that two reports that are compared at all are one problem
 * @param text what evidence of the text counts for: 1 is as it is built in, 0 is nothing
 * @param place by distance, at {@value #PLACES} knots (docs/duplicates.md); never rising
 * @param time by the time between, at {@value #TIMES} knots; never rising
 * @param otherCategory that the categories are two, and not related
 * @param settled that the case was answered or closed before
 */
public record EvidenceWeights(
        OptionalDouble prior,
        OptionalDouble text,
        List<Double> place,
        List<Double> time,
        OptionalDouble otherCategory,
        OptionalDouble settled) {
    /** How many knots the weights of place have. */
    public static final int PLACES = 8;
    /** How many knots the weights of time have. */
    public static final int TIMES = 9;
    /** All as it is built in. */
    public static final EvidenceWeights BUILT_IN = new EvidenceWeights(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            List.of(),
            List.of(),
            OptionalDouble.empty(),
            OptionalDouble.empty());

    public EvidenceWeights {
        place = List.copyOf(place);
        time = List.copyOf(time);
    }
}
