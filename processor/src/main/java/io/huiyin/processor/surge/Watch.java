package io.huiyin.processor.surge;

import io.huiyin.processor.surge.Window.Expected;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The hour and the day of one site, category, or site and category that go on. An immutable value; reports come in the order of their
 * hours.
 */
record Watch(Window hour, Window day) {
    /** A surge is over after half a day without an hour that was one, or after one such day. */
    private static final long QUIET_HOURS = 12;

    private static final long QUIET_DAYS = 1;

    /** What was heard of for less than this many hours has no usual day. */
    private static final double A_DAY = 23;

    /** A watch in an hour that has begun, and what is known when it does. */
    record Begun(Watch watch, Profile profile) {}

    /** A watch that begins with this hour. */
    static Begun begin(long hour, ZoneId zone, double falseAlarmsAYear) {
        return new Watch(Window.none(), Window.none()).begun(Profile.unknown(), hour, zone, falseAlarmsAYear);
    }

    /** The same at a later hour: those that are over are learned from. */
    Begun at(long next, Profile profile, ZoneId zone, double falseAlarmsAYear) {
        long today = Season.day(next, zone);
        long believed = profile.believed(hour.index(), next, zone);
        var learned = profile.withHours(hour, believed, zone);
        if (today > day.index()) {
            learned = learned.withDays(day, believed == next ? today : day.index() + 1, zone);
        }
        return begun(learned, next, zone, falseAlarmsAYear);
    }

    private Begun begun(Profile known, long next, ZoneId zone, double falseAlarmsAYear) {
        var rates = known.rates();
        var newHour = hour.next(
                next,
                new Expected(rates.mean(next, zone), rates.doubt(next, zone), known.hourDispersion()),
                Sensitivity.ofHours(falseAlarmsAYear),
                QUIET_HOURS);
        long today = Season.day(next, zone);
        if (today <= day.index()) {
            return new Begun(new Watch(newHour, day), known);
        }
        var newDay = day.next(
                today,
                new Expected(Profile.dayMean(rates, today, zone), rates.dayDoubt(next, zone), known.dayDispersion()),
                Sensitivity.ofDays(falseAlarmsAYear),
                QUIET_DAYS);
        return new Begun(new Watch(newHour, known.hours() < A_DAY ? newDay.unjudged() : newDay), known);
    }

    /** With so many more reports in this hour. */
    Watch plus(long reports) {
        return new Watch(hour.plus(reports), day.plus(reports));
    }

    /** What is to be said now. */
    List<Finding> news() {
        var news = new ArrayList<Finding>(2);
        if (hour.isNews()) {
            news.add(new Finding(hour.told(), false));
        }
        if (day.isNews()) {
            news.add(new Finding(day.told(), true));
        }
        return news;
    }

    /** The same, with that said. */
    Watch told() {
        return new Watch(hour.isNews() ? hour.told() : hour, day.isNews() ? day.told() : day);
    }

    /** Whether so many reports come now and then. */
    boolean isUsual() {
        return hour.isUsual() && day.isUsual();
    }
}
