package io.huiyin.policy;

import io.huiyin.event.ActionKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One named countdown.
 *
 * @param name its name, unique in the policy; the clock {@code respond} carries a report's own {@code dueAt}
 * @param owner who owes the step; empty leaves it to the case's owner
 * @param when the cases that it is for
 * @param calendar name of a calendar of the policy
 */
public record ClockRules(
        String name,
        Optional<String> owner,
        CaseMatch when,
        Course course,
        Targets targets,
        String calendar,
        LadderRules ladder) {

    /**
     * What moves it.
     *
     * @param starts any of them starts it; one that is in {@code stops} too starts it anew each time
     * @param stops any of them stops it
     * @param pausable whether PAUSE stops it
     * @param restart whether it starts anew when the case is open again
     */
    public record Course(Set<Trigger> starts, Set<ActionKind> stops, boolean pausable, boolean restart) {}

    /**
     * Business time from start to deadline.
     *
     * @param usual for cases that no exception names; empty is no target
     * @param exceptions the first that matches wins
     */
    public record Targets(Optional<Duration> usual, List<TargetRule> exceptions) {}

    /** A target for some cases; empty is none. */
    public record TargetRule(CaseMatch when, Optional<Duration> target) {}

    /**
     * Who is told at which moment.
     *
     * @param steps in the order of their moments
     * @param quiet what an acknowledgement does to it
     */
    public record LadderRules(List<LadderStep> steps, Quiet quiet) {}
}
