package io.huiyin.processor.oncall;

import java.time.Instant;
import java.util.Optional;

/** From (inclusive) to (exclusive); {@link Instant#MIN} and {@link Instant#MAX} are no bound. */
record Span(Instant from, Instant to) {
    static final Span ALWAYS = new Span(Instant.MIN, Instant.MAX);

    boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    Span within(Span other) {
        return new Span(later(from, other.from), earlier(to, other.to));
    }

    /** This span of an instant in it, cut by another that takes its place wherever both are; the instant is not in the other. */
    Span cutBy(Span other, Instant at) {
        return other.to.isAfter(at) ? new Span(from, earlier(to, other.from)) : new Span(later(from, other.to), to);
    }

    Optional<Instant> begin() {
        return Optional.of(from).filter(instant -> !instant.equals(Instant.MIN));
    }

    Optional<Instant> end() {
        return Optional.of(to).filter(instant -> !instant.equals(Instant.MAX));
    }

    static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
