package io.huiyin.standalone.trial;

import io.huiyin.event.Clock;
import io.huiyin.event.ClockStatus;
import java.time.Instant;

/** How one clock of one case stands when the trial ends. */
public enum Outcome {
    IN_TIME,
    LATE,
    /** Not stopped, and the deadline lies ahead. */
    OPEN,
    /** Not stopped, and the deadline is behind us. */
    OVERDUE,
    /** Stopped or not, there was no target. */
    NO_TARGET,
    CANCELLED;

    static Outcome of(Clock clock, Instant end) {
        var deadline = clock.getDeadline();
        if (clock.getStatus() == ClockStatus.CANCELLED) {
            return CANCELLED;
        }
        if (deadline == null) {
            return NO_TARGET;
        }
        return switch (clock.getStatus()) {
            case MET -> IN_TIME;
            case LATE -> LATE;
            case RUNNING -> end.isAfter(deadline) ? OVERDUE : OPEN;
            case PAUSED, UNSPECIFIED, CANCELLED -> clock.getBreachedAt() != null ? OVERDUE : OPEN;
        };
    }
}
