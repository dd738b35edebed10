package io.huiyin.processor.deduplicate;

/**
 * A function through given points, straight in between and level beyond: how a piece of evidence depends on a measure. It is
 * linear in its values, so that logistic regression can learn them.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the caller leaves it as it is
record Curve(double... knots) {

    /** Adds to features, from this place on, how much each knot has to do with this measure: two at most, together {@code share}. */
    void spread(double measure, double share, double[] features, int from) {
        int last = knots.length - 1;
        if (measure <= knots[0]) {
            features[from] += share;
            return;
        }
        if (measure >= knots[last]) {
            features[from + last] += share;
            return;
        }
        int upper = 1;
        while (knots[upper] < measure) {
            upper++;
        }
        double along = (measure - knots[upper - 1]) / (knots[upper] - knots[upper - 1]);
        features[from + upper - 1] += share * (1 - along);
        features[from + upper] += share * along;
    }

    /** Its value at a measure, where those at the knots stand in an array from this place on. */
    double at(double measure, double[] values, int from) {
        int last = knots.length - 1;
        if (measure <= knots[0]) {
            return values[from];
        }
        if (measure >= knots[last]) {
            return values[from + last];
        }
        int upper = 1;
        while (knots[upper] < measure) {
            upper++;
        }
        double along = (measure - knots[upper - 1]) / (knots[upper] - knots[upper - 1]);
        return values[from + upper - 1] * (1 - along) + values[from + upper] * along;
    }
}
