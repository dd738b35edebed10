package io.huiyin.processor.oncall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * People on call, and why.
 *
 * @param shift the shift that they serve; empty between shifts
 * @param people one or more, in the order of the policy
 * @param since from when on without a break, for this reason; empty where that is not known or more than a year ago
 * @param until when it ends, exclusive; empty where that is not known or more than a year ahead
 */
public record Duty(
        Optional<String> shift, List<String> people, Reason reason, Optional<Instant> since, Optional<Instant> until) {

    /** Why somebody is on call. */
    public enum Reason {
        /** It is their turn. */
        TURN,
        /** They stand in for others. */
        OVERRIDE,
        /** Nobody else is there. */
        OTHERWISE
    }
}
