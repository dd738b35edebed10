package io.huiyin.processor.state;

import java.time.Instant;

/** Something to be done at an instant. */
public record Timer(Instant dueAt, Kind kind, String subject) {

    /** What is to be done. */
    public enum Kind {
        /** A case's next step, or the end of its pause or snooze; the subject is the case id. */
        CASE,
        /** A closed case is let go; the subject is the case id. */
        EXPIRY,
        /** An action waits for its report no longer; the subject is the report's own id. */
        WAITING,
        /** An imported batch goes over to live time; the subject is tenant.site|batch. */
        RELEASE,
        /** A version of a policy takes over running clocks; the subject is tenant|version|case id to go on after. */
        RECOMPUTE
    }
}
