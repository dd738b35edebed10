package io.huiyin.processor.surge;

/**
 * How many reports an hour should bring: a Poisson count whose mean is itself known only as well as the past allows, by a gamma
 * distribution. That makes the count negative binomial; the longer the past, the nearer to Poisson. (Gelman et al., Bayesian Data
 * Analysis, 3rd ed., section 2.6.)
 *
 * @param shape above 0: the reports that the past holds
 * @param rate above 0: the hours that it holds them in
 */
record Expectation(double shape, double rate) {

    /** A term this much smaller than the sum no longer changes it. */
    private static final double NEGLIGIBLE = 1e-17;

    double mean() {
        return shape / rate;
    }

    /** The probability of so many or more by chance. */
    double tail(long reports) {
        double logTerm = shape * StrictMath.log(rate / (rate + 1));
        for (long k = 0; k < reports; k++) {
            logTerm += logStep(k);
        }
        double sum = 0;
        double term = StrictMath.exp(logTerm);
        for (long k = reports; k <= mean() || term > sum * NEGLIGIBLE; k++) {
            sum += term;
            logTerm += logStep(k);
            term = StrictMath.exp(logTerm);
        }
        return Math.min(1, sum);
    }

    /** Logarithm of P(k + 1) / P(k). */
    private double logStep(long k) {
        return StrictMath.log((shape + k) / ((k + 1) * (rate + 1)));
    }

    /** The least count, not below {@code atLeast}, whose tail is at most this probability. */
    long threshold(double probability, long atLeast) {
        if (tail(atLeast) <= probability) {
            return atLeast;
        }
        long below = atLeast;
        long above = 2 * atLeast;
        while (tail(above) > probability) {
            below = above;
            above *= 2;
        }
        while (above - below > 1) {
            long middle = (below + above) >>> 1;
            if (tail(middle) > probability) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return above;
    }
}
