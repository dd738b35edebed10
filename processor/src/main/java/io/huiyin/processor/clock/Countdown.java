package io.huiyin.processor.clock;

import io.huiyin.event.Clock;
import io.huiyin.event.ClockStatus;
import io.huiyin.event.DueSource;
import io.huiyin.policy.ClockRules;
import io.huiyin.policy.LadderStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One clock of a case with the rules that it runs by. Every method gives the clock as it is afterwards; a change of the
 * deadline raises the generation by one.
 *
 * <pre>
 *              pause              stop, at or before the deadline
 *   RUNNING ----------> PAUSED   RUNNING, PAUSED -----------------> MET
 *           <----------                          -----------------> LATE   (after it)
 *              resume                            -----------------> CANCELLED
 *   any --- start anew (reopened, or an action that starts it again) ---> RUNNING, next generation
 * </pre>
 */
public record Countdown(Clock clock, ClockRules rules, BusinessCalendar calendar) {

    /**
     * A clock that starts.
     *
     * @param dueAt the report's own deadline, which wins; null leaves it to the target
     */
    public static Clock start(
            Timing timing, ClockRules rules, Facts facts, Instant at, @Nullable Instant dueAt, int generation) {
        var target = Timing.target(rules, facts);
        var fresh = Clock.newBuilder()
                .setName(rules.name())
                .setStatus(ClockStatus.RUNNING)
                .setStartedAt(at)
                .setGeneration(generation)
                .setOwner(rules.owner().orElse(null))
                .setPolicyVersion(timing.version());
        if (dueAt != null) {
            fresh.setDeadline(dueAt).setSource(DueSource.REPORT);
        } else if (target.isPresent()) {
            fresh.setDeadline(timing.calendar(rules).deadline(at, target.get()))
                    .setTargetMillis(target.get().toMillis())
                    .setSource(DueSource.POLICY);
        }
        return fresh.build();
    }

    public boolean running() {
        return clock.getStatus() == ClockStatus.RUNNING;
    }

    /** Running or paused: it still waits for what stops it. */
    public boolean waiting() {
        return running() || clock.getStatus() == ClockStatus.PAUSED;
    }

    /** What stops it has come: in time at the deadline itself, late one millisecond after it. */
    public Clock stop(Instant at) {
        var until = clock.getPausedAt() == null ? at : earlier(at, clock.getPausedAt());
        var late = clock.getDeadline() != null && until.isAfter(clock.getDeadline());
        var stopped = Clock.newBuilder(clock)
                .setStatus(late ? ClockStatus.LATE : ClockStatus.MET)
                .setStoppedAt(at)
                .setPausedAt(null)
                .setElapsedMillis(Math.max(0, elapsed(until)));
        if (late && clock.getBreachedAt() == null) {
            stopped.setBreachedAt(clock.getDeadline());
        }
        return stopped.build();
    }

    /** It no longer counts. */
    public Clock cancel(Instant at) {
        return Clock.newBuilder(clock)
                .setStatus(ClockStatus.CANCELLED)
                .setStoppedAt(at)
                .setPausedAt(null)
                .build();
    }

    /** A cancelled clock counts again as if it never had been, in its next generation and from the first step of its ladder. */
    public Clock revive() {
        return clock.getStatus() != ClockStatus.CANCELLED
                ? clock
                : Clock.newBuilder(clock)
                        .setStatus(ClockStatus.RUNNING)
                        .setStoppedAt(null)
                        .setBreachedAt(null)
                        .setStepsFired(0)
                        .setRepeats(0)
                        .setRaisedAt(null)
                        .setRaisedReports(0)
                        .setGeneration(clock.getGeneration() + 1)
                        .build();
    }

    public Clock pause(Instant at) {
        return Clock.newBuilder(clock)
                .setStatus(ClockStatus.PAUSED)
                .setPausedAt(at)
                .build();
    }

    /** Goes on: the deadline moves by the business time that the pause took. */
    public Clock resume(Instant at) {
        var pausedAt = clock.getPausedAt();
        if (pausedAt == null) {
            return clock;
        }
        var paused = calendar.elapsedMillis(pausedAt, at);
        var going = Clock.newBuilder(clock)
                .setStatus(ClockStatus.RUNNING)
                .setPausedAt(null)
                .setPausedMillis(clock.getPausedMillis() + paused);
        var deadline = clock.getDeadline();
        if (deadline == null || paused == 0) {
            return going.build();
        }
        return moved(going, calendar.deadline(deadline, Duration.ofMillis(paused)), at);
    }

    /** The case is of other facts now: the target that they have, counted from the same start. A report's own due date stays. */
    public Clock retarget(Timing timing, Facts facts, Instant at) {
        if (clock.getSource() == DueSource.REPORT) {
            return clock;
        }
        var current = timing.clock(clock.getName());
        if (current.isEmpty()) {
            return clock;
        }
        var target = Timing.target(current.get(), facts);
        var changed = Clock.newBuilder(clock)
                .setPolicyVersion(timing.version())
                .setTargetMillis(target.map(Duration::toMillis).orElse(0L))
                .setSource(target.isPresent() ? DueSource.POLICY : DueSource.NONE);
        var deadline = target.map(t -> timing.calendar(current.get())
                        .deadline(clock.getStartedAt(), t.plusMillis(clock.getPausedMillis())))
                .orElse(null);
        return moved(changed, deadline, at);
    }

    /**
     * Another version of the policy takes over this clock: its target, calendar and ladder, counted from the same start. The next
     * generation, unless all of them are as they were. A report's own due date stays.
     */
    public Clock recompute(Timing timing, ClockRules fresh, Facts facts, Instant at) {
        var target = Timing.target(fresh, facts);
        var theirs = timing.calendar(fresh);
        var changed = Clock.newBuilder(clock)
                .setPolicyVersion(timing.version())
                .setOwner(fresh.owner().orElse(null));
        if (clock.getSource() != DueSource.REPORT) {
            changed.setTargetMillis(target.map(Duration::toMillis).orElse(0L))
                    .setSource(target.isPresent() ? DueSource.POLICY : DueSource.NONE)
                    .setDeadline(target.map(
                                    t -> theirs.deadline(clock.getStartedAt(), t.plusMillis(clock.getPausedMillis())))
                            .orElse(null));
        }
        var same = Objects.equals(changed.getDeadline(), clock.getDeadline())
                && theirs == calendar
                && fresh.ladder().equals(rules.ladder())
                && fresh.owner().equals(rules.owner());
        if (same) {
            return clock;
        }
        var next = new Countdown(rearmed(changed, at).build(), fresh, theirs);
        return Clock.newBuilder(next.clock)
                .setStepsFired(Math.min(kept(fresh), Moments.of(next).behind(at)))
                .build();
    }

    /** How many of the first steps of these rules were raised under the rules so far, by their names. */
    private int kept(ClockRules fresh) {
        var raised = rules.ladder().steps().stream()
                .limit(clock.getStepsFired())
                .map(LadderStep::name)
                .toList();
        int kept = 0;
        for (var step : fresh.ladder().steps()) {
            if (!raised.contains(step.name())) {
                break;
            }
            kept++;
        }
        return kept;
    }

    /** The deadline is another one: next generation. Steps of the ladder that lie ahead again are armed again. */
    private Clock moved(Clock.Builder changed, @Nullable Instant deadline, Instant at) {
        if (Objects.equals(deadline, clock.getDeadline())) {
            return Clock.newBuilder(clock).build();
        }
        var moved = new Countdown(rearmed(changed.setDeadline(deadline), at).build(), rules, calendar);
        return Clock.newBuilder(moved.clock())
                .setStepsFired(Math.min(clock.getStepsFired(), Moments.of(moved).behind(at)))
                .build();
    }

    /** The next generation; what is raised again counts from here. */
    private Clock.Builder rearmed(Clock.Builder changed, Instant at) {
        var deadline = changed.getDeadline();
        if (deadline == null || deadline.isAfter(at)) {
            changed.setBreachedAt(null);
        }
        return changed.setGeneration(clock.getGeneration() + 1)
                .setRepeats(0)
                .setRaisedAt(clock.getRaisedAt() == null ? null : at);
    }

    /** Business time from the start to this instant, finished pauses left out. */
    long elapsed(Instant at) {
        return calendar.elapsedMillis(clock.getStartedAt(), at) - clock.getPausedMillis();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
