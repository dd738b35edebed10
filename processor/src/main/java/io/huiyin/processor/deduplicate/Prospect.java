package io.huiyin.processor.deduplicate;

import java.util.Arrays;

/**
 * The most that the evidence could come to, before it is known what the case is sorted under now and whether it was answered: where
 * that is not enough, the case need not be read.
 */
final class Prospect {
    /** With something over for what is lost in rounding. */
    private static final double MOST_OF_CATEGORY_AND_STATE = 1e-6
            + highest(Features.SAME_CATEGORY, Features.OTHER_CATEGORY)
            + highest(Features.SETTLED, Features.SETTLED);

    private Prospect() {}

    /** Whether two reports so alike may be one problem with this probability or more, whatever their case. */
    static boolean reaches(double probability, Measures measures) {
        var features = Features.of(measures);
        double sum = Logarithm.of(measures.odds()) + MOST_OF_CATEGORY_AND_STATE;
        for (int i = 0; i < features.length; i++) {
            sum += features[i] * Weights.LEARNT[i];
        }
        return 1 / (1 + StrictMath.exp(-sum)) >= probability;
    }

    private static double highest(int first, int last) {
        return Math.max(0, Arrays.stream(Weights.LEARNT, first, last + 1).max().orElse(0));
    }
}
