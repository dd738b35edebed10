package io.huiyin.processor.surge;

import io.huiyin.processor.state.avro.SurgeProfile;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What hours and days that are over lead one to expect of one site, one category, or one site and category; it forgets half in eight
 * weeks. An immutable value. What it is told was cut off before ({@link Window#learned}), so that a storm does not teach that storms
 * are usual.
 */
final class Profile {
    /** Hours of silence that are learned at most, and after which all is forgotten. */
    static final long HOURS_KEPT = 60 * 24;

    private static final long DAYS_KEPT = 60;

    /** Before anything is known: an hour varies by half beyond chance, a day by a third. */
    static final double HOUR_DISPERSION = 0.25;

    static final double DAY_DISPERSION = 0.1;

    /** Silence as improbable as this is a hole in what we heard, not a quiet time. */
    private static final double HOLE = 1e-4;

    private static final double KEEP = StrictMath.pow(0.5, 1.0 / (8 * 7 * 24));

    private final float[] reports;
    private final float[] hours;
    private final Dispersion ofHours;
    private final Dispersion ofDays;

    private Profile(float[] reports, float[] hours, Dispersion ofHours, Dispersion ofDays) {
        this.reports = reports;
        this.hours = hours;
        this.ofHours = ofHours;
        this.ofDays = ofDays;
    }

    /** Nothing known yet. */
    static Profile unknown() {
        return new Profile(new float[Season.SLOTS], new float[Season.SLOTS], Dispersion.UNKNOWN, Dispersion.UNKNOWN);
    }

    static Profile of(SurgeProfile written) {
        return new Profile(
                array(written.getReports()),
                array(written.getHours()),
                new Dispersion(written.getHourExcess(), written.getHourWeight()),
                new Dispersion(written.getDayExcess(), written.getDayWeight()));
    }

    SurgeProfile written() {
        return new SurgeProfile(
                list(reports), list(hours), ofHours.excess(), ofHours.weight(), ofDays.excess(), ofDays.weight());
    }

    Rates rates() {
        return new Rates(reports, hours, hourDispersion(), dayDispersion());
    }

    double hourDispersion() {
        return ofHours.estimate(HOUR_DISPERSION);
    }

    double dayDispersion() {
        return ofDays.estimate(DAY_DISPERSION);
    }

    /** The reports that it knows of, earlier ones counting less. */
    double known() {
        return sum(reports);
    }

    /** The hours that it knows of, earlier ones counting less. */
    double hours() {
        return sum(hours);
    }

    private static double sum(float[] amounts) {
        double sum = 0;
        for (int slot = 0; slot < Season.HOURS; slot++) {
            sum += amounts[slot];
        }
        return sum;
    }

    /**
     * Until when the silence after this hour is believed: {@code next}, or the end of the hour itself where the silence is so improbable
     * that it is a hole in what we heard.
     */
    long believed(long over, long next, ZoneId zone) {
        var rates = rates();
        long end = Math.min(next, over + HOURS_KEPT);
        double expected = 0;
        for (long hour = over + 1; hour < end; hour++) {
            expected += rates.mean(hour, zone);
        }
        return expected > 0 && silence(expected, rates.levelDoubt()) < HOLE ? over + 1 : end;
    }

    /** The probability of no report where so many were expected. */
    private double silence(double expected, double doubt) {
        double shape = 1 / (doubt + dayDispersion());
        return StrictMath.pow(shape / (shape + expected), shape);
    }

    /** With an hour that is over, and the silence after it until {@code end}. */
    Profile withHours(Window over, long end, ZoneId zone) {
        var rates = rates();
        double kept = StrictMath.pow(KEEP, (double) (end - over.index()));
        var newReports = scaled(reports, kept);
        var newHours = scaled(hours, kept);
        var newOfHours = ofHours.kept(kept).with(over.varied(), over.mean(), over.doubt(), HOUR_DISPERSION);
        double weight = 1;
        for (long hour = end - 1; hour >= over.index(); hour--) {
            int hourSlot = Season.hourSlot(hour, zone);
            int daySlot = Season.daySlot(hour, zone);
            newHours[hourSlot] += (float) weight;
            newHours[daySlot] += (float) weight;
            if (hour == over.index()) {
                newReports[hourSlot] += (float) (weight * over.learned());
                newReports[daySlot] += (float) (weight * over.learned());
            } else {
                newOfHours = newOfHours.with(0, rates.mean(hour, zone), rates.doubt(hour, zone), HOUR_DISPERSION);
            }
            weight *= KEEP;
        }
        return new Profile(newReports, newHours, newOfHours, ofDays.kept(kept));
    }

    /** With a day that is over, and the days of silence after it before {@code next}. */
    Profile withDays(Window over, long next, ZoneId zone) {
        var days = ofDays.with(over.varied(), over.mean(), over.doubt(), DAY_DISPERSION);
        var rates = rates();
        for (long day = over.index() + 1; day < Math.min(next, over.index() + DAYS_KEPT); day++) {
            long first = Season.firstHour(day, zone);
            days = days.with(0, dayMean(rates, day, zone), rates.dayDoubt(first, zone), DAY_DISPERSION);
        }
        return new Profile(reports, hours, ofHours, days);
    }

    /** Reports that a day of the zone should bring. */
    static double dayMean(Rates rates, long day, ZoneId zone) {
        double mean = 0;
        for (long hour = Season.firstHour(day, zone); hour < Season.firstHour(day + 1, zone); hour++) {
            mean += rates.mean(hour, zone);
        }
        return mean;
    }

    private static float[] scaled(float[] amounts, double share) {
        var scaled = new float[amounts.length];
        for (int i = 0; i < amounts.length; i++) {
            scaled[i] = (float) (amounts[i] * share);
        }
        return scaled;
    }

    private static float[] array(List<Float> amounts) {
        var array = new float[Season.SLOTS];
        for (int i = 0; i < array.length; i++) {
            array[i] = amounts.get(i);
        }
        return array;
    }

    private static List<Float> list(float[] amounts) {
        var list = new ArrayList<Float>(amounts.length);
        for (float amount : amounts) {
            list.add(amount);
        }
        return list;
    }
}
