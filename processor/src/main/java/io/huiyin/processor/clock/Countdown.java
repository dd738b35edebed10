package io.huiyin.processor.clock;

import io.huiyin.event.ActionKind;
import io.huiyin.event.Clock;
import io.huiyin.event.ClockStatus;
import io.huiyin.event.DueSource;
import io.huiyin.event.Pause;
import io.huiyin.policy.ClockRules;
import io.huiyin.policy.LadderStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
                .setPauses(List.of())
                .setCompletable(completable(rules))
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

    private static boolean completable(ClockRules rules) {
        return rules.course().stops().contains(ActionKind.COMPLETE);
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

    /** Goes on: a deadline that was ahead moves by the business time that the pause took; one that had passed stays. */
    public Clock resume(Instant at) {
        var pausedAt = clock.getPausedAt();
        if (pausedAt == null) {
            return clock;
        }
        var paused = calendar.elapsedMillis(pausedAt, at);
        var spans = new ArrayList<>(clock.getPauses());
        if (at.isAfter(pausedAt)) {
            spans.add(new Pause(pausedAt, at));
        }
        var going = Clock.newBuilder(clock)
                .setStatus(ClockStatus.RUNNING)
                .setPausedAt(null)
                .setPausedMillis(clock.getPausedMillis() + paused)
                .setPauses(spans);
        var deadline = clock.getDeadline();
        var moves = deadline != null && paused > 0 && pausedAt.isBefore(deadline);
        return moves ? moved(going, calendar.deadline(deadline, Duration.ofMillis(paused)), at) : going.build();
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
        var deadline = Timing.target(current.get(), facts)
                .map(target -> since(timing.calendar(current.get()), target))
                .orElse(null);
        return Objects.equals(deadline, clock.getDeadline()) ? clock : recompute(timing, current.get(), facts, at);
    }

    /**
     * The rules of a version of the policy take over this clock: target, calendar and ladder, counted from the same start. The next
     * generation, unless all of them are as they were. A report's own due date stays. Steps that were raised, by their names, and
     * are behind by the new deadline too are not raised again.
     */
    public Clock recompute(Timing timing, ClockRules fresh, Facts facts, Instant at) {
        var target = Timing.target(fresh, facts);
        var theirs = timing.calendar(fresh);
        var changed = Clock.newBuilder(clock)
                .setPolicyVersion(timing.version())
                .setOwner(fresh.owner().orElse(null))
                .setCompletable(completable(fresh));
        if (clock.getSource() != DueSource.REPORT) {
            changed.setTargetMillis(target.map(Duration::toMillis).orElse(0L))
                    .setSource(target.isPresent() ? DueSource.POLICY : DueSource.NONE)
                    .setDeadline(target.map(t -> since(theirs, t)).orElse(null));
        }
        var same = Objects.equals(changed.getDeadline(), clock.getDeadline())
                && theirs == calendar
                && fresh.ladder().equals(rules.ladder())
                && fresh.owner().equals(rules.owner());
        if (same) {
            return clock;
        }
        // A clock that stands still has come no further than to its pause.
        var now = clock.getPausedAt() == null ? at : earlier(at, clock.getPausedAt());
        var next = new Countdown(rearmed(changed, now).build(), fresh, theirs);
        return Clock.newBuilder(next.clock)
                .setStepsFired(Math.min(kept(fresh), Moments.of(next).behind(now)))
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
        return changed.setGeneration(clock.getGeneration() + 1).setRepeats(0);
    }

    /** Business time from the start to this instant, finished pauses left out. */
    long elapsed(Instant at) {
        return pauses().elapsedMillis(calendar, clock.getStartedAt(), at) - unplaced();
    }

    /** When so much business time has passed since the start, pauses left out. */
    Instant since(BusinessCalendar calendar, Duration time) {
        return pauses().deadline(calendar, clock.getStartedAt(), time.plusMillis(unplaced()));
    }

    /** When so much business time has passed since an instant, pauses left out. */
    public Instant after(Instant instant, Duration time) {
        return pauses().deadline(calendar, instant, time);
    }

    /** From when on so much business time passes until an instant, pauses left out. */
    Instant before(Instant instant, Duration time) {
        return pauses().before(calendar, instant, time);
    }

    private Pauses pauses() {
        return clock.getPauses().isEmpty()
                ? Pauses.NONE
                : Pauses.of(clock.getPauses().stream()
                        .map(span -> new Pauses.Pause(span.getFrom(), span.getTo()))
                        .toList());
    }

    /** Time spent in pauses of which only the length is known: those of a clock that an earlier program kept. */
    private long unplaced() {
        return clock.getPauses().isEmpty() ? clock.getPausedMillis() : 0;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
