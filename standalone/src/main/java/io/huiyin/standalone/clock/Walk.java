package io.huiyin.standalone.clock;

import io.huiyin.policy.CalendarRules;
import io.huiyin.processor.clock.BusinessCalendar;
import io.huiyin.processor.clock.Pauses;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The way from a start to an end on a calendar: every stretch of it, either counted or not. */
public record Walk(List<Stage> stages) {

    /** One stretch of the way. */
    public sealed interface Stage {
        Instant from();

        Instant to();
    }

    /** Time that counted, with what had counted when it ended. */
    public record Counted(Instant from, Instant to, Duration total) implements Stage {
        public Duration length() {
            return Duration.between(from, to);
        }
    }

    /** Time that did not count, and why. */
    public record Skipped(Instant from, Instant to, String why) implements Stage {}

    /** The walk between two instants; empty where the end is not after the start. */
    public static Walk of(CalendarRules rules, BusinessCalendar calendar, Pauses pauses, Instant start, Instant end) {
        var stages = new ArrayList<Stage>();
        var reasons = new Reasons(rules, pauses);
        var total = Duration.ZERO;
        var at = start;
        for (var stretch : without(pauses, calendar.stretches(start, end))) {
            if (stretch.from().isAfter(at)) {
                stages.add(new Skipped(at, stretch.from(), reasons.between(at, stretch.from())));
            }
            total = total.plus(Duration.between(stretch.from(), stretch.to()));
            stages.add(new Counted(stretch.from(), stretch.to(), total));
            at = stretch.to();
        }
        if (end.isAfter(at)) {
            stages.add(new Skipped(at, end, reasons.between(at, end)));
        }
        return new Walk(List.copyOf(stages));
    }

    private static List<BusinessCalendar.Stretch> without(Pauses pauses, List<BusinessCalendar.Stretch> stretches) {
        var left = new ArrayList<BusinessCalendar.Stretch>();
        for (var stretch : stretches) {
            var from = stretch.from();
            for (var pause : pauses.spans()) {
                if (pause.to().isAfter(from) && pause.from().isBefore(stretch.to())) {
                    add(left, from, pause.from());
                    from = pause.to();
                }
            }
            add(left, from, stretch.to());
        }
        return left;
    }

    private static void add(List<BusinessCalendar.Stretch> stretches, Instant from, Instant to) {
        if (from.isBefore(to)) {
            stretches.add(new BusinessCalendar.Stretch(from, to));
        }
    }

    /** What had counted at the end. */
    public Duration total() {
        return stages.reversed().stream()
                .filter(Counted.class::isInstance)
                .map(stage -> ((Counted) stage).total())
                .findFirst()
                .orElse(Duration.ZERO);
    }
}
