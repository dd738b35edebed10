package io.huiyin.ingest.gateway;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/** How much is at work at once. It bounds memory: what does not fit is told to come again, not kept waiting. */
final class InFlight {
    private final Semaphore requests;
    private final Semaphore bytes;

    InFlight(Limits limits) {
        requests = new Semaphore(limits.requests());
        bytes = new Semaphore(limits.bytes());
    }

    /** A place that is given back by closing it. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** Empty where there is no room. */
    Optional<Place> enter(int size) {
        if (!requests.tryAcquire()) {
            return Optional.empty();
        }
        if (!bytes.tryAcquire(size)) {
            requests.release();
            return Optional.empty();
        }
        return Optional.of(() -> {
            bytes.release(size);
            requests.release();
        });
    }
}
