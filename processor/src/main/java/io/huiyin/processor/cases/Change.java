package io.huiyin.processor.cases;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.Clock;
import io.huiyin.event.Escalation;
import io.huiyin.processor.flow.CaseChange;
import io.huiyin.processor.flow.PolicyInForce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change of one case while it is being decided: the case to be, and what is told of it. */
final class Change {
    private final @Nullable Case before;
    private final Case.Builder after;
    private final Instant receivedAt;
    private final PolicyInForce policy;
    private final List<CaseEvent.Builder> events = new ArrayList<>(2);
    private final List<Escalation> escalations = new ArrayList<>(0);

    private Change(@Nullable Case before, Case.Builder after, Instant receivedAt, PolicyInForce policy) {
        this.before = before;
        this.after = after;
        this.receivedAt = receivedAt;
        this.policy = policy;
        after.setUpdatedAt(receivedAt).setPolicyVersion(policy.version());
    }

    /** Of a case that is new. */
    static Change opening(Case.Builder fresh, Instant receivedAt, PolicyInForce policy) {
        return new Change(null, fresh.setRevision(1), receivedAt, policy);
    }

    /** Of a case that is there. */
    static Change of(Case before, Instant receivedAt, PolicyInForce policy) {
        var after = Case.newBuilder(before).setRevision(before.getRevision() + 1);
        return new Change(before, after, receivedAt, policy);
    }

    /** The case to be; set on it what changes. */
    Case.Builder after() {
        return after;
    }

    PolicyInForce policy() {
        return policy;
    }

    /** Writes a line of the timeline; what more it says is set on the builder that comes back. */
    CaseEvent.Builder tell(CaseEventKind kind, Instant at, String why) {
        var line = CaseEvent.newBuilder()
                .setCaseId(after.getCaseId())
                .setTenant(after.getTenant())
                .setSite(after.getSite())
                .setKind(kind)
                .setAt(at)
                .setWhy(why)
                .setPolicyVersion(policy.version());
        events.add(line);
        return line;
    }

    void escalate(Escalation escalation) {
        escalations.add(escalation);
    }

    /** Puts the clocks in place and tells of every deadline that is another one, and why. */
    void clocks(List<Clock> clocks, Instant at, String why) {
        var old = List.copyOf(after.getClocks());
        after.setClocks(clocks);
        for (var is : clocks) {
            var was = Countdowns.named(old, is.getName());
            var generation = was.map(Clock::getGeneration).orElse(0);
            if (is.getGeneration() != generation) {
                tell(CaseEventKind.DEADLINE_CHANGED, at, why)
                        .setClock(is.getName())
                        .setOldDeadline(was.map(Clock::getDeadline).orElse(null))
                        .setNewDeadline(is.getDeadline());
            }
        }
    }

    /** The change, whole. A line's id is its place: case, revision, number. */
    CaseChange done() {
        var withholding = new Withholding(after);
        if (after.getConfidential()) {
            after.setReaders(List.copyOf(policy.rules().confidential().roles()));
            withholding.takeFromCase(before != null && !before.getConfidential());
        } else {
            after.setReaders(List.of());
        }
        var lines = new ArrayList<CaseEvent>(events.size());
        for (var event : events) {
            var line = event.setRevision(after.getRevision())
                    .setId(after.getCaseId() + "#" + after.getRevision() + "." + lines.size())
                    .build();
            if (Boolean.TRUE.equals(line.getConfidential())) {
                withholding.tellWhatWasTaken(line);
            }
            lines.add(after.getConfidential() ? withholding.takeFromLine(line) : line);
        }
        return new CaseChange(
                receivedAt,
                policy,
                before,
                after.build(),
                lines,
                after.getConfidential()
                        ? escalations.stream().map(Withholding::takeFrom).toList()
                        : List.copyOf(escalations),
                withholding.texts(),
                withholding.withheld());
    }
}
