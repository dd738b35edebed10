package io.huiyin.audit.judge;

import io.huiyin.event.Case;
import java.time.Duration;
import java.util.Optional;

/** Whether an escalation that is there has a ground: the policy knows it, it was due, and who it paged was to be paged then. */
final class Foundation {
    /** An answer that reaches the brokers a moment before a tick, on another partition, may be read after it. */
    static final Duration MARGIN = Duration.ofSeconds(1);

    private final CaseFile file;
    private final Case subject;
    private final Rules rules;

    Foundation(CaseFile file, Case subject, Rules rules) {
        this.file = file;
        this.subject = subject;
        this.rules = rules;
    }

    /** Why there should be no such escalation; empty where all is well, or nothing is known against it. */
    Optional<String> objection(Raised raised) {
        var policy = rules.version(subject.getTenant(), raised.policyVersion());
        if (policy.isEmpty()) {
            return Optional.of("version %d of the policy of '%s' was never published"
                    .formatted(raised.policyVersion(), subject.getTenant()));
        }
        var clock = Reckoned.named(policy.get(), raised.clock());
        if (clock.isEmpty()) {
            return Optional.of(
                    "version %d of the policy has no clock '%s'".formatted(raised.policyVersion(), raised.clock()));
        }
        if (clock.get().ladder().steps().stream().noneMatch(step -> step.name().equals(raised.step()))) {
            return Optional.of("clock '%s' has no step '%s' in version %d of the policy"
                    .formatted(raised.clock(), raised.step(), raised.policyVersion()));
        }
        var id = Raised.id(subject.getCaseId(), raised.clock(), raised.step(), raised.generation(), raised.repeat());
        if (!id.equals(raised.id())) {
            return Optional.of("its id should be " + id);
        }
        if (raised.raisedAt().isBefore(raised.dueAt())) {
            return Optional.of("it was raised at %s, and due at %s".formatted(raised.raisedAt(), raised.dueAt()));
        }
        return page(raised).or(() -> inItsRun(raised));
    }

    /** Nobody is paged for history, or in a snooze. */
    private Optional<String> page(Raised raised) {
        if (!raised.paged()) {
            return Optional.empty();
        }
        var at = raised.raisedAt();
        if (subject.getBatch() != null && (subject.getBackfilled() || !at.isAfter(file.wentLive()))) {
            return Optional.of("it paged for imported history");
        }
        for (var snooze : file.snoozes()) {
            if (snooze.holds(at.minus(MARGIN)) && snooze.holds(at)) {
                return Optional.of("it paged at %s, and the case was snoozed until %s".formatted(at, snooze.until()));
            }
        }
        return Optional.empty();
    }

    private Optional<String> inItsRun(Raised raised) {
        var run = file.runs().stream()
                .filter(one -> one.clock().getName().equals(raised.clock())
                        && one.clock().getGeneration() == raised.generation())
                .findFirst();
        if (run.isEmpty()) {
            return newest(raised.clock()) < raised.generation() && subject.getReopened() == 0
                    ? Optional.of("clock '%s' has no generation %d".formatted(raised.clock(), raised.generation()))
                    : Optional.empty();
        }
        if (raised.paged()) {
            var at = raised.raisedAt();
            if (!run.get().mayHaveRun(at) && !run.get().mayHaveRun(at.minus(MARGIN))) {
                return Optional.of("it paged at %s, and the clock did not run then".formatted(at));
            }
        }
        return Reckoned.of(file, subject, run.get(), rules).flatMap(reckoned -> due(raised, run.get(), reckoned));
    }

    private Optional<String> due(Raised raised, Run run, Reckoned reckoned) {
        var index = reckoned.ladder().indexOf(raised.step());
        if (index < 0 || reckoned.ladder().dueAt().isEmpty()) {
            return reckoned.ladder().dueAt().isEmpty()
                    ? Optional.of("clock '%s' has no deadline".formatted(raised.clock()))
                    : Optional.empty();
        }
        var dueAt = reckoned.ladder().dueAt().get(index);
        if (raised.raisedAt().isBefore(dueAt)) {
            return Optional.of("it was raised at %s, and is due at %s".formatted(raised.raisedAt(), dueAt));
        }
        var end = run.changedAt();
        if (raised.paged() && end.isPresent() && dueAt.isAfter(end.get())) {
            return Optional.of("it was due at %s, and the clock ran until %s".formatted(dueAt, end.get()));
        }
        if (raised.paged() && quiet(raised, reckoned)) {
            return Optional.of("it paged at %s, and the case was acknowledged".formatted(raised.raisedAt()));
        }
        return raised.repeat() == 0 && new Expectation(file, subject, run, reckoned, rules).takenOver(index)
                ? Optional.of("the step lay behind when the deadline moved, and had been raised")
                : Optional.empty();
    }

    private boolean quiet(Raised raised, Reckoned reckoned) {
        var at = raised.raisedAt();
        return file.acknowledgements().stream()
                .anyMatch(span -> Hold.quiet(span, reckoned, at) && Hold.quiet(span, reckoned, at.minus(MARGIN)));
    }

    private int newest(String clock) {
        return file.runs().stream()
                .filter(run -> run.clock().getName().equals(clock))
                .mapToInt(run -> run.clock().getGeneration())
                .max()
                .orElse(0);
    }
}
