package io.huiyin.processor.surge;

import io.huiyin.processor.state.avro.SurgePast;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The hours of one site and category that are over, added up by hour of the day in UTC, each day back counting 5 % less: a mean
 * that forgets half in about two weeks. An immutable value of two times 24 entries.
 */
record Past(List<Double> reports, List<Double> days) {

    /** Nothing known yet. */
    static final Past NONE = new Past(Collections.nCopies(24, 0.0), Collections.nCopies(24, 0.0));

    private static final double KEEP = 0.95;

    static Past of(SurgePast written) {
        return new Past(written.getReports(), written.getDays());
    }

    SurgePast written() {
        return new SurgePast(reports, days);
    }

    /**
     * With one more hour, and those without a report after it.
     *
     * @param hour the hour that is over, in hours since the epoch
     * @param count its reports
     * @param next the hour that has begun, later than {@code hour}
     */
    Past with(long hour, long count, long next) {
        var newReports = new ArrayList<>(reports);
        var newDays = new ArrayList<>(days);
        for (int i = 0; i < 24; i++) {
            int place = place(hour + i);
            long times = Math.ceilDiv(next - hour - i, 24); // how often this hour of the day came in [hour, next)
            if (times > 0) {
                double kept = StrictMath.pow(KEEP, (double) times);
                newReports.set(place, newReports.get(place) * kept + (i == 0 ? count * kept / KEEP : 0));
                newDays.set(place, newDays.get(place) * kept + (1 - kept) / (1 - KEEP));
            }
        }
        return new Past(newReports, newDays);
    }

    /**
     * What this hour should bring. The plain mean of all hours counts like one more day of this one, and stands in while the hour
     * has no past of its own; while there is no past at all, one report an hour is assumed, and hardly believed.
     */
    Expectation expectation(long hour) {
        double mean = (sum(reports) + 1) / (sum(days) + 1);
        return new Expectation(reports.get(place(hour)) + mean, days.get(place(hour)) + 1);
    }

    private static int place(long hour) {
        return Math.floorMod(hour, 24);
    }

    private static double sum(List<Double> amounts) {
        return amounts.stream().mapToDouble(Double::doubleValue).sum();
    }
}
