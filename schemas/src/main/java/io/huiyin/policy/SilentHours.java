package io.huiyin.policy;

import io.huiyin.policy.CalendarRules.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.stream.Stream;

/**
 * The hours of a silence: while a calendar works, or while it does not.
 *
 * @param outside true where it is silent while the calendar does not work
 */
public record SilentHours(CalendarRules calendar, boolean outside) {
    /** Periods reach over one midnight, and a change of clocks or a skipped day moves them by one more. */
    private static final int DAYS_BACK = 2;

    private static final int DAYS_AHEAD = 8;

    /** Whether it is silent at this instant. */
    public boolean on(Instant at) {
        return works(at) != outside;
    }

    /** The first instant after this one at which that changes; where none is near, one within which it does not change. */
    public Instant end(Instant at) {
        boolean now = on(at);
        var day = at.atZone(calendar.zone()).toLocalDate();
        return spans(day.plusDays(DAYS_AHEAD))
                .flatMap(span -> Stream.of(span.from, span.to))
                .filter(edge -> edge.isAfter(at) && on(edge) != now)
                .min(Instant::compareTo)
                .orElseGet(() -> instant(day.plusDays(DAYS_AHEAD - DAYS_BACK).atStartOfDay()));
    }

    private boolean works(Instant at) {
        return calendar.always()
                || spans(at.atZone(calendar.zone()).toLocalDate().plusDays(1), DAYS_BACK + 1)
                        .anyMatch(span -> !at.isBefore(span.from) && at.isBefore(span.to));
    }

    private record Span(Instant from, Instant to) {}

    private Stream<Span> spans(LocalDate last) {
        return spans(last, DAYS_AHEAD + DAYS_BACK);
    }

    private Stream<Span> spans(LocalDate last, int days) {
        return last.minusDays(days).datesUntil(last.plusDays(1)).flatMap(day -> calendar.periods(day).stream()
                .map(period -> span(day, period)));
    }

    private Span span(LocalDate day, Period period) {
        var overnight = !period.end().isAfter(period.start());
        return new Span(
                instant(day.atTime(period.start())), instant((overnight ? day.plusDays(1) : day).atTime(period.end())));
    }

    /** {@code atZone} shifts a local time that does not exist forward by the gap, and takes the first of two. */
    private Instant instant(LocalDateTime local) {
        return local.atZone(calendar.zone()).toInstant();
    }
}
