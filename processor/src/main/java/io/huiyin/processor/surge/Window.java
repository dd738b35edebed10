package io.huiyin.processor.surge;

import io.huiyin.processor.state.avro.SurgeWindow;

/**
 * One hour or one day in which reports are counted. An immutable value.
 *
 * @param index hours, or days of the tenant's zone, since the epoch
 * @param threshold the count from which the reports are a surge
 * @param cap the most that the past learns of this window
 * @param mean reports that the past leads one to expect in the whole window
 * @param doubt the relative variance of the mean
 * @param dispersion how much such windows vary beyond chance
 * @param peak the highest count that was said of the surge that goes on; 0 where there is none
 * @param over the last window that was a surge
 * @param said how often a surge was said in this window
 */
record Window(
        long index,
        long reports,
        long threshold,
        long cap,
        double mean,
        double doubt,
        double dispersion,
        long peak,
        long over,
        int said) {

    /** A surge that goes on is said again when it is this many times what was said. */
    private static final long GROWTH = 2;

    /** More than once in 500 ordinary windows is not learned from. */
    private static final double USUAL = 0.002;

    private static final long LEAST_CAP = 2;

    /** Whoever is less sure than this of the mean learns all but surges. */
    private static final double SURE = 0.2;

    private static final long LONG_AGO = -1_000_000_000;

    /** The next window of its kind, begun. A surge goes on while no more than {@code quiet} windows lie between two that were one. */
    Window next(long next, Expected expected, Sensitivity sensitivity, long quiet) {
        var limits = expected.count().thresholds(sensitivity.probability(), USUAL);
        long threshold = Math.max(sensitivity.atLeast(), limits[0]);
        boolean goesOn = peak > 0 && next - over <= quiet;
        return new Window(
                next,
                0,
                threshold,
                expected.doubt() > SURE ? threshold : Math.max(LEAST_CAP, limits[1]),
                expected.mean(),
                expected.doubt(),
                expected.dispersion(),
                goesOn ? peak : 0,
                over,
                0);
    }

    /** The same, and nothing in it is a surge: nobody knows yet what is one. */
    Window unjudged() {
        return new Window(index, reports, Long.MAX_VALUE, cap, mean, doubt, dispersion, peak, over, said);
    }

    /** Before the first window of its kind. */
    static Window none() {
        return new Window(LONG_AGO, 0, 0, 0, 0, 0, 0, 0, LONG_AGO, 0);
    }

    /** What the past leads one to expect of a window, up to this relative variance of the mean, and beside chance this much varied. */
    record Expected(double mean, double doubt, double dispersion) {
        /** As for {@link Dispersion}: what one is in doubt of has a heavier tail than one gamma factor. */
        private static final double MARGIN = 1.5;

        Expectation count() {
            return Expectation.of(mean, MARGIN * doubt + dispersion);
        }
    }

    double tail() {
        return new Expected(mean, doubt, dispersion).count().tail(reports);
    }

    static Window of(SurgeWindow written) {
        return new Window(
                written.getIndex(),
                written.getReports(),
                written.getThreshold(),
                written.getCap(),
                written.getMean(),
                written.getDoubt(),
                written.getDispersion(),
                written.getPeak(),
                written.getOver(),
                written.getSaid());
    }

    SurgeWindow written() {
        return new SurgeWindow(index, reports, threshold, cap, mean, doubt, dispersion, peak, over, said);
    }

    Window plus(long more) {
        long sum = reports + more;
        return new Window(
                index, sum, threshold, cap, mean, doubt, dispersion, peak, sum >= threshold ? index : over, said);
    }

    /** Whether there is something to say: a surge that was not said yet, or one that has grown twofold since. */
    boolean isNews() {
        return reports >= threshold && reports >= GROWTH * peak;
    }

    /** The same, with that said. */
    Window told() {
        return new Window(index, reports, threshold, cap, mean, doubt, dispersion, reports, index, said + 1);
    }

    boolean isUsual() {
        return reports <= cap;
    }

    /** What the past may know of it when it reckons what is usual. */
    long learned() {
        return Math.min(reports, cap);
    }

    /** What the past may know of it when it reckons how much ordinary windows vary. */
    long varied() {
        return reports < threshold ? reports : learned();
    }
}
