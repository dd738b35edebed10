package io.huiyin.standalone.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the cases of one category stand by one clock, before and after the change. */
record ClockLine(Tally.Cell cell, Map<Outcome, Long> before, Map<Outcome, Long> after) {
    private static final Comparator<Tally.Cell> ORDER =
            Comparator.comparing(Tally.Cell::clock).thenComparing(Tally.Cell::category);

    /** One for each clock and category of either run, by clock, then by category. */
    static List<ClockLine> of(Difference difference) {
        var lines = new TreeMap<Tally.Cell, ClockLine>(ORDER);
        difference
                .before()
                .outcomes()
                .forEach((cell, figures) -> lines.put(cell, new ClockLine(cell, figures, Map.of())));
        difference.after().outcomes().forEach((cell, figures) -> {
            var known = lines.get(cell);
            lines.put(cell, new ClockLine(cell, known == null ? Map.of() : known.before(), figures));
        });
        return new ArrayList<>(lines.values());
    }

    long before(Outcome outcome) {
        return before.getOrDefault(outcome, 0L);
    }

    long after(Outcome outcome) {
        return after.getOrDefault(outcome, 0L);
    }

    boolean differs() {
        return !before.equals(after);
    }

    /** This and another line as one, under the name of this. */
    ClockLine plus(ClockLine other) {
        return new ClockLine(cell, sum(before, other.before), sum(after, other.after));
    }

    private static Map<Outcome, Long> sum(Map<Outcome, Long> one, Map<Outcome, Long> other) {
        var sum = new TreeMap<>(one);
        other.forEach((outcome, cases) -> sum.merge(outcome, cases, Long::sum));
        return sum;
    }
}
