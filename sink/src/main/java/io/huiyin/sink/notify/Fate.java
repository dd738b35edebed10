package io.huiyin.sink.notify;

import java.time.Instant;

/** What becomes of a line that is due. */
sealed interface Fate {
    Line line();

    /** To be sent now. */
    record Wanted(Line line) implements Fate {}

    /** Settled without being sent: nobody wants it any more. */
    record Moot(Line line, String why) implements Fate {}

    /**
     * Held by a silence.
     *
     * @param silence its name
     * @param until when it ends by the policy in force
     * @param lookAt when to ask again, for the policy may change
     */
    record Held(Line line, String silence, String why, Instant until, Instant lookAt) implements Fate {}

    /** Due again then: it waits for others, or for the tables to catch up. */
    record Waiting(Line line, Instant until) implements Fate {

        /** Whether it does not wait until then already. */
        boolean isNew() {
            return !line.dueAt().equals(until);
        }
    }
}
