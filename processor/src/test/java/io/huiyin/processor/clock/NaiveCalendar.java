package io.huiyin.processor.clock;

import io.huiyin.policy.CalendarRules.Period;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Business time a second time, to be right and not fast: cut the line at every start and end of a period and of a pause, and
 * ask of each piece whether any period holds it and no pause does. Days off are compared as they are written.
 */
record NaiveCalendar(
        ZoneId zone, Map<DayOfWeek, List<Period>> hours, List<Off> off, Map<LocalDate, DayOfWeek> workdays) {

    private static final Duration WEEK = Duration.ofDays(7);

    /** From an instant to another one, the first included. */
    record Span(Instant from, Instant to) {

        boolean holds(Instant instant) {
            return !instant.isBefore(from) && instant.isBefore(to);
        }
    }

    /** Days off as they are written: {@code 2026-10-01} or, every year, {@code *-12-25}; the last may come before the first. */
    record Off(String first, String last) {

        boolean holds(String day) {
            if (!first.startsWith("*")) {
                return first.compareTo(day) <= 0 && day.compareTo(last) <= 0;
            }
            var ofYear = "*" + day.substring(4);
            boolean fromFirst = first.compareTo(ofYear) <= 0;
            boolean toLast = ofYear.compareTo(last) <= 0;
            return first.compareTo(last) <= 0 ? fromFirst && toLast : fromFirst || toLast;
        }
    }

    private List<Span> periods(Instant from, Instant to) {
        var held = new ArrayList<Span>();
        for (LocalDate day = from.atZone(zone).toLocalDate().minusDays(3);
                !day.isAfter(to.atZone(zone).toLocalDate().plusDays(1));
                day = day.plusDays(1)) {
            var weekday = day.getDayOfWeek();
            if (workdays.containsKey(day)) {
                weekday = workdays.get(day);
            } else if (isOff(day.toString())) {
                continue;
            }
            for (var period : hours.getOrDefault(weekday, List.of())) {
                var last = period.start().isBefore(period.end()) ? day : day.plusDays(1);
                held.add(new Span(
                        day.atTime(period.start()).atZone(zone).toInstant(),
                        last.atTime(period.end()).atZone(zone).toInstant()));
            }
        }
        return held;
    }

    private boolean isOff(String day) {
        return off.stream().anyMatch(days -> days.holds(day));
    }

    /** The pieces of working time between two instants, in order. */
    private List<Span> pieces(Instant from, Instant to, List<Span> pauses) {
        var periods = periods(from, to);
        var cuts = new TreeSet<Instant>();
        cuts.add(from);
        cuts.add(to);
        for (var span : periods) {
            cuts.add(span.from());
            cuts.add(span.to());
        }
        for (var span : pauses) {
            cuts.add(span.from());
            cuts.add(span.to());
        }
        var pieces = new ArrayList<Span>();
        var inside = cuts.subSet(from, true, to, true).toArray(Instant[]::new);
        for (int i = 0; i + 1 < inside.length; i++) {
            var start = inside[i];
            if (periods.stream().anyMatch(period -> period.holds(start))
                    && pauses.stream().noneMatch(pause -> pause.holds(start))) {
                pieces.add(new Span(start, inside[i + 1]));
            }
        }
        return pieces;
    }

    long elapsedMillis(Instant from, Instant to, List<Span> pauses) {
        return to.isBefore(from)
                ? 0
                : pieces(from, to, pauses).stream()
                        .mapToLong(piece -> ChronoUnit.MILLIS.between(piece.from(), piece.to()))
                        .sum();
    }

    Instant deadline(Instant start, Duration target, List<Span> pauses) {
        var rest = target;
        for (var from = start; ; from = from.plus(WEEK)) {
            for (var piece : pieces(from, from.plus(WEEK), pauses)) {
                var length = Duration.between(piece.from(), piece.to());
                if (length.compareTo(rest) >= 0) {
                    return piece.from().plus(rest);
                }
                rest = rest.minus(length);
            }
        }
    }

    Instant before(Instant end, Duration time) {
        if (time.isZero()) {
            return end;
        }
        var rest = time;
        for (var to = end; ; to = to.minus(WEEK)) {
            for (var piece : pieces(to.minus(WEEK), to, List.of()).reversed()) {
                var length = Duration.between(piece.from(), piece.to());
                if (length.compareTo(rest) >= 0) {
                    return piece.to().minus(rest);
                }
                rest = rest.minus(length);
            }
        }
    }
}
