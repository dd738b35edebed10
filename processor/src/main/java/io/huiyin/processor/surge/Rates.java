package io.huiyin.processor.surge;

import java.time.ZoneId;

/**
 * What each hour of the week should bring: a level, times a factor of the hour of the day (on workdays or the weekend), times one of
 * the day of the week. Each factor is drawn to 1 as by some reports that were as expected, an hour's own to that of both kinds of day
 * together, so that little is concluded from little: the posterior mean of a gamma distribution.
 */
final class Rates {
    /** As by two reports: hours differ much. */
    private static final double HOUR_PRIOR = 2;

    /** As by five reports: workdays and weekends differ less. */
    private static final double KIND_PRIOR = 5;

    /** As by two reports: the first weekend may be quite another time. */
    private static final double NEW_KIND_PRIOR = 2;

    /** As by twenty reports: days of the week differ little. */
    private static final double DAY_PRIOR = 20;

    /** Of the level: one report an hour is assumed, and hardly believed. */
    private static final double LEVEL_PRIOR = 0.5;

    private static final int DAY = 24;

    private final double[] factors = new double[Season.SLOTS];
    private final double[] doubts = new double[Season.SLOTS];
    private final double[] kindDoubts;
    private final double level;
    private final double levelDoubt;

    /**
     * Of reports, and the hours they were counted in, by slots of {@link Season}.
     *
     * @param ofHours how much hours vary beyond chance: what was seen in one of them tells less than its reports
     * @param ofDays the same of days
     */
    Rates(float[] reports, float[] hours, double ofHours, double ofDays) {
        double sum = LEVEL_PRIOR;
        double time = LEVEL_PRIOR;
        for (int slot = 0; slot < Season.HOURS; slot++) {
            sum += reports[slot];
            time += hours[slot];
        }
        level = sum / time;
        levelDoubt = 1 / sum + ofDays / (1 + time / DAY);
        var kinds = new double[] {NEW_KIND_PRIOR, NEW_KIND_PRIOR};
        for (int hour = 0; hour < DAY; hour++) {
            double seen = reports[hour] + reports[DAY + hour] + HOUR_PRIOR;
            double both = seen / ((hours[hour] + hours[DAY + hour]) * level + HOUR_PRIOR);
            for (int slot = hour; slot < Season.HOURS; slot += DAY) {
                kinds[slot / DAY] += reports[slot];
                factors[slot] = (reports[slot] + KIND_PRIOR) / (hours[slot] * level + KIND_PRIOR / both);
                doubts[slot] =
                        1 / seen + 1 / (reports[slot] + KIND_PRIOR) + ofHours / (1 + hours[hour] + hours[DAY + hour]);
            }
        }
        kindDoubts = new double[] {1 / kinds[0], 1 / kinds[1]};
        for (int slot = Season.HOURS; slot < Season.SLOTS; slot++) {
            double expected = hours[slot] * level * mean(slot < Season.SLOTS - 2 ? 0 : DAY);
            factors[slot] = (reports[slot] + DAY_PRIOR) / (expected + DAY_PRIOR);
            doubts[slot] = 1 / (reports[slot] + DAY_PRIOR);
        }
    }

    private double mean(int from) {
        double sum = 0;
        for (int slot = from; slot < from + DAY; slot++) {
            sum += factors[slot];
        }
        return sum / DAY;
    }

    /** Reports that this hour should bring. */
    double mean(long hour, ZoneId zone) {
        return level * factors[Season.hourSlot(hour, zone)] * factors[Season.daySlot(hour, zone)];
    }

    /** How sure that is: the relative variance of the mean. */
    double doubt(long hour, ZoneId zone) {
        return dayDoubt(hour, zone) + doubts[Season.hourSlot(hour, zone)];
    }

    /** How sure the sum over the day of this hour is: a day of a kind that was not seen yet may be another. */
    double dayDoubt(long hour, ZoneId zone) {
        boolean weekend = Season.hourSlot(hour, zone) >= DAY;
        return levelDoubt + kindDoubts[weekend ? 1 : 0] + doubts[Season.daySlot(hour, zone)];
    }

    /** How sure the sum over some days is. */
    double levelDoubt() {
        return levelDoubt;
    }
}
