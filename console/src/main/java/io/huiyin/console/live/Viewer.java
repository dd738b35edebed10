package io.huiyin.console.live;

import io.huiyin.console.ask.Watch;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Somebody who looks on, and what they have not been told yet. The queue is bounded: who is so slow that it fills is let go,
 * and connects again to a fresh snapshot.
 */
public final class Viewer {
    private static final int MOST_WAITING = 512;

    private final Watch watch;
    private final BlockingQueue<LiveEvent> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean gone;
    private volatile boolean informed;

    /** Looks on at this, from the next look at the store on. */
    public Viewer(Watch watch) {
        this.watch = watch;
    }

    /** The next event; empty where there was none for this long. */
    public Optional<LiveEvent> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Whether this viewer was let go and will be told nothing more. */
    public boolean isGone() {
        return gone;
    }

    Watch watch() {
        return watch;
    }

    /** Whether the viewer has the snapshot that changes build on. */
    boolean isInformed() {
        return informed;
    }

    void inform(LiveEvent snapshot) {
        tell(snapshot);
        informed = true;
    }

    void tell(LiveEvent event) {
        if (!waiting.offer(event)) {
            letGo();
        }
    }

    /** The store was away: what changed meanwhile comes as a new snapshot. */
    void forget() {
        informed = false;
    }

    void letGo() {
        gone = true;
    }
}
