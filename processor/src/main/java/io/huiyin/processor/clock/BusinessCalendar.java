package io.huiyin.processor.clock;

import io.huiyin.policy.CalendarRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Business time on one calendar, exact to the millisecond; what instants and durations hold below that is cut off.
 *
 * <p>Working periods are half-open. A local time that does not exist shifts forward by the gap, an ambiguous one means the
 * first, and a period over such a change counts the time that really passed. A period belongs to the day on which it starts;
 * where two overlap, no instant counts twice.
 *
 * <p>A question costs two binary searches, however far apart its instants are. Each year is worked out once, when it is first
 * asked for, and takes up to 20 KB: so share one calendar among all that have equal rules. Safe for use by many threads.
 */
public final class BusinessCalendar {

    /** The first year that a calendar knows: that of 1 January 1970 in UTC where the local date is still the day before. */
    public static final int FIRST_YEAR = 1969;

    /** The last year that a calendar knows: a deadline that would fall later is refused. It begins in 2199 in UTC somewhere. */
    public static final int LAST_YEAR = 2200;

    private final String name;
    private final CalendarRules rules;
    private volatile @Nullable WorkingYears known;

    private BusinessCalendar(String name, CalendarRules rules) {
        this.name = name;
        this.rules = rules;
    }

    /** The calendar of these rules. @throws IllegalArgumentException where no time ever counts */
    public static BusinessCalendar of(CalendarRules rules) {
        return of("in zone " + rules.zone(), rules);
    }

    /**
     * The calendar of these rules.
     *
     * @param name what errors call it
     * @throws IllegalArgumentException where no time ever counts
     */
    public static BusinessCalendar of(String name, CalendarRules rules) {
        if (!rules.always() && rules.hours().values().stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException(
                    "calendar " + name + " has no working period on any weekday: give it hours, or make it `always`");
        }
        return new BusinessCalendar(name, rules);
    }

    /** Business time from start (inclusive) to end (exclusive) in milliseconds; 0 where the end is not after the start. */
    public long elapsedMillis(Instant start, Instant end) {
        long from = start.toEpochMilli();
        long to = end.toEpochMilli();
        if (to <= from) {
            return 0;
        }
        if (rules.always()) {
            return to - from;
        }
        var years = covering(from, to);
        return years.workedUntil(to) - years.workedUntil(from);
    }

    /**
     * The earliest instant at which the business time elapsed since start equals the target. For a target of 0 it is the first
     * instant from start on at which time counts: where nothing may pass, it is the opening (the published expectations say so).
     *
     * @throws IllegalArgumentException where the target is negative, or not reached before the end of {@link #LAST_YEAR}
     */
    public Instant deadline(Instant start, Duration target) {
        long from = start.toEpochMilli();
        long wanted = notNegative(target);
        if (rules.always()) {
            return Instant.ofEpochMilli(Math.addExact(from, wanted));
        }
        var years = covering(from, from);
        while (years.total() - years.workedUntil(from) < Math.max(1, wanted)) {
            if (years.last() == LAST_YEAR) {
                throw unreachable(target, "after", start);
            }
            years = grown(years.first(), years.last() + 1);
        }
        return wanted == 0 ? years.latest(years.workedUntil(from)) : years.earliest(years.workedUntil(from) + wanted);
    }

    /**
     * The latest instant from which this much business time passes until end; end itself for a time of 0.
     *
     * @throws IllegalArgumentException where the time is negative, or does not fit between the start of {@link #FIRST_YEAR} and end
     */
    public Instant before(Instant end, Duration businessTime) {
        long to = end.toEpochMilli();
        long wanted = notNegative(businessTime);
        if (wanted == 0 || rules.always()) {
            return Instant.ofEpochMilli(Math.subtractExact(to, wanted));
        }
        var years = covering(to, to);
        while (years.workedUntil(to) < wanted) {
            if (years.first() == FIRST_YEAR) {
                throw unreachable(businessTime, "before", end);
            }
            years = grown(years.first() - 1, years.last());
        }
        return years.latest(years.workedUntil(to) - wanted);
    }

    /** Business time that passes without a break, from an instant (inclusive) to another (exclusive). */
    public record Stretch(Instant from, Instant to) {}

    /** The stretches of business time between two instants, in order: what {@link #elapsedMillis} adds up. */
    public List<Stretch> stretches(Instant start, Instant end) {
        long from = start.toEpochMilli();
        long to = end.toEpochMilli();
        if (to <= from) {
            return List.of();
        }
        if (rules.always()) {
            return List.of(new Stretch(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to)));
        }
        var stretches = new ArrayList<Stretch>();
        for (var year : covering(from, to).years()) {
            for (var span : year.between(from, to)) {
                var last = stretches.isEmpty() ? null : stretches.getLast();
                var next = new Stretch(Instant.ofEpochMilli(span.start()), Instant.ofEpochMilli(span.end()));
                if (last != null && last.to.equals(next.from)) {
                    stretches.set(stretches.size() - 1, new Stretch(last.from, next.to)); // over New Year
                } else {
                    stretches.add(next);
                }
            }
        }
        return List.copyOf(stretches);
    }

    private WorkingYears covering(long from, long to) {
        var years = known;
        return years != null && years.covers(from) && years.covers(to) ? years : grown(yearOf(from), yearOf(to));
    }

    private synchronized WorkingYears grown(int first, int last) {
        var years = known == null ? WorkingYears.of(rules, first) : known;
        years = years.covering(rules, first, last);
        known = years;
        return years;
    }

    private int yearOf(long millis) {
        int year = WorkingYear.containing(millis, rules.zone());
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException("calendar " + name + " knows the years " + FIRST_YEAR + " to "
                    + LAST_YEAR + ", and not " + Instant.ofEpochMilli(millis));
        }
        return year;
    }

    private long notNegative(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("business time is " + time + "; it must be 0 or more");
        }
        return time.toMillis();
    }

    private IllegalArgumentException unreachable(Duration time, String direction, Instant instant) {
        return new IllegalArgumentException("calendar " + name + " has less than " + time + " of working time "
                + direction + " " + instant + " in the years " + FIRST_YEAR + " to " + LAST_YEAR);
    }
}
