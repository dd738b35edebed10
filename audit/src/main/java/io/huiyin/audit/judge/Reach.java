package io.huiyin.audit.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far time has come, by the wall and for the processor.
 *
 * @param now the wall clock
 * @param processed the processor has done what was due by then, on the case's partition; empty where that is not known
 * @param grace how much later than due an escalation may be; more than 0
 */
public record Reach(Instant now, Optional<Instant> processed, Duration grace) {

    /** Whether the processor has come past this instant for sure. */
    public boolean passed(Instant instant) {
        return processed.isPresent() && !instant.plus(grace).isAfter(processed.get());
    }

    /** Whether this instant has passed by the wall clock for sure. */
    public boolean due(Instant instant) {
        return !instant.plus(grace).isAfter(now);
    }
}
