package io.huiyin.ingest.gateway;

import io.huiyin.check.Problem;
import java.util.List;
import java.util.Optional;

/** What became of one event of a request. */
sealed interface Outcome {

    /** The broker has it. */
    record Accepted(EventAddress address) implements Outcome {}

    /**
     * It is not known to be on its topic.
     *
     * @param eventId under which to send it again, where that helps
     */
    record Refused(int status, String detail, List<Problem> problems, Optional<String> eventId) implements Outcome {}

    default int status() {
        return switch (this) {
            case Accepted accepted -> 202;
            case Refused refused -> refused.status();
        };
    }
}
