package io.huiyin.standalone.trial;

import io.huiyin.event.Policy;
import java.time.Duration;
import java.time.Instant;

/**
 * A version of a tenant's rules and when the brokers had it.
 *
 * @param at the broker's time; it decides two seconds later at the earliest
 */
public record Edition(Policy policy, Instant at) {
    /** How long after the brokers had it a version decides, at the earliest. */
    static final Duration NOTICE = Duration.ofSeconds(2);

    /** A file's rules, that decide from this instant on. */
    static Edition of(String tenant, int version, String document, Instant from) {
        var published = from.minus(NOTICE);
        return new Edition(new Policy(tenant, version, from, published, "policy try", document), published);
    }

    /** From when it decides. */
    Instant from() {
        var earliest = at.plus(NOTICE);
        return policy.getEffectiveFrom().isAfter(earliest) ? policy.getEffectiveFrom() : earliest;
    }
}
