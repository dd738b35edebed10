package io.huiyin.processor.clock;

import io.huiyin.event.Channel;
import io.huiyin.event.Kind;
import io.huiyin.event.Severity;
import io.huiyin.policy.ClockRules;
import io.huiyin.policy.ClockRules.Targets;
import io.huiyin.policy.LadderStep;
import io.huiyin.policy.PolicyRules;
import io.huiyin.policy.Quiet;
import io.huiyin.processor.flow.PolicyInForce;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts every clock of a policy once with every target, so that one whose calendar can never fill its target is found before a report meets it. */
public final class TrialRun {
    private static final Facts ANY = new Facts("", Severity.NORMAL, Kind.FEEDBACK, Channel.API);

    private TrialRun() {}

    /** Why these rules cannot run from this instant, naming the clock; empty where they can. */
    public static Optional<String> fault(PolicyRules rules, Instant at) {
        for (var clock : rules.clocks()) {
            try {
                run(rules, clock, at);
            } catch (IllegalArgumentException e) {
                return Optional.of("clock '%s' cannot run: %s".formatted(clock.name(), e.getMessage()));
            }
        }
        return Optional.empty();
    }

    private static void run(PolicyRules rules, ClockRules clock, Instant at) {
        var timing = Timing.of(new PolicyInForce("trial", 0, rules), new Calendars());
        var targets = Stream.concat(
                clock.targets().usual().stream(),
                clock.targets().exceptions().stream().flatMap(rule -> rule.target().stream()));
        targets.map(target -> with(clock, target)).forEach(one -> {
            var started = Countdown.start(timing, one, ANY, at, null, 1);
            var calendar = timing.calendar(one);
            var moments = Moments.of(new Countdown(started, one, calendar));
            for (int i = 0; i < moments.dueAt().size(); i++) {
                repeat(one.ladder().steps().get(i), calendar, moments.dueAt().get(i));
            }
            if (one.ladder().quiet() instanceof Quiet.During during) {
                calendar.deadline(at, during.time());
            }
        });
    }

    private static void repeat(LadderStep step, BusinessCalendar calendar, Instant raisedAt) {
        if (step.again().isPresent() && step.again().get().every().isPresent()) {
            var again = step.again().get();
            calendar.deadline(raisedAt, again.every().get().multipliedBy(again.times()));
        }
    }

    private static ClockRules with(ClockRules clock, Duration target) {
        return new ClockRules(
                clock.name(),
                clock.owner(),
                clock.when(),
                clock.course(),
                new Targets(Optional.of(target), List.of()),
                clock.calendar(),
                clock.ladder());
    }
}
