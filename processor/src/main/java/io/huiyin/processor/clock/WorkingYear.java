package io.huiyin.processor.clock;

import io.huiyin.policy.CalendarRules;
import io.huiyin.policy.CalendarRules.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The working time of one calendar year: disjoint spans in rising order, in milliseconds since the epoch, with what was
 * worked before each of them. The year runs from the first midnight of 1 January to the next one.
 */
final class WorkingYear {

    private static final int DAYS_BACK = 2; // a period may reach over one midnight, and a skipped day over another

    private final long start;
    private final long end;
    private final long[] starts;
    private final long[] workedBefore;
    private final long total;

    private WorkingYear(long start, long end, List<Span> spans) {
        this.start = start;
        this.end = end;
        this.starts = new long[spans.size()];
        this.workedBefore = new long[spans.size()];
        long worked = 0;
        for (int i = 0; i < spans.size(); i++) {
            starts[i] = spans.get(i).start();
            workedBefore[i] = worked;
            worked += spans.get(i).length();
        }
        this.total = worked;
    }

    static WorkingYear of(CalendarRules rules, int year) {
        long start = firstMidnight(year, rules.zone());
        long end = firstMidnight(year + 1, rules.zone());
        var spans = new ArrayList<Span>();
        var newYear = LocalDate.of(year, 1, 1);
        newYear.minusDays(DAYS_BACK).datesUntil(newYear.plusYears(1)).forEach(date -> {
            for (Period period : rules.periods(date)) {
                var span = span(date, period, rules.zone()).clip(start, end);
                if (span.length() > 0) {
                    spans.add(span);
                }
            }
        });
        return new WorkingYear(start, end, union(spans));
    }

    /** A period belongs whole to the day on which it starts, also where it goes over midnight into a day off. */
    private static Span span(LocalDate date, Period period, ZoneId zone) {
        boolean overnight = !period.end().isAfter(period.start());
        return new Span(
                millis(date.atTime(period.start()), zone),
                millis((overnight ? date.plusDays(1) : date).atTime(period.end()), zone));
    }

    /** The year that an instant falls in. */
    static int containing(long instant, ZoneId zone) {
        int year = Instant.ofEpochMilli(instant).atZone(zone).getYear();
        // Where clocks went back over New Year's midnight, the old year's dates come a second time.
        return instant >= firstMidnight(year + 1, zone) ? year + 1 : year;
    }

    private static long firstMidnight(int year, ZoneId zone) {
        return millis(LocalDate.of(year, 1, 1).atTime(LocalTime.MIDNIGHT), zone);
    }

    /** {@code atZone} shifts a local time that does not exist forward by the gap, and takes the first of two. */
    private static long millis(LocalDateTime local, ZoneId zone) {
        return local.atZone(zone).toInstant().toEpochMilli();
    }

    /** Shifting forward, or a shift over midnight, can make neighbours overlap: no instant counts twice. */
    private static List<Span> union(List<Span> spans) {
        spans.sort(Comparator.comparingLong(Span::start));
        var disjoint = new ArrayList<Span>(spans.size());
        for (var span : spans) {
            var last = disjoint.isEmpty() ? null : disjoint.getLast();
            if (last == null || last.end() < span.start()) {
                disjoint.add(span);
            } else if (last.end() < span.end()) {
                disjoint.set(disjoint.size() - 1, new Span(last.start(), span.end()));
            }
        }
        return disjoint;
    }

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    long total() {
        return total;
    }

    /** What was worked from the year's start to this instant of the year. */
    long workedUntil(long instant) {
        int i = lastAtOrBelow(starts, instant);
        return i < 0 ? 0 : Math.min(workedBefore[i] + instant - starts[i], workedThrough(i));
    }

    /** The first instant at which this much was worked: above 0, at most {@link #total}. */
    long earliest(long worked) {
        int i = lastAtOrBelow(workedBefore, worked - 1);
        return starts[i] + worked - workedBefore[i];
    }

    /** The last instant at which no more than this was worked: 0 or more, below {@link #total}. */
    long latest(long worked) {
        int i = lastAtOrBelow(workedBefore, worked);
        return starts[i] + worked - workedBefore[i];
    }

    /** The spans of this year that lie between two instants of any year, cut to them. */
    List<Span> between(long from, long to) {
        var between = new ArrayList<Span>();
        for (int i = Math.max(0, lastAtOrBelow(starts, from)); i < starts.length && starts[i] < to; i++) {
            var span = new Span(starts[i], starts[i] + workedThrough(i) - workedBefore[i]).clip(from, to);
            if (span.length() > 0) {
                between.add(span);
            }
        }
        return between;
    }

    private long workedThrough(int i) {
        return i + 1 < workedBefore.length ? workedBefore[i + 1] : total;
    }

    private static int lastAtOrBelow(long[] rising, long value) {
        int i = Arrays.binarySearch(rising, value);
        return i >= 0 ? i : -i - 2;
    }

    /** From an instant (inclusive) to another (exclusive), in milliseconds since the epoch. */
    record Span(long start, long end) {

        Span clip(long from, long to) {
            return new Span(Math.max(start, from), Math.min(end, to));
        }

        long length() {
            return end - start;
        }
    }
}
