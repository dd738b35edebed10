package io.huiyin.policy;

import io.huiyin.event.ActionKind;
import io.huiyin.event.Kind;
import io.huiyin.event.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One countdown of every case: it starts when the case opens and stops on one of {@code stops}.
 *
 * @param name its name, unique in the policy; the clock {@code respond} carries a report's own {@code dueAt}
 * @param target business time from start to deadline; empty is no target
 * @param targets exceptions, the first that matches wins
 * @param calendar name of a calendar of the policy
 * @param pausable whether PAUSE stops it
 * @param ladder steps in the order of their moments
 */
public record ClockRules(
        String name,
        Set<ActionKind> stops,
        Optional<Duration> target,
        List<TargetRule> targets,
        String calendar,
        boolean pausable,
        List<LadderStep> ladder) {

    /** A target for cases of these categories, severities and kinds; an empty set holds for all. */
    public record TargetRule(
            Set<String> categories, Set<Severity> severities, Set<Kind> kinds, Optional<Duration> target) {}
}
