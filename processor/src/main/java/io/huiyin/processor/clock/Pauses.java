package io.huiyin.processor.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Spans in which a clock stands still: disjoint, in rising order. What of them lies before the start or after the end of what
 * is asked makes no difference.
 */
public record Pauses(List<Pause> spans) {

    /** No pause at all. */
    public static final Pauses NONE = new Pauses(List.of());

    /** From one instant (inclusive) to another (exclusive). @throws IllegalArgumentException where it ends before it begins */
    public record Pause(Instant from, Instant to) {
        public Pause {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("a pause ends at " + to + ", before it begins at " + from);
            }
        }
    }

    /** These spans in any order; what two of them share is one pause. */
    public static Pauses of(Collection<Pause> spans) {
        var joined = new ArrayList<Pause>(spans.size());
        spans.stream().sorted(Comparator.comparing(Pause::from)).forEach(span -> {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last == null || last.to().isBefore(span.from())) {
                joined.add(span);
            } else if (last.to().isBefore(span.to())) {
                joined.set(joined.size() - 1, new Pause(last.from(), span.to()));
            }
        });
        return new Pauses(List.copyOf(joined));
    }

    /** Business time outside of the pauses from start (inclusive) to end (exclusive) in milliseconds. */
    public long elapsedMillis(BusinessCalendar calendar, Instant start, Instant end) {
        long elapsed = calendar.elapsedMillis(start, end);
        for (var span : spans) {
            elapsed -= calendar.elapsedMillis(later(span.from, start), earlier(span.to, end));
        }
        return elapsed;
    }

    /**
     * The earliest instant at which the business time outside of the pauses since start equals the target: each pause moves
     * it by the business time that the pause took.
     *
     * @throws IllegalArgumentException as {@link BusinessCalendar#deadline} does
     */
    public Instant deadline(BusinessCalendar calendar, Instant start, Duration target) {
        var from = start;
        var left = target;
        var deadline = calendar.deadline(from, left);
        if (target.toMillis() == 0) {
            return opening(calendar, deadline);
        }
        for (var span : spans) {
            if (!deadline.isAfter(span.from)) {
                return deadline;
            }
            if (span.to.isAfter(from)) {
                left = left.minusMillis(calendar.elapsedMillis(from, span.from));
                from = span.to;
                deadline = calendar.deadline(from, left);
            }
        }
        return deadline;
    }

    /** The first instant from an opening on that lies in no pause. */
    private Instant opening(BusinessCalendar calendar, Instant opening) {
        var at = opening;
        for (var span : spans) {
            if (!at.isBefore(span.from) && at.isBefore(span.to)) {
                at = calendar.deadline(span.to, Duration.ZERO);
            }
        }
        return at;
    }

    /**
     * The latest instant from which this much business time outside of the pauses passes until end.
     *
     * @throws IllegalArgumentException as {@link BusinessCalendar#before} does
     */
    public Instant before(BusinessCalendar calendar, Instant end, Duration time) {
        var to = end;
        var left = time;
        var before = calendar.before(to, left);
        for (var span : spans.reversed()) {
            if (!span.to.isAfter(before)) {
                return before;
            }
            if (span.from.isBefore(to)) {
                left = left.minusMillis(calendar.elapsedMillis(span.to, to));
                to = span.from;
                before = calendar.before(to, left);
            }
        }
        return before;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
