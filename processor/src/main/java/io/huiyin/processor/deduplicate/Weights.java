package io.huiyin.processor.deduplicate;

/**
 * How much each feature speaks for two reports being one problem: natural logarithms of likelihood ratios, learnt by logistic
 * regression (docs/duplicates.md says from what, and how to learn them again).
 */
final class Weights {
    // @formatter:off
    static final double[] LEARNT = {
        // prior
        4.85,
        // silent
        -9.85,
        // text, by cosine
        -8.70,
        -8.20,
        -7.00,
        -5.59,
        -4.23,
        -3.78,
        -3.28,
        -2.28,
        -0.68,
        1.22,
        // text, by how much is said and shared
        0.00,
        // names shared, others, one that only one has
        0.33,
        0.45,
        0.45,
        0.45,
        -4.14,
        -4.90,
        // meanings shared, others, and with a name
        -0.06,
        0.45,
        0.65,
        0.65,
        -4.50,
        2.20,
        // numbers that agree, and that contradict each other in a text that says little, or much
        0.34,
        -16.00,
        -1.50,
        // place, by distance in radii
        3.50,
        3.45,
        2.60,
        1.71,
        1.58,
        -0.92,
        -5.87,
        -8.87,
        // address in words, by likeness
        -1.06,
        -0.84,
        -0.37,
        // same and other category
        2.00,
        -2.40,
        // neither categories nor coordinates
        1.18,
        // time, by the logarithm of the minutes
        0.00,
        -0.06,
        -0.11,
        -0.16,
        -0.41,
        -0.66,
        -0.91,
        -1.21,
        -1.26,
        // answered or closed
        -0.80,
    };
    // @formatter:on

    private Weights() {}
}
