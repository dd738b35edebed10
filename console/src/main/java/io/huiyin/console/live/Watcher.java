package io.huiyin.console.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.console.store.BoardAnswers;
import io.huiyin.topic.CaseId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the store twice a second for all viewers together, and tells each what changed. Only what somebody looks at is
 * read; while nobody does, nothing is. Whole boards are compared, not high-water marks of time: a sink that is behind writes
 * rows whose instants are old, and a mark would pass them by.
 */
public final class Watcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    /** Counters scan more than the lists do, so they are read at every fourth look. */
    private static final int LOOKS_PER_COUNT = 4;

    /** The end waits for the look that is on, so that the store is not closed under it. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(3);

    private static final int MOST_VIEWERS = 1_000;

    private final BoardAnswers store;
    private final InstantSource clock;
    private final List<Viewer> viewers = new CopyOnWriteArrayList<>();
    private final Map<String, Board> boards = new HashMap<>();
    private final Map<String, ObjectNode> revisions = new HashMap<>();
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().name("console-watcher").daemon().unstarted(this::run);
    private volatile boolean running = true;
    private boolean away;
    private int looks;

    /** Looks at this store; {@code clock} says which cases are overdue and which day is today. */
    public Watcher(BoardAnswers store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Begins to look. */
    public void start() {
        thread.start();
    }

    /** Takes a viewer in; false where there are too many already, or none is taken any more. */
    public boolean join(Viewer viewer) {
        if (!running || viewers.size() >= MOST_VIEWERS) {
            return false;
        }
        viewers.add(viewer);
        wake.release();
        return true;
    }

    /** The viewer looks no longer. */
    public void leave(Viewer viewer) {
        viewers.remove(viewer);
    }

    @Override
    public void close() {
        running = false;
        viewers.forEach(Viewer::letGo);
        wake.release();
        try {
            thread.join(LONGEST_LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A store that is slow is asked less often: the pause is at least twice what the look took. */
    private void run() {
        while (running) {
            long begun = System.nanoTime();
            look();
            long pause = Math.max(PAUSE.toNanos(), 2 * (System.nanoTime() - begun));
            try {
                if (wake.tryAcquire(pause, TimeUnit.NANOSECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look() {
        try {
            var byTenant = viewers.stream()
                    .filter(viewer -> viewer.watch().caseId().isEmpty())
                    .collect(Collectors.groupingBy(viewer -> viewer.watch().tenant()));
            boards.keySet().retainAll(byTenant.keySet());
            for (var entry : byTenant.entrySet()) {
                lookAtBoard(entry.getKey(), entry.getValue());
            }
            lookAtCases();
            looks++;
            away = false;
        } catch (SQLException e) {
            tellAway(e);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("looking at the store failed; looking again");
            tellAway(e);
        }
    }

    private void lookAtBoard(String tenant, List<Viewer> onlookers) throws SQLException {
        var before = Optional.ofNullable(boards.get(tenant));
        var counters = before.isPresent() && looks % LOOKS_PER_COUNT != 0
                ? before.get().counters()
                : store.counters(tenant, clock.instant());
        var now = Board.of(store.escalations(tenant), store.recent(tenant), counters);
        var changes = before.map(board -> board.changesTo(now)).orElse(List.of());
        for (var viewer : onlookers) {
            if (viewer.isInformed()) {
                changes.forEach(viewer::tell);
            } else {
                viewer.inform(now.snapshot());
            }
        }
        boards.put(tenant, now);
    }

    private void lookAtCases() throws SQLException {
        var byCase = viewers.stream()
                .filter(viewer -> viewer.watch().caseId().isPresent())
                .collect(Collectors.groupingBy(
                        viewer -> viewer.watch().caseId().map(CaseId::toString).orElse("")));
        revisions.keySet().retainAll(byCase.keySet());
        if (byCase.isEmpty()) {
            return;
        }
        for (var row : store.revisions(byCase.keySet())) {
            var caseId = row.path("caseId").asText();
            boolean changed = !row.equals(revisions.put(caseId, row));
            for (var viewer : byCase.getOrDefault(caseId, List.of())) {
                if (!viewer.isInformed()) {
                    viewer.inform(LiveEvent.of("revision", row));
                } else if (changed) {
                    viewer.tell(LiveEvent.of("revision", row));
                }
            }
        }
    }

    private void tellAway(Exception cause) {
        if (away) {
            return;
        }
        away = true;
        LOG.atWarn().addKeyValue("cause", cause.getMessage()).log("the store does not answer; viewers are told");
        var event = LiveEvent.of(
                "store-away", JsonNodeFactory.instance.objectNode().put("detail", "The store does not answer."));
        for (var viewer : viewers) {
            viewer.tell(event);
            viewer.forget();
        }
    }
}
