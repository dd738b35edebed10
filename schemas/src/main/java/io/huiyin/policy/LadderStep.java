package io.huiyin.policy;

import java.time.Duration;
import java.util.List;

/**
 * One step of a ladder.
 *
 * @param name unique in its ladder
 * @param audience whom it is for: {@code owner}, {@code assignee}, or a name of the tenant's own
 * @param channels names of the policy's channels that carry it
 */
public record LadderStep(String name, Moment moment, List<String> audience, List<String> channels) {

    /** When a step is due. */
    public sealed interface Moment {}

    /** A share of the target: above 0 and at most 1; 1 is the deadline itself. */
    public record Share(double ofTarget) implements Moment {}

    /** Business time before (negative) or after the deadline. */
    public record Offset(Duration fromDeadline) implements Moment {}
}
