package io.huiyin.processor.cases;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEventKind;
import io.huiyin.processor.flow.CaseChange;
import io.huiyin.processor.flow.Policies;
import io.huiyin.processor.flow.PolicyInForce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a case up to the time of the record that is about to act on it: a pause that has ended is over, and a version of the
 * policy that is for running clocks has taken them over, each at its own instant. So what a record finds does not depend on when
 * a tick came by.
 */
final class Upkeep {
    private final Countdowns countdowns;
    private final Policies policies;
    private final Settling settling;

    Upkeep(Countdowns countdowns, Policies policies) {
        this.countdowns = countdowns;
        this.policies = policies;
        this.settling = new Settling(countdowns);
    }

    /** The changes that bring it up to this instant, in the order of their own; each begins where the one before ended. */
    List<CaseChange> upTo(Case subject, Instant at) {
        if (!Standing.OPEN.contains(subject.getStatus())) {
            return List.of();
        }
        var changes = new ArrayList<CaseChange>(0);
        var now = subject;
        if (!subject.getBackfilled()) {
            for (var edition : policies.recomputing(subject.getTenant(), at)) {
                now = resumed(now, edition.from(), changes);
                now = recomputed(now, edition.policy(), edition.from(), changes);
            }
        }
        resumed(now, at, changes);
        return changes;
    }

    /** The pause has ended by itself. */
    private Case resumed(Case subject, Instant at, List<CaseChange> changes) {
        var until = subject.getPausedUntil();
        if (until == null || until.isAfter(at)) {
            return subject;
        }
        var policy = policies.inForce(subject.getTenant(), until);
        var change = Change.of(subject, until, policy);
        change.after().setPausedUntil(null);
        change.tell(CaseEventKind.RESUMED, until, "the pause ended");
        countdowns
                .resume(subject.getTenant(), subject.getClocks(), until)
                .ifPresent(clocks ->
                        settling.settle(change, subject, clocks, until, "the clock stood still while paused"));
        return kept(change.done(), changes);
    }

    private Case recomputed(Case subject, PolicyInForce policy, Instant at, List<CaseChange> changes) {
        var clocks = countdowns.recompute(subject, policy.version(), at);
        if (clocks.isEmpty()) {
            return subject;
        }
        var change = Change.of(subject, at, policy);
        settling.settle(
                change,
                subject,
                clocks.get(),
                at,
                "version " + policy.version() + " of the policy is for running clocks");
        return kept(change.done(), changes);
    }

    private static Case kept(CaseChange change, List<CaseChange> changes) {
        changes.add(change);
        return change.after();
    }
}
