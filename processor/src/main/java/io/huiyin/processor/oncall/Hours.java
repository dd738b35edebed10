package io.huiyin.processor.oncall;

import io.huiyin.policy.CalendarRules;
import io.huiyin.policy.CalendarRules.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * When a shift is on. Only days near the instant asked for are looked at: periods reach over one midnight, and a change of
 * clocks or a skipped day moves them by one more.
 */
record Hours(CalendarRules rules) {
    private static final int DAYS_BACK = 2;
    private static final int DAYS_AHEAD = 1;

    /** Nothing further away than this is looked for. */
    private static final Duration HORIZON = Duration.ofDays(366);

    boolean on(Instant at) {
        return rules.always() || near(at).anyMatch(span -> span.contains(at));
    }

    /** The whole span that an instant lies in while the shift is on, within {@code bounds}; without bound where it is longer than a year. */
    Span around(Instant at, Span bounds) {
        if (rules.always()) {
            return bounds;
        }
        var horizon = new Span(at.minus(HORIZON), at.plus(HORIZON));
        var limits = bounds.within(horizon);
        var from = start(at, limits.from());
        var to = end(at, limits.to());
        return new Span(from.isAfter(horizon.from()) ? from : Instant.MIN, to.isBefore(horizon.to()) ? to : Instant.MAX)
                .within(bounds);
    }

    /** The first instant after this one, at which the shift is off, at which it is on. */
    Optional<Instant> nextStart(Instant off) {
        var day = day(off);
        return firstOf(Stream.iterate(-DAYS_BACK, ahead -> ahead + 1).limit(HORIZON.toDays()), ahead -> days(
                        day.plusDays(ahead), day.plusDays(ahead + DAYS_BACK))
                .map(Span::from)
                .filter(from -> from.isAfter(off))
                .min(Comparator.naturalOrder()));
    }

    /** The last instant up to this one, at which the shift is off, at which it went off. */
    Optional<Instant> lastEnd(Instant off) {
        var day = day(off);
        return firstOf(Stream.iterate(DAYS_AHEAD, back -> back - 1).limit(HORIZON.toDays()), back -> days(
                        day.plusDays(back - DAYS_BACK), day.plusDays(back))
                .map(Span::to)
                .filter(to -> !to.isAfter(off))
                .max(Comparator.naturalOrder()));
    }

    private static Optional<Instant> firstOf(Stream<Integer> steps, IntFunction<Optional<Instant>> found) {
        return steps.map(found::apply).flatMap(Optional::stream).findFirst();
    }

    /** Where the spans that join one another before this instant begin; no further back than it must to pass the floor. */
    private Instant start(Instant at, Instant floor) {
        var start = at;
        while (start.isAfter(floor)) {
            var reached = start;
            var earlier = near(reached)
                    .filter(span -> !span.to().isBefore(reached) && span.from().isBefore(reached))
                    .map(Span::from)
                    .min(Comparator.naturalOrder());
            if (earlier.isEmpty()) {
                break;
            }
            start = earlier.get();
        }
        return start;
    }

    private Instant end(Instant at, Instant ceiling) {
        var end = at;
        while (end.isBefore(ceiling)) {
            var reached = end;
            var later = near(reached)
                    .filter(span -> !span.from().isAfter(reached) && span.to().isAfter(reached))
                    .map(Span::to)
                    .max(Comparator.naturalOrder());
            if (later.isEmpty()) {
                break;
            }
            end = later.get();
        }
        return end;
    }

    private Stream<Span> near(Instant at) {
        var day = day(at);
        return days(day.minusDays(DAYS_BACK), day.plusDays(DAYS_AHEAD));
    }

    private Stream<Span> days(LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1))
                .flatMap(day -> rules.periods(day).stream().map(period -> span(day, period)))
                .filter(span -> span.from().isBefore(span.to()));
    }

    private Span span(LocalDate day, Period period) {
        var overnight = !period.end().isAfter(period.start());
        return new Span(
                instant(day.atTime(period.start())), instant((overnight ? day.plusDays(1) : day).atTime(period.end())));
    }

    /** {@code atZone} shifts a local time that does not exist forward by the gap, and takes the first of two. */
    private Instant instant(LocalDateTime local) {
        return local.atZone(rules.zone()).toInstant();
    }

    private LocalDate day(Instant at) {
        return at.atZone(rules.zone()).toLocalDate();
    }
}
