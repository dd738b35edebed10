package io.huiyin.audit.reckon;

import io.huiyin.event.Pause;
import io.huiyin.policy.CalendarRules;
import io.huiyin.policy.CalendarRules.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Business time by walking from day to day over the rules: slow, and plain enough to be read once and believed.
 *
 * <p>Periods are half-open and belong to the day on which they start. A local time that does not exist shifts forward by the
 * gap, an ambiguous one means the first; no instant counts twice. Milliseconds are the unit, whatever lies below is cut off.
 *
 * @param rules when time counts
 * @param pauses spans in which it does not count all the same, in the order of time
 */
public record WalkedCalendar(CalendarRules rules, List<Pause> pauses) {
    /** What lies later than this is never. */
    public static final Instant NEVER = Instant.parse("2200-01-01T00:00:00Z");

    private static final Instant EARLIEST = Instant.parse("1969-01-01T00:00:00Z");

    /** Without pauses. */
    public WalkedCalendar(CalendarRules rules) {
        this(rules, List.of());
    }

    /** The same without pauses. */
    public WalkedCalendar plain() {
        return new WalkedCalendar(rules);
    }

    private boolean always() {
        return rules.always() && pauses.isEmpty();
    }

    /** Part of a day in which time counts, in milliseconds of the epoch; the end is exclusive. */
    private record Stretch(long from, long until) {}

    /** The earliest instant at which this much business time has passed since {@code start}; {@link #NEVER} where there is none before. */
    public Instant after(Instant start, long millis) {
        long from = start.toEpochMilli();
        if (millis <= 0 || always()) {
            return Instant.ofEpochMilli(from + Math.max(0, millis));
        }
        long left = millis;
        long counted = from;
        var never = date(NEVER);
        for (var day = date(start).minusDays(2); day.isBefore(never); day = day.plusDays(1)) {
            for (var stretch : stretches(day)) {
                long begin = Math.max(stretch.from(), counted);
                if (stretch.until() > begin) {
                    if (stretch.until() - begin >= left) {
                        return Instant.ofEpochMilli(begin + left);
                    }
                    left -= stretch.until() - begin;
                    counted = stretch.until();
                }
            }
        }
        return NEVER;
    }

    /** The latest instant from which this much business time passes until {@code end}; the start of 1969 where there is none later. */
    public Instant before(Instant end, long millis) {
        long until = end.toEpochMilli();
        if (millis <= 0 || always()) {
            return Instant.ofEpochMilli(until - Math.max(0, millis));
        }
        long left = millis;
        long counted = until;
        var earliest = date(EARLIEST);
        for (var day = date(end).plusDays(1); day.isAfter(earliest); day = day.minusDays(1)) {
            for (var stretch : stretches(day).reversed()) {
                long finish = Math.min(stretch.until(), counted);
                if (finish > stretch.from()) {
                    if (finish - stretch.from() >= left) {
                        return Instant.ofEpochMilli(finish - left);
                    }
                    left -= finish - stretch.from();
                    counted = stretch.from();
                }
            }
        }
        return EARLIEST;
    }

    /** Business time from {@code start} (inclusive) to {@code end} (exclusive) in milliseconds; 0 where the end is not after the start. */
    public long between(Instant start, Instant end) {
        long until = end.toEpochMilli();
        long counted = start.toEpochMilli();
        if (until <= counted || always()) {
            return Math.max(0, until - counted);
        }
        long sum = 0;
        var last = date(end).plusDays(1);
        for (var day = date(start).minusDays(2); !day.isAfter(last); day = day.plusDays(1)) {
            for (var stretch : stretches(day)) {
                long begin = Math.max(stretch.from(), counted);
                long finish = Math.min(stretch.until(), until);
                if (finish > begin) {
                    sum += finish - begin;
                    counted = finish;
                }
            }
        }
        return sum;
    }

    private LocalDate date(Instant instant) {
        return instant.atZone(rules.zone()).toLocalDate();
    }

    private List<Stretch> stretches(LocalDate day) {
        List<Stretch> stretches = new ArrayList<>();
        if (rules.always()) {
            stretches.add(new Stretch(midnight(day), midnight(day.plusDays(1))));
        } else {
            for (var period : rules.periods(day)) {
                stretches.add(new Stretch(millis(day, period, true), millis(day, period, false)));
            }
        }
        for (var pause : pauses) {
            stretches = without(stretches, pause);
        }
        return stretches;
    }

    private static List<Stretch> without(List<Stretch> stretches, Pause pause) {
        long from = pause.getFrom().toEpochMilli();
        long to = pause.getTo().toEpochMilli();
        var rest = new ArrayList<Stretch>(stretches.size() + 1);
        for (var stretch : stretches) {
            if (to <= stretch.from() || from >= stretch.until()) {
                rest.add(stretch);
                continue;
            }
            if (from > stretch.from()) {
                rest.add(new Stretch(stretch.from(), from));
            }
            if (to < stretch.until()) {
                rest.add(new Stretch(to, stretch.until()));
            }
        }
        return rest;
    }

    private long midnight(LocalDate day) {
        return day.atStartOfDay(rules.zone()).toInstant().toEpochMilli();
    }

    /** An end that is not after the start is on the next day. */
    private long millis(LocalDate day, Period period, boolean start) {
        var overnight = !period.end().isAfter(period.start());
        var local = start ? day.atTime(period.start()) : (overnight ? day.plusDays(1) : day).atTime(period.end());
        return local.atZone(rules.zone()).toInstant().toEpochMilli();
    }
}
