package io.huiyin.audit.judge;

import io.huiyin.audit.reckon.Facts;
import io.huiyin.audit.reckon.Ladder;
import io.huiyin.audit.reckon.WalkedCalendar;
import io.huiyin.event.Case;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.Clock;
import io.huiyin.event.DueSource;
import io.huiyin.policy.ClockRules;
import io.huiyin.policy.PolicyRules;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A clock as it should be, worked out anew from the policy's rules and the case's facts.
 *
 * @param rules the clock's rules in the version that it runs by
 * @param deadline null is none
 */
record Reckoned(
        ClockRules rules, WalkedCalendar calendar, @Nullable Instant deadline, Ladder ladder) {

    /** Empty where the clock's version has no clock of this name: then it stands still. */
    static Optional<Reckoned> of(CaseFile file, Case subject, Run run, Rules rules) {
        var clock = run.clock();
        var policy = rules.version(subject.getTenant(), clock.getPolicyVersion());
        var named = policy.flatMap(found -> named(found, clock.getName()));
        if (policy.isEmpty() || named.isEmpty()) {
            return Optional.empty();
        }
        var calendar = calendar(policy.get(), named.get(), clock);
        var answers = new LinkedHashSet<Answer>();
        if (clock.getSource() == DueSource.REPORT) {
            answers.add(given(file, clock, calendar));
        } else if (sortedAnewSince(file, run)) {
            answers.add(new Answer(clock.getDeadline(), clock.getTargetMillis()));
        } else {
            answers.add(targeted(subject, clock, named.get(), calendar));
            latestSorting(file, rules, subject.getTenant()).ifPresent(version -> named(version, clock.getName())
                    .ifPresent(
                            theirs -> answers.add(targeted(subject, clock, theirs, calendar(version, theirs, clock)))));
        }
        var answer = answers.stream()
                .filter(one -> Objects.equals(one.deadline(), clock.getDeadline()))
                .findFirst()
                .orElse(answers.getFirst());
        return Optional.of(
                new Reckoned(named.get(), calendar, answer.deadline(), ladder(named.get(), calendar, clock, answer)));
    }

    private record Answer(@Nullable Instant deadline, long targetMillis) {}

    private static Ladder ladder(ClockRules rules, WalkedCalendar calendar, Clock clock, Answer answer) {
        var steps = rules.ladder().steps();
        var deadline = answer.deadline();
        return deadline == null
                ? new Ladder(steps, List.of())
                : Ladder.of(steps, calendar, clock.getStartedAt(), deadline, answer.targetMillis(), unplaced(clock));
    }

    private static Answer targeted(Case subject, Clock clock, ClockRules rules, WalkedCalendar calendar) {
        long target = Facts.of(subject).target(rules);
        return target == 0
                ? new Answer(null, 0)
                : new Answer(calendar.after(clock.getStartedAt(), target + unplaced(clock)), target);
    }

    /** The report's own deadline, and later by the pauses that count before it. */
    private static Answer given(CaseFile file, Clock clock, WalkedCalendar calendar) {
        var own = file.told().stream()
                .filter(line -> line.kind() == CaseEventKind.DEADLINE_CHANGED
                        && clock.getName().equals(line.clock())
                        && line.at().isAfter(clock.getStartedAt()))
                .map(Told::oldDeadline)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(clock.getDeadline());
        if (own == null) {
            return new Answer(null, 0);
        }
        var start = clock.getStartedAt();
        if (!clock.getPauses().isEmpty()) {
            long target = calendar.plain().between(start, own);
            var moved = calendar.between(start, own) < target ? calendar.after(start, target) : own;
            return new Answer(moved, calendar.between(start, moved));
        }
        var moved = Objects.equals(own, clock.getDeadline()) ? own : calendar.after(own, unplaced(clock));
        return new Answer(moved, Math.max(0, calendar.between(start, moved) - unplaced(clock)));
    }

    /** Time spent in pauses of which only the length is known: an earlier program kept no more. */
    private static long unplaced(Clock clock) {
        return clock.getPauses().isEmpty() ? clock.getPausedMillis() : 0;
    }

    /** What the case was when this deadline was set is not known: it was sorted anew after the clock had stopped or moved on. */
    private static boolean sortedAnewSince(CaseFile file, Run run) {
        var stoppedAt = run.clock().getStoppedAt();
        return file.told().stream()
                .filter(line -> line.kind() == CaseEventKind.RECLASSIFIED)
                .anyMatch(line -> line.revision() > run.lastRevision()
                        || (stoppedAt != null && !line.at().isBefore(stoppedAt)));
    }

    /** A reclassification that leaves the deadline as it was leaves the clock's version too, so its own version counts as well. */
    private static Optional<PolicyRules> latestSorting(CaseFile file, Rules rules, String tenant) {
        return file.told().stream()
                .filter(line -> line.kind() == CaseEventKind.RECLASSIFIED)
                .reduce((_earlier, later) -> later)
                .flatMap(line -> rules.version(tenant, line.policyVersion()));
    }

    static Optional<ClockRules> named(PolicyRules policy, String clock) {
        return policy.clocks().stream().filter(one -> one.name().equals(clock)).findFirst();
    }

    /** The calendar of these rules, in which the clock's pauses do not count. */
    private static WalkedCalendar calendar(PolicyRules policy, ClockRules rules, Clock clock) {
        var calendar = policy.calendars().get(rules.calendar());
        if (calendar == null) {
            throw new IllegalStateException("a parsed policy has every calendar it names: " + rules.calendar());
        }
        return new WalkedCalendar(calendar, clock.getPauses());
    }
}
