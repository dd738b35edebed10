package io.huiyin.policy;

import java.time.Instant;
import java.util.Optional;

/**
 * When pages wait: a maintenance window, or hours in which nobody should be disturbed. What waits goes out when the silence is
 * over, unless it was answered meanwhile.
 *
 * @param from the first instant of it; empty is since ever
 * @param until the first instant after it; empty is for ever, which only one with hours may be
 * @param hours when it holds within these bounds; empty is always
 * @param reason why, in the policy's own words
 */
public record SilenceRules(
        String name,
        PageMatch match,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<SilentHours> hours,
        String reason) {

    /** Whether it holds at this instant. */
    public boolean on(Instant at) {
        return from.filter(at::isBefore).isEmpty()
                && until.filter(end -> !at.isBefore(end)).isEmpty()
                && hours.filter(some -> !some.on(at)).isEmpty();
    }

    /** When it is over, at an instant at which it holds; never later than what is known to be so. */
    public Instant end(Instant at) {
        var ofHours = hours.map(some -> some.end(at));
        return until.map(last -> ofHours.filter(last::isAfter).orElse(last))
                .or(() -> ofHours)
                .orElse(at);
    }
}
