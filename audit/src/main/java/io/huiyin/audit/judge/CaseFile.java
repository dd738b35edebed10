package io.huiyin.audit.judge;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the topics have said of one case, as far as its clocks are concerned. For one thread. */
public final class CaseFile {
    private static final Set<CaseStatus> OPEN =
            EnumSet.of(CaseStatus.OPEN, CaseStatus.ACKNOWLEDGED, CaseStatus.ANSWERED);
    private static final int MOST_RUNS = 64;

    private final List<Run> runs = new ArrayList<>(2);
    private final List<Told> told = new ArrayList<>(0);
    private final Map<String, Raised> raised = new HashMap<>(2);
    private final List<Span> snoozes = new ArrayList<>(0);
    private final List<Span> acknowledgements = new ArrayList<>(0);
    private Instant heldOrFreed = Instant.EPOCH;
    private @Nullable Case latest;

    /**
     * A revision of the case; one that is not newer than the last is passed over.
     *
     * @param appended when the broker had it
     */
    public void take(Case next, Instant appended) {
        var before = latest;
        if (before != null && next.getRevision() <= before.getRevision()) {
            return;
        }
        latest = slim(next);
        var seamless = next.getRevision() == (before == null ? 1 : before.getRevision() + 1);
        var at = next.getUpdatedAt();
        var live = OPEN.contains(next.getStatus()) && !next.getBackfilled();
        for (var run : runs) {
            if (next.getClocks().stream().noneMatch(run::is)) {
                run.end(at, appended);
            }
        }
        for (var clock : next.getClocks()) {
            var run = runs.stream().filter(one -> one.is(clock)).findFirst().orElseGet(() -> {
                var fresh = new Run(clock, next.getRevision(), at, appended, seamless);
                runs.add(fresh);
                return fresh;
            });
            run.seen(clock, next.getRevision(), at, appended, live);
        }
        while (runs.size() > MOST_RUNS) {
            runs.removeFirst();
        }
        var snoozed = hold(
                snoozes,
                before == null ? null : before.getSnoozedUntil(),
                next.getSnoozedUntil(),
                new Span(at, next.getSnoozedUntil()));
        var acknowledged = hold(
                acknowledgements,
                before == null ? null : acknowledgedAt(before),
                acknowledgedAt(next),
                new Span(at, null));
        if (snoozed || acknowledged) {
            heldOrFreed = appended;
        }
    }

    /** Whether something else holds the ladders back from here on than before. */
    private static boolean hold(List<Span> holds, @Nullable Instant before, @Nullable Instant now, Span span) {
        if (Objects.equals(before, now)) {
            return false;
        }
        if (before != null && !holds.isEmpty()) {
            var last = holds.removeLast();
            holds.add(last.until() == null || last.until().isAfter(span.from()) ? last.closed(span.from()) : last);
        }
        if (now != null) {
            holds.add(span);
        }
        return true;
    }

    /** Null where it is not acknowledged, or answered since. */
    static @Nullable Instant acknowledgedAt(Case subject) {
        return subject.getStatus() == CaseStatus.ACKNOWLEDGED ? subject.getAcknowledgedAt() : null;
    }

    public void take(Told line) {
        told.add(line);
    }

    public void take(Raised escalation) {
        raised.merge(escalation.id(), escalation, (first, again) -> first.oneMore());
    }

    /** The case as it stands, without its words; null where only others have spoken of it. */
    public @Nullable Case latest() {
        return latest;
    }

    /** Whether it waits for somebody still. */
    public boolean open() {
        return latest != null && OPEN.contains(latest.getStatus());
    }

    public Collection<Raised> raised() {
        return raised.values();
    }

    List<Run> runs() {
        return runs;
    }

    List<Told> told() {
        return told;
    }

    @Nullable
    Raised raised(String id) {
        return raised.get(id);
    }

    /** Times in which staff had snoozed the case. */
    List<Span> snoozes() {
        return snoozes;
    }

    /** Times in which the case was acknowledged and not yet answered. */
    List<Span> acknowledgements() {
        return acknowledgements;
    }

    /** When imported history went over to live time; the end of time where nothing says so. */
    Instant wentLive() {
        return told.stream()
                .filter(line -> line.kind() == CaseEventKind.BATCH_ENDED)
                .map(Told::at)
                .reduce((_earlier, later) -> later)
                .orElse(Instant.MAX);
    }

    /** When the broker had the latest change of what holds the ladders back. */
    Instant heldOrFreed() {
        return heldOrFreed;
    }

    private static Case slim(Case subject) {
        return Case.newBuilder(subject)
                .setTitle(null)
                .setExcerpt("")
                .setPlace(null)
                .setSuggestions(List.of())
                .build();
    }
}
