package io.huiyin.audit.judge;

import io.huiyin.event.Clock;
import io.huiyin.event.ClockStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One clock in one generation of its deadline, as far as it was seen: from one revision of its case to another. */
final class Run {
    private final Instant since;
    private final boolean whole;
    private Instant noticed;
    private final List<Span> running = new ArrayList<>(1);
    private Clock clock;
    private long lastRevision;
    private @Nullable Instant ended;

    /**
     * @param since when the broker had what brought about the first revision in which it was seen
     * @param noticed when the broker had that revision
     * @param whole whether that is the one in which it began
     */
    Run(Clock clock, long revision, Instant since, Instant noticed, boolean whole) {
        this.clock = clock;
        this.lastRevision = revision;
        this.since = since;
        this.noticed = noticed;
        this.whole = whole;
    }

    boolean is(Clock other) {
        return clock.getName().equals(other.getName()) && clock.getGeneration() == other.getGeneration();
    }

    /**
     * A revision of the case has it.
     *
     * @param at when what the revision tells of happened
     * @param appended when the broker had it
     * @param live whether the case is open and not imported history
     */
    void seen(Clock next, long revision, Instant at, Instant appended, boolean live) {
        clock = next;
        lastRevision = revision;
        if (!live || next.getStatus() != ClockStatus.RUNNING) {
            end(at, appended);
            return;
        }
        ended = null;
        if (running.isEmpty() || !running.getLast().open()) {
            running.add(new Span(at, null));
        }
    }

    /** From this instant on it does not run: it was stopped, paused, or another generation took over. */
    void end(Instant at, Instant appended) {
        if (!running.isEmpty() && running.getLast().open()) {
            running.set(running.size() - 1, running.getLast().closed(at));
        }
        if (ended == null) {
            noticed = appended;
            ended = at;
        }
    }

    Clock clock() {
        return clock;
    }

    long lastRevision() {
        return lastRevision;
    }

    /** When the broker had the revision that began or ended it, whichever came last: nothing can follow from it before. */
    Instant noticed() {
        return noticed;
    }

    boolean whole() {
        return whole;
    }

    /** When the case was changed so that it runs no longer; empty while it runs. */
    Optional<Instant> changedAt() {
        return Optional.ofNullable(ended);
    }

    /** Until when steps came due: what stopped or paused it may say an earlier time than that of the change. */
    Optional<Instant> ended() {
        var said = clock.getStoppedAt() == null ? clock.getPausedAt() : clock.getStoppedAt();
        return changedAt().map(at -> said != null && said.isBefore(at) ? said : at);
    }

    /** Whether it ran at this instant, or nothing is known of that. */
    boolean mayHaveRun(Instant at) {
        return (!whole && at.isBefore(since)) || running.stream().anyMatch(span -> span.holds(at));
    }
}
