package io.huiyin.standalone.trial;

import java.time.Instant;
import java.util.Optional;

/** From when to when input is played; the start is in it, the end is not. */
public record Span(Optional<Instant> from, Optional<Instant> to) {

    boolean holds(Instant at) {
        return from.filter(at::isBefore).isEmpty()
                && to.filter(end -> !at.isBefore(end)).isEmpty();
    }

    @Override
    public String toString() {
        return from.map(at -> "from " + at).orElse("from the beginning")
                + to.map(at -> " to " + at).orElse(" to the end");
    }
}
