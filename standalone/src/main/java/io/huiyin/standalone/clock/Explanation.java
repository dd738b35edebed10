package io.huiyin.standalone.clock;

import io.huiyin.event.Clock;
import io.huiyin.event.DueSource;
import io.huiyin.policy.ClockRules;
import io.huiyin.policy.DurationText;
import io.huiyin.policy.LadderStep;
import io.huiyin.processor.clock.BusinessCalendar;
import io.huiyin.processor.clock.Calendars;
import io.huiyin.processor.clock.Countdown;
import io.huiyin.processor.clock.Moments;
import io.huiyin.processor.clock.Timing;
import io.huiyin.processor.flow.PolicyInForce;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The answer to a question by hand: the deadline or the time elapsed, the walk to it, and the steps of the ladder. */
public final class Explanation {
    private final Asked asked;
    private final Timing timing;
    private final BusinessCalendar calendar;
    private final WalkText text;

    /** @throws IllegalArgumentException where the calendar cannot be run */
    public Explanation(Asked asked) {
        this.asked = asked;
        this.timing = Timing.of(new PolicyInForce("asked", 0, asked.rules()), new Calendars());
        this.calendar = Objects.requireNonNull(timing.calendars().get(asked.calendar()));
        this.text =
                new WalkText(Objects.requireNonNull(asked.rules().calendars().get(asked.calendar()))
                        .zone());
    }

    /** What to print, line by line. @throws IllegalArgumentException where the target is never reached */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        asked.clock().map(Explanation::head).ifPresent(lines::add);
        lines.add("calendar  " + asked.calendar() + " in " + text.zone());
        lines.add("start     " + text.moment(asked.start()));
        if (asked.end().isPresent()) {
            walk(lines, asked.end().get());
            lines.add("end       " + text.moment(asked.end().get()));
            lines.add("elapsed   "
                    + WalkText.length(Duration.ofMillis(asked.pauses()
                            .elapsedMillis(calendar, asked.start(), asked.end().get()))));
            return lines;
        }
        var clock = asked.clock().map(this::started);
        var target = clock.isPresent() ? clock.flatMap(Explanation::target) : asked.target();
        if (target.isEmpty()) {
            lines.add("deadline  none: the clock has no target for such a case");
            return lines;
        }
        var deadline = asked.pauses().deadline(calendar, asked.start(), target.get());
        lines.add("target    " + WalkText.length(target.get()));
        walk(lines, deadline);
        lines.add("deadline  " + text.moment(deadline));
        clock.ifPresent(started -> ladder(lines, started));
        return lines;
    }

    private static String head(ClockRules clock) {
        return "clock     " + clock.name()
                + clock.owner().map(owner -> ", owed by " + owner).orElse("");
    }

    private void walk(List<String> lines, Instant end) {
        var rules = Objects.requireNonNull(asked.rules().calendars().get(asked.calendar()));
        lines.add("");
        lines.add("  %-32s %12s %14s".formatted("", "counted", "in all"));
        lines.addAll(text.lines(Walk.of(rules, calendar, asked.pauses(), asked.start(), end)));
        lines.add("");
    }

    private Clock started(ClockRules rules) {
        return Countdown.start(timing, rules, asked.facts(), asked.start(), null, 1);
    }

    private static Optional<Duration> target(Clock started) {
        return started.getSource() == DueSource.POLICY
                ? Optional.of(Duration.ofMillis(started.getTargetMillis()))
                : Optional.empty();
    }

    /** The steps as the processor reckons them: through the same pauses, one after the other. */
    private void ladder(List<String> lines, Clock started) {
        var rules = asked.clock().orElseThrow();
        var clock = started;
        for (var pause : asked.pauses().spans()) {
            var from = pause.from().isBefore(asked.start()) ? asked.start() : pause.from();
            if (pause.to().isAfter(from) && from.isBefore(clock.getDeadline())) {
                clock = new Countdown(clock, rules, calendar).pause(from);
                clock = new Countdown(clock, rules, calendar).resume(pause.to());
            }
        }
        var due = Moments.of(new Countdown(clock, rules, calendar)).dueAt();
        var steps = rules.ladder().steps();
        if (!steps.isEmpty()) {
            lines.add("");
            lines.add("ladder");
        }
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            lines.add("  %s  %s %s, to %s"
                    .formatted(text.moment(due.get(i)), step.name(), moment(step), String.join(", ", step.audience())));
        }
    }

    private static String moment(LadderStep step) {
        return switch (step.moment()) {
            case LadderStep.Share share ->
                BigDecimal.valueOf(share.ofTarget())
                                .movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString() + "%";
            case LadderStep.Offset offset ->
                (offset.fromDeadline().isNegative() ? "-" : "+")
                        + DurationText.write(offset.fromDeadline().abs());
        };
    }
}
