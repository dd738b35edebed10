package io.huiyin.sink.notify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of a turn.
 *
 * @param delivered whether anything was taken
 * @param error of the latest attempt that failed; empty where none did
 * @param asked until when the receiver asked to be left alone
 */
record Outcome(
        List<Change> changes,
        Breaker before,
        Breaker after,
        boolean delivered,
        Optional<String> error,
        Optional<Instant> asked) {

    /** Whether the channel is back: then everything that waits to be tried again is due. */
    boolean recovered() {
        return before instanceof Breaker.Open && after instanceof Breaker.Closed;
    }

    /** Until when nothing is sent on the channel. */
    Optional<Instant> held() {
        var broken = broken();
        return asked.filter(until -> broken.filter(until::isBefore).isEmpty()).or(() -> broken);
    }

    /** Why, as the column has it. */
    @Nullable
    String heldFor() {
        var held = held();
        return held.isEmpty() ? null : held.equals(asked) ? "ASKED" : "FAILURES";
    }

    private Optional<Instant> broken() {
        return after instanceof Breaker.Open open ? Optional.of(open.until()) : Optional.empty();
    }
}
