package io.huiyin.processor.cases;

import io.huiyin.event.ActionKind;
import io.huiyin.event.Case;
import io.huiyin.event.Clock;
import io.huiyin.processor.clock.Countdown;
import io.huiyin.processor.clock.Facts;
import io.huiyin.processor.clock.Timing;
import io.huiyin.processor.clock.Timings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All clocks of a case at once. Each runs by the policy version that set its target. */
final class Countdowns {
    /** The clock that carries a report's own due date; where a policy has none of this name, its first clock does. */
    private static final String RESPOND = "respond";

    private final Timings timings;

    Countdowns(Timings timings) {
        this.timings = timings;
    }

    /** The clocks of a case that opens. */
    List<Clock> start(Timing timing, Facts facts, Instant at, @Nullable Instant dueAt) {
        var rules = timing.rules().clocks();
        var carrier = timing.clock(RESPOND).or(() -> rules.stream().findFirst());
        var clocks = new ArrayList<Clock>(rules.size());
        for (var rule : rules) {
            var due = carrier.isPresent() && carrier.get() == rule ? dueAt : null;
            clocks.add(Countdown.start(timing, rule, facts, at, due, 1));
        }
        return clocks;
    }

    /** What stops on this action, stops. */
    List<Clock> stop(String tenant, List<Clock> clocks, ActionKind action, Instant at) {
        return each(
                tenant,
                clocks,
                countdown -> countdown.waiting()
                                && countdown.rules().course().stops().contains(action)
                        ? countdown.stop(at)
                        : countdown.clock());
    }

    /** What still waits no longer counts. */
    List<Clock> cancel(String tenant, List<Clock> clocks, Instant at) {
        return each(tenant, clocks, countdown -> countdown.waiting() ? countdown.cancel(at) : countdown.clock());
    }

    /** The pausable ones that run stand still; empty where there is none. */
    Optional<List<Clock>> pause(String tenant, List<Clock> clocks, Instant at) {
        return changed(
                clocks,
                each(
                        tenant,
                        clocks,
                        countdown -> countdown.running()
                                        && countdown.rules().course().pausable()
                                ? countdown.pause(at)
                                : countdown.clock()));
    }

    /** The paused ones go on; empty where there is none. */
    Optional<List<Clock>> resume(String tenant, List<Clock> clocks, Instant at) {
        return changed(clocks, each(tenant, clocks, countdown -> countdown.resume(at)));
    }

    /** The waiting ones get the target of these facts under this policy. */
    List<Clock> retarget(String tenant, List<Clock> clocks, Timing timing, Facts facts, Instant at) {
        return each(
                tenant,
                clocks,
                countdown -> countdown.waiting() ? countdown.retarget(timing, facts, at) : countdown.clock());
    }

    /** What no longer counted counts again from the same start to the same deadline, in its next generation. */
    List<Clock> revive(String tenant, List<Clock> clocks) {
        return each(tenant, clocks, Countdown::revive);
    }

    /** Every clock of today's policy starts anew; one that ran before does so in its next generation. */
    List<Clock> restart(List<Clock> clocks, Timing timing, Facts facts, Instant at) {
        var restarted = new ArrayList<Clock>();
        for (var rule : timing.rules().clocks()) {
            var generation = clocks.stream()
                    .filter(clock -> clock.getName().equals(rule.name()))
                    .mapToInt(Clock::getGeneration)
                    .max()
                    .orElse(0);
            restarted.add(Countdown.start(timing, rule, facts, at, null, generation + 1));
        }
        return restarted;
    }

    /** The clocks of this case with their rules; one whose rules are gone is left out, and stands still. */
    List<Countdown> of(Case subject) {
        var countdowns = new ArrayList<Countdown>(subject.getClocks().size());
        for (var clock : subject.getClocks()) {
            countdown(subject.getTenant(), clock).ifPresent(countdowns::add);
        }
        return countdowns;
    }

    Optional<Countdown> countdown(String tenant, Clock clock) {
        var timing = timings.of(tenant, clock.getPolicyVersion());
        return timing.clock(clock.getName()).map(rules -> new Countdown(clock, rules, timing.calendar(rules)));
    }

    private List<Clock> each(String tenant, List<Clock> clocks, Function<Countdown, Clock> change) {
        UnaryOperator<Clock> one = clock -> countdown(tenant, clock).map(change).orElse(clock);
        return clocks.stream().map(one).toList();
    }

    private static Optional<List<Clock>> changed(List<Clock> before, List<Clock> after) {
        return before.equals(after) ? Optional.empty() : Optional.of(after);
    }
}
