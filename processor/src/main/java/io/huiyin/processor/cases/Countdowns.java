package io.huiyin.processor.cases;

import io.huiyin.event.Case;
import io.huiyin.event.Clock;
import io.huiyin.event.ClockStatus;
import io.huiyin.policy.ClockRules;
import io.huiyin.policy.Trigger;
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

/** All clocks of a case at once. Each runs by the policy version that set its target; what starts one is said by today's. */
final class Countdowns {
    /** The clock that carries a report's own due date; where a policy has none of this name, the first that starts does. */
    private static final String RESPOND = "respond";

    private static final Trigger OPENED = new Trigger.Opened();

    private final Timings timings;

    Countdowns(Timings timings) {
        this.timings = timings;
    }

    /** The clocks of a case that opens. */
    List<Clock> open(Timing timing, Facts facts, Instant at, @Nullable Instant dueAt) {
        var rules = timing.rules().clocks().stream()
                .filter(rule -> opens(rule, facts))
                .toList();
        var carrier = rules.stream()
                .filter(rule -> rule.name().equals(RESPOND))
                .findFirst()
                .or(() -> rules.stream().findFirst());
        var clocks = new ArrayList<Clock>(rules.size());
        for (var rule : rules) {
            var due = carrier.isPresent() && carrier.get() == rule ? dueAt : null;
            clocks.add(Countdown.start(timing, rule, facts, at, due, 1));
        }
        return clocks;
    }

    /** What stops on this, stops. */
    List<Clock> stop(String tenant, List<Clock> clocks, Doing doing, Instant at) {
        return each(
                tenant,
                clocks,
                countdown ->
                        countdown.waiting() && doing.stops(countdown.rules()) ? countdown.stop(at) : countdown.clock());
    }

    /**
     * What starts on this, starts: clocks that have not run since the case was opened, and those that this stopped and starts anew.
     *
     * @param before the clocks as they were before this stopped some of them
     */
    List<Clock> start(List<Clock> before, List<Clock> clocks, Doing doing, Timing timing, Facts facts, Instant at) {
        var started = new ArrayList<>(clocks);
        for (var rule : timing.rules().clocks()) {
            if (facts.match(rule.when()) && doing.starts(rule, before, clocks)) {
                var earlier = named(clocks, rule.name());
                if (earlier.isEmpty() || ready(earlier.get(), before, rule, doing)) {
                    put(started, Countdown.start(timing, rule, facts, at, null, generationAfter(clocks, rule.name())));
                }
            }
        }
        return started;
    }

    private static boolean ready(Clock earlier, List<Clock> before, ClockRules rule, Doing doing) {
        return earlier.getStatus() == ClockStatus.CANCELLED
                || (doing.stops(rule) && Doing.ended(rule.name(), before, List.of(earlier)));
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

    /**
     * The case is of other facts now. The waiting clocks get their target under this policy, those that are not for such a case no
     * longer count, and those that are for it from its opening on start.
     *
     * @param since what a clock counts from that starts now
     */
    List<Clock> reclassify(String tenant, List<Clock> before, Timing timing, Facts facts, Instant since, Instant at) {
        var clocks = new ArrayList<>(each(
                tenant,
                before,
                countdown -> countdown.waiting() ? retarget(countdown, timing, facts, at) : countdown.clock()));
        for (var rule : timing.rules().clocks()) {
            var earlier = named(clocks, rule.name());
            if (opens(rule, facts) && (earlier.isEmpty() || earlier.get().getStatus() == ClockStatus.CANCELLED)) {
                put(clocks, Countdown.start(timing, rule, facts, since, null, generationAfter(clocks, rule.name())));
            }
        }
        return clocks;
    }

    private static Clock retarget(Countdown countdown, Timing timing, Facts facts, Instant at) {
        var rule = timing.clock(countdown.clock().getName());
        return rule.isPresent() && !facts.match(rule.get().when())
                ? countdown.cancel(at)
                : countdown.retarget(timing, facts, at);
    }

    /** A version of the policy that is for running clocks too takes them over; empty where nothing changes by it. */
    Optional<List<Clock>> recompute(Case subject, int version, Instant at) {
        var timing = timings.of(subject.getTenant(), version);
        var facts = Facts.of(subject);
        var clocks = each(
                subject.getTenant(),
                subject.getClocks(),
                countdown -> countdown.waiting() && countdown.clock().getPolicyVersion() < timing.version()
                        ? recompute(countdown, timing, facts, at)
                        : countdown.clock());
        return changed(subject.getClocks(), clocks);
    }

    private static Clock recompute(Countdown countdown, Timing timing, Facts facts, Instant at) {
        return timing.clock(countdown.clock().getName())
                .filter(rule -> facts.match(rule.when()))
                .map(rule -> countdown.recompute(timing, rule, facts, at))
                .orElseGet(() -> countdown.cancel(at));
    }

    /**
     * What the merge ended counts again, from the same start to the same deadline, in its next generation.
     *
     * @param mergedAt when that was; empty where it was not noted: then it is the latest that ended
     */
    List<Clock> revive(String tenant, List<Clock> clocks, Optional<Instant> mergedAt) {
        var ended = mergedAt.or(() -> clocks.stream()
                .filter(clock -> clock.getStatus() == ClockStatus.CANCELLED)
                .map(Clock::getStoppedAt)
                .max(Instant::compareTo));
        return each(
                tenant,
                clocks,
                countdown -> ended.isPresent()
                                && ended.get().equals(countdown.clock().getStoppedAt())
                        ? countdown.revive()
                        : countdown.clock());
    }

    /**
     * The case is open again. Clocks that restart do so in their next generation, now or when what starts them comes again; all
     * others stay as they are. None is forgotten: a generation never comes twice.
     */
    List<Clock> restart(Case subject, Timing timing, Facts facts, Instant at) {
        var clocks = new ArrayList<>(subject.getClocks());
        for (var rule : timing.rules().clocks()) {
            if (rule.course().restart() && opens(rule, facts)) {
                put(clocks, Countdown.start(timing, rule, facts, at, null, generationAfter(clocks, rule.name())));
            }
        }
        return each(subject.getTenant(), clocks, countdown -> again(countdown, timing, facts, at));
    }

    private static Clock again(Countdown countdown, Timing timing, Facts facts, Instant at) {
        var clock = countdown.clock();
        var rule = timing.clock(clock.getName());
        var stays = rule.isPresent()
                && (!rule.get().course().restart() || opens(rule.get(), facts))
                && facts.match(rule.get().when());
        return stays || clock.getStatus() == ClockStatus.CANCELLED ? clock : countdown.cancel(at);
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

    /** The clock of this name. */
    static Optional<Clock> named(List<Clock> clocks, String name) {
        for (var clock : clocks) {
            if (clock.getName().equals(name)) {
                return Optional.of(clock);
            }
        }
        return Optional.empty();
    }

    private static boolean opens(ClockRules rule, Facts facts) {
        return rule.course().starts().contains(OPENED) && facts.match(rule.when());
    }

    private static int generationAfter(List<Clock> clocks, String name) {
        return named(clocks, name).map(Clock::getGeneration).orElse(0) + 1;
    }

    /** Takes the place of the clock of this name, or comes last. */
    private static void put(List<Clock> clocks, Clock fresh) {
        for (int i = 0; i < clocks.size(); i++) {
            if (clocks.get(i).getName().equals(fresh.getName())) {
                clocks.set(i, fresh);
                return;
            }
        }
        clocks.add(fresh);
    }

    private List<Clock> each(String tenant, List<Clock> clocks, Function<Countdown, Clock> change) {
        UnaryOperator<Clock> one = clock -> countdown(tenant, clock).map(change).orElse(clock);
        return clocks.stream().map(one).toList();
    }

    /** A clock that nothing touched is the same object. */
    private static Optional<List<Clock>> changed(List<Clock> before, List<Clock> after) {
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i) != after.get(i)) {
                return Optional.of(after);
            }
        }
        return Optional.empty();
    }
}
