package io.huiyin.processor.clock;

import io.huiyin.policy.CalendarRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Years in a row without a gap, with what was worked before each of them. A value: growing gives a new one, so that readers
 * need no lock.
 *
 * @param first the year of the first entry
 * @param workedBefore one longer than {@code years}: its last entry is what was worked in all of them
 */
record WorkingYears(int first, List<WorkingYear> years, List<Long> workedBefore) {

    static WorkingYears of(CalendarRules rules, int year) {
        return row(year, List.of(WorkingYear.of(rules, year)));
    }

    private static WorkingYears row(int first, List<WorkingYear> years) {
        var workedBefore = new ArrayList<Long>(years.size() + 1);
        long worked = 0;
        workedBefore.add(worked);
        for (var year : years) {
            worked += year.total();
            workedBefore.add(worked);
        }
        return new WorkingYears(first, List.copyOf(years), List.copyOf(workedBefore));
    }

    int last() {
        return first + years.size() - 1;
    }

    /** These and what is missing of the years from {@code from} to {@code to}, both included. */
    WorkingYears covering(CalendarRules rules, int from, int to) {
        if (from >= first && to <= last()) {
            return this;
        }
        var more = new ArrayList<WorkingYear>();
        for (int year = Math.min(from, first); year <= Math.max(to, last()); year++) {
            more.add(year >= first && year <= last() ? years.get(year - first) : WorkingYear.of(rules, year));
        }
        return row(Math.min(from, first), more);
    }

    boolean covers(long instant) {
        return instant >= years.getFirst().start() && instant < years.getLast().end();
    }

    /** What was worked from the start of the first year to an instant that is covered. */
    long workedUntil(long instant) {
        int low = 0;
        int high = years.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (years.get(middle).start() <= instant) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return workedBefore.get(low) + years.get(low).workedUntil(instant);
    }

    long total() {
        return workedBefore.getLast();
    }

    /** The first instant at which this much was worked: above 0, at most {@link #total}. */
    Instant earliest(long worked) {
        int i = yearOf(worked - 1);
        return Instant.ofEpochMilli(years.get(i).earliest(worked - workedBefore.get(i)));
    }

    /** The last instant at which no more than this was worked: 0 or more, below {@link #total}. */
    Instant latest(long worked) {
        int i = yearOf(worked);
        return Instant.ofEpochMilli(years.get(i).latest(worked - workedBefore.get(i)));
    }

    /** The place of the year in which the millisecond of work after {@code worked} is done: the last that starts at or below. */
    private int yearOf(long worked) {
        int low = 0;
        int high = years.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (workedBefore.get(middle) <= worked) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
