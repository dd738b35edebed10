package io.huiyin.processor.surge;

/**
 * How much counts vary from one ordinary window to the next beyond chance: the variance of a count with mean m is m + a m². An
 * estimate of a by weighted moments, weighted by what a window can tell: one with few reports tells nothing.
 *
 * @param excess weighted sum of what varied beyond chance
 * @param weight sum of weights
 */
record Dispersion(double excess, double weight) {
    static final Dispersion UNKNOWN = new Dispersion(0, 0);

    /** Whoever is this unsure of the mean learns nothing from how far off a count was. */
    private static final double SURE = 0.2;

    private static final double LEAST = 0.002;

    /** What varies is seldom one gamma factor: the product of one of the day and one of the hour has a heavier tail of the same variance. */
    private static final double MARGIN = 1.5;

    /** The estimate; {@code prior} is what to think as long as nothing is known, and weighs like a window or two with many reports. */
    double estimate(double prior) {
        double priorWeight = 1 / (prior * prior);
        return MARGIN * Math.max(LEAST, (prior * priorWeight + excess) / (priorWeight + weight));
    }

    /** With one more window, whose mean was known up to this relative variance. */
    Dispersion with(double count, double mean, double doubt, double prior) {
        if (doubt > SURE) {
            return this;
        }
        double square = mean * mean;
        double varied = (count - mean) * (count - mean) - mean - doubt * square;
        double spread = 1 + prior * mean;
        double worth = square / (mean + 2 * square * spread * spread);
        return new Dispersion(excess + worth * varied, weight + worth * square);
    }

    /** With all of it counting only so much. */
    Dispersion kept(double share) {
        return new Dispersion(excess * share, weight * share);
    }
}
