package io.huiyin.audit.judge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time from one instant to another; null goes on. */
record Span(Instant from, @Nullable Instant until) {

    boolean open() {
        return until == null;
    }

    Span closed(Instant at) {
        return new Span(from, at);
    }

    boolean holds(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }
}
