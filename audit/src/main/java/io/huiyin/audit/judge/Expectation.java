package io.huiyin.audit.judge;

import io.huiyin.event.Case;
import io.huiyin.policy.LadderStep.Again;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one run of a clock brings about: every step of its ladder that is due while it runs, each once, and its repeats. */
final class Expectation {
    private final CaseFile file;
    private final Case subject;
    private final Run run;
    private final Reckoned reckoned;
    private final Beginning beginning;
    private final Rules rules;

    Expectation(CaseFile file, Case subject, Run run, Reckoned reckoned, Rules rules) {
        this.file = file;
        this.subject = subject;
        this.run = run;
        this.reckoned = reckoned;
        this.rules = rules;
        this.beginning = Beginning.of(run, file);
    }

    /**
     * The steps due before the run ended, those ahead included where it runs still, in their order.
     *
     * @param horizon repeats later than this are not of interest yet
     */
    List<Due> all(Instant horizon) {
        var dues = new ArrayList<Due>();
        var moments = reckoned.ladder().dueAt();
        for (int i = 0; i < moments.size() && within(moments.get(i)); i++) {
            dues.add(due(i, 0, moments.get(i), mustBeHere(i, moments.get(i))));
            repeats(i, horizon, dues);
        }
        rearmed(dues).ifPresent(dues::add);
        return dues;
    }

    /** Whether what is due then comes before the run's end; at the end itself it may. */
    private boolean within(Instant dueAt) {
        return run.ended().map(end -> !dueAt.isAfter(end)).orElse(true);
    }

    private Due due(int index, int repeat, Instant dueAt, boolean must) {
        var before = run.ended()
                .map(end -> dueAt.isBefore(end) && end.isAfter(beginning.at()))
                .orElse(true);
        return new Due(name(index), index, repeat, dueAt, by(dueAt), must && before && !history(dueAt));
    }

    private Instant by(Instant dueAt) {
        var known = later(dueAt, run.noticed());
        return run.ended().isPresent() ? known : later(later(known, Hold.until(subject, reckoned)), file.heldOrFreed());
    }

    /** A step that lay behind when this generation began, and that was settled before, is not raised again. */
    private boolean mustBeHere(int index, Instant dueAt) {
        return dueAt.isAfter(beginning.at()) || before(index) == Settled.NO;
    }

    /** Whether this generation took the step over from the one before it as one that is behind. */
    boolean takenOver(int index) {
        return !reckoned.ladder().dueAt().get(index).isAfter(beginning.at()) && before(index) == Settled.YES;
    }

    /** Whether a step was done with. */
    private enum Settled {
        YES,
        NO,
        UNKNOWN
    }

    /** In the generation before this one: raised there, or behind since an earlier one. */
    private Settled before(int index) {
        return switch (beginning.how()) {
            case STARTED -> Settled.NO;
            case OTHER -> Settled.UNKNOWN;
            case MOVED ->
                earlier()
                        .flatMap(run -> Reckoned.of(file, subject, run, rules)
                                .map(theirs -> new Expectation(file, subject, run, theirs, rules).settled(index)))
                        .orElse(Settled.UNKNOWN);
        };
    }

    private Settled settled(int index) {
        var moments = reckoned.ladder().dueAt();
        var found = found(index, 0);
        if (found != null) {
            // What was only recorded when the deadline moved has reached nobody, so the next generation may raise it.
            return found.paged() ? Settled.YES : Settled.UNKNOWN;
        }
        return index >= moments.size() || moments.get(index).isAfter(beginning.at()) ? Settled.NO : before(index);
    }

    private Optional<Run> earlier() {
        return file.runs().stream()
                .filter(one -> one.clock().getName().equals(run.clock().getName())
                        && one.clock().getGeneration() == run.clock().getGeneration() - 1)
                .findFirst();
    }

    /** From one to the next; each counts from when the one before it was due, as the topic says. */
    private void repeats(int index, Instant horizon, List<Due> dues) {
        var again = reckoned.ladder().steps().get(index).again();
        if (again.isEmpty()) {
            return;
        }
        var last = found(index, 0);
        var lastDue = last != null ? last.dueAt() : raisedBefore(index).orElse(beginning.at());
        // Taken over from an earlier generation, where it may have been raised again: what follows may be there.
        var must = last != null;
        for (int repeat = 1; repeat <= again.get().times(); repeat++) {
            var found = found(index, repeat);
            var due = found == null ? next(again.get(), lastDue, last) : Optional.of(found.dueAt());
            if (due.isEmpty()
                    || !due.get().isBefore(reckoned.ladder().until(index))
                    || !within(due.get())
                    || due.get().isAfter(horizon)) {
                return;
            }
            dues.add(due(index, repeat, due.get(), must));
            lastDue = due.get();
            last = found;
        }
    }

    private Optional<Instant> raisedBefore(int index) {
        return file.raised().stream()
                .filter(one -> one.clock().equals(run.clock().getName())
                        && one.step().equals(name(index))
                        && one.generation() < run.clock().getGeneration())
                .map(Raised::dueAt)
                .max(Instant::compareTo);
    }

    private Optional<Instant> next(Again again, Instant lastDue, @Nullable Raised last) {
        var byTime = again.every().map(every -> reckoned.calendar().after(lastDue, every.toMillis()));
        // Reports that came after the run's end may have been submitted before it: then it is not known when the case
        // had grown.
        if (again.grown() == 0 || last == null || run.ended().isPresent()) {
            return again.grown() == 0 || run.ended().isEmpty() ? byTime : Optional.empty();
        }
        if (subject.getReports() - last.reports() < again.grown()) {
            return byTime;
        }
        var byGrowth = later(subject.getLastReportAt(), lastDue);
        return byTime.filter(time -> time.isBefore(byGrowth)).or(() -> Optional.of(byGrowth));
    }

    /** The acknowledgement has had its time and nothing came of it: something is raised then, at least the latest step once more. */
    private Optional<Due> rearmed(List<Due> dues) {
        var quietEnds = Hold.quietEnds(subject, reckoned);
        var latest = file.raised().stream()
                .filter(one -> one.clock().equals(run.clock().getName())
                        && one.generation() == run.clock().getGeneration())
                .max((a, b) -> a.raisedAt().compareTo(b.raisedAt()));
        if (quietEnds == null || run.ended().isPresent() || latest.isEmpty()) {
            return Optional.empty();
        }
        var another = dues.stream()
                .anyMatch(due -> !due.dueAt().isAfter(quietEnds) && found(due.index(), due.repeat()) == null);
        var step = reckoned.ladder().indexOf(latest.get().step());
        return step < 0 || another || !latest.get().raisedAt().isBefore(quietEnds)
                ? Optional.empty()
                : Optional.of(due(step, latest.get().repeat() + 1, quietEnds, true));
    }

    private @Nullable Raised found(int index, int repeat) {
        var clock = run.clock();
        return file.raised(Raised.id(subject.getCaseId(), clock.getName(), name(index), clock.getGeneration(), repeat));
    }

    private String name(int index) {
        return reckoned.ladder().steps().get(index).name();
    }

    /** What was due while the case was imported history is recorded at most. */
    private boolean history(Instant dueAt) {
        return subject.getBatch() != null
                && (subject.getBackfilled() || !dueAt.isAfter(later(beginning.at(), file.wentLive())));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
