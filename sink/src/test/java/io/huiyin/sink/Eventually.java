package io.huiyin.sink;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, within a bound. */
public final class Eventually {
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private Eventually() {}

    /** Returns when the assertion holds; throws its error when it still does not after 20 s. */
    public static void holds(Runnable assertion) {
        long end = System.nanoTime() + BOUND.toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError | IllegalStateException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
