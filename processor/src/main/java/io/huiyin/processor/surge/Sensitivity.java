package io.huiyin.processor.surge;

/**
 * How easily a window is a surge.
 *
 * @param probability of an ordinary window being called one
 * @param atLeast fewer reports than this are none, however quiet it was before
 */
record Sensitivity(double probability, long atLeast) {
    private static final double HOURS_A_YEAR = 8_766;
    private static final double DAYS_A_YEAR = 365.25;
    private static final long LEAST_REPORTS = 5;

    /** Of hours, which may raise half of the false alarms. */
    static Sensitivity ofHours(double falseAlarmsAYear) {
        return new Sensitivity(falseAlarmsAYear / 2 / HOURS_A_YEAR, LEAST_REPORTS);
    }

    /** Of days, which may raise the other half. */
    static Sensitivity ofDays(double falseAlarmsAYear) {
        return new Sensitivity(falseAlarmsAYear / 2 / DAYS_A_YEAR, LEAST_REPORTS);
    }
}
