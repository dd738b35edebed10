package io.huiyin.processor.clock;

import io.huiyin.policy.CalendarRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Business time a second time, to be right and not fast: cut the line at every start and end of a period, and ask of each
 * piece whether any period holds it.
 */
record NaiveCalendar(CalendarRules rules) {

    private record Held(Instant from, Instant to) {

        boolean holds(Instant instant) {
            return !instant.isBefore(from) && instant.isBefore(to);
        }
    }

    private record Piece(Instant from, Instant to) {}

    private List<Held> periods(Instant from, Instant to) {
        var zone = rules.zone();
        var held = new ArrayList<Held>();
        for (LocalDate day = from.atZone(zone).toLocalDate().minusDays(3);
                !day.isAfter(to.atZone(zone).toLocalDate().plusDays(1));
                day = day.plusDays(1)) {
            var weekday = day.getDayOfWeek();
            if (rules.workdays().containsKey(day)) {
                weekday = rules.workdays().get(day);
            } else if (rules.holidays().contains(day)
                    || rules.yearlyHolidays().contains(MonthDay.of(day.getMonth(), day.getDayOfMonth()))) {
                continue;
            }
            for (var period : rules.hours().getOrDefault(weekday, List.of())) {
                var last = period.start().isBefore(period.end()) ? day : day.plusDays(1);
                held.add(new Held(
                        day.atTime(period.start()).atZone(zone).toInstant(),
                        last.atTime(period.end()).atZone(zone).toInstant()));
            }
        }
        return held;
    }

    /** The pieces of working time between two instants, in order. */
    private List<Piece> pieces(Instant from, Instant to) {
        var periods = periods(from, to);
        var cuts = new TreeSet<Instant>();
        cuts.add(from);
        cuts.add(to);
        for (var period : periods) {
            cuts.add(period.from());
            cuts.add(period.to());
        }
        var pieces = new ArrayList<Piece>();
        var inside = cuts.subSet(from, true, to, true).toArray(Instant[]::new);
        for (int i = 0; i + 1 < inside.length; i++) {
            var start = inside[i];
            if (periods.stream().anyMatch(period -> period.holds(start))) {
                pieces.add(new Piece(start, inside[i + 1]));
            }
        }
        return pieces;
    }

    long elapsedMillis(Instant from, Instant to) {
        return pieces(from, to).stream()
                .mapToLong(piece -> ChronoUnit.MILLIS.between(piece.from(), piece.to()))
                .sum();
    }

    Instant deadline(Instant start, Duration target) {
        var left = target;
        if (left.isZero()) {
            return start;
        }
        for (int weeks = 1; ; weeks *= 4) {
            var rest = left;
            for (var piece : pieces(start, start.plus(Duration.ofDays(7L * weeks)))) {
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
        for (int weeks = 1; ; weeks *= 4) {
            var rest = time;
            for (var piece : pieces(end.minus(Duration.ofDays(7L * weeks)), end).reversed()) {
                var length = Duration.between(piece.from(), piece.to());
                if (length.compareTo(rest) >= 0) {
                    return piece.to().minus(rest);
                }
                rest = rest.minus(length);
            }
        }
    }
}
