package io.huiyin.processor.surge;

import java.util.Arrays;

/**
 * How many reports a window should bring: a Poisson count whose mean is itself known only as well as the past allows, and differs from
 * one such window to the next, by a gamma distribution. That makes the count negative binomial. (Gelman et al., Bayesian Data Analysis,
 * 3rd ed., section 2.6.)
 *
 * @param shape above 0: 1 over the relative variance of the mean
 * @param rate above 0: shape over mean
 */
record Expectation(double shape, double rate) {

    /** A term this much smaller than the sum no longer changes it. */
    private static final double NEGLIGIBLE = 1e-17;

    /** From here on a term is reckoned from the one before it; below, by its logarithm. */
    private static final double UNDERFLOWING = 1e-200;

    /** Of a mean, and the relative variance of what the mean of one window may be. */
    static Expectation of(double mean, double relativeVariance) {
        return new Expectation(1 / relativeVariance, 1 / (relativeVariance * mean));
    }

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

    /** The least counts whose tails are at most these probabilities, each above 1e-12; at least 1. */
    long[] thresholds(double... probabilities) {
        var terms = terms();
        var thresholds = new long[probabilities.length];
        for (int i = 0; i < thresholds.length; i++) {
            double sum = 0;
            int count = terms.length;
            while (count > 1 && sum + terms[count - 1] <= probabilities[i]) {
                count--;
                sum += terms[count];
            }
            thresholds[i] = count;
        }
        return thresholds;
    }

    /** The probability of each count, from 0 to where they no longer matter. */
    private double[] terms() {
        var terms = new double[64];
        double logTerm = shape * StrictMath.log(rate / (rate + 1));
        double term = StrictMath.exp(logTerm);
        int k = 0;
        while (true) {
            if (k == terms.length) {
                terms = Arrays.copyOf(terms, 2 * k);
            }
            terms[k] = term;
            if (k > mean() && term < NEGLIGIBLE) {
                return Arrays.copyOf(terms, k + 1);
            }
            if (term > UNDERFLOWING) {
                term *= (shape + k) / ((k + 1) * (rate + 1));
                logTerm = Double.NaN;
            } else if (Double.isNaN(logTerm)) {
                term = 0;
            } else {
                logTerm += logStep(k);
                term = StrictMath.exp(logTerm);
            }
            k++;
        }
    }
}
