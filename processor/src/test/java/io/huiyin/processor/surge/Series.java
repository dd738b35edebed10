package io.huiyin.processor.surge;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Reports by the hour, made up by known rules, and one watch that hears of them as the processor would: nothing of an hour without one.
 *
 * @param mean reports in an hour of the year's average
 * @param hourly how much hours vary beyond chance: the relative variance of a gamma factor of each hour
 * @param daily the same of each day, shared by its hours
 */
record Series(double mean, double hourly, double daily, ZoneId zone) {

    /** The rule: few at night, twice as many at noon, half on weekends. */
    double rate(long hour) {
        var local = LocalDateTime.ofInstant(Season.start(hour), zone);
        double ofDay = 1 - 0.8 * Math.cos(2 * Math.PI * local.getHour() / 24);
        return mean * ofDay * (local.getDayOfWeek().getValue() > 5 ? 0.5 : 1.2);
    }

    /** What was said, of a series of so many days of which the first are only learned from. */
    List<Finding> findings(Random random, long first, int days, int learning, double falseAlarmsAYear) {
        var watched = new Watched(zone, falseAlarmsAYear);
        var said = new ArrayList<Finding>();
        double ofDay = 1;
        for (long hour = first; hour < first + 24L * days; hour++) {
            if (Season.day(hour, zone) != Season.day(hour - 1, zone)) {
                ofDay = factor(random, daily);
            }
            var news = watched.hour(hour, poisson(random, rate(hour) * ofDay * factor(random, hourly)));
            if (hour >= first + 24L * learning) {
                said.addAll(news);
            }
        }
        return said;
    }

    /** Of mean 1 and this variance. */
    static double factor(Random random, double variance) {
        return variance == 0 ? 1 : gamma(random, 1 / variance) * variance;
    }

    /** Marsaglia and Tsang, A Simple Method for Generating Gamma Variables, ACM TOMS 26 (2000). */
    private static double gamma(Random random, double shape) {
        if (shape < 1) {
            return gamma(random, shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    /** Knuth's way, The Art of Computer Programming 2, 3.4.1. */
    static int poisson(Random random, double mean) {
        double limit = Math.exp(-mean);
        int count = -1;
        for (double product = 1; product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    /** The first hour of this local day. */
    static long hour(String local, ZoneId zone) {
        return Season.hour(LocalDateTime.parse(local).atZone(zone).toInstant().truncatedTo(ChronoUnit.HOURS));
    }
}
