package io.huiyin.ingest.client;

import java.time.Duration;

/** How the time between two attempts is passed. */
@FunctionalInterface
interface Pause {
    void take(Duration length) throws InterruptedException;
}
