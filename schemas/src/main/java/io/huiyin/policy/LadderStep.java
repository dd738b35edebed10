package io.huiyin.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One step of a ladder.
 *
 * @param name unique in its ladder
 * @param audience whom it is for: {@code owner}, {@code assignee}, {@code on-call:ROTA}, a role, or a name of the tenant's own
 * @param channels names of the policy's channels that carry it
 * @param again whether and when it is raised again before the next step
 */
public record LadderStep(
        String name, Moment moment, List<String> audience, List<String> channels, Optional<Again> again) {
    /** What stands before the name of a rota in an audience. */
    public static final String ON_CALL = "on-call:";

    /** When a step is due. */
    public sealed interface Moment {}

    /** A share of the target: above 0 and at most 1; 1 is the deadline itself. */
    public record Share(double ofTarget) implements Moment {}

    /** Business time before (negative) or after the deadline. */
    public record Offset(Duration fromDeadline) implements Moment {}

    /**
     * When a step is raised again while nothing has stopped its clock and the next step is not due.
     *
     * @param every business time from one to the next; empty never repeats for time alone
     * @param times how often at most, for whatever reason; 1 or more
     * @param grown reports that joined the case since it was last raised; 0 never repeats for them
     */
    public record Again(Optional<Duration> every, int times, int grown) {}
}
