package io.huiyin.ingest.client;

import io.huiyin.check.Problem;
import java.util.ArrayList;
import java.util.List;

/** What became of an event that was posted. */
public sealed interface Reply {

    /**
     * The broker has it.
     *
     * @param eventId under which it may be sent again
     * @param reference what a reporter is handed; empty where the gateway gave none
     * @param caseId the case, or the id that leads to it; empty where the gateway gave none
     * @param statusUrl where to look up what became of it; empty where the gateway gave none
     */
    record Accepted(String eventId, String reference, String caseId, String statusUrl) implements Reply {}

    /**
     * The gateway did not take it, and would not next time; or it is busy for longer than we wait.
     *
     * @param status of HTTP
     * @param detail in one sentence why
     * @param errors field by field, where that is what is wrong
     */
    record Refused(String eventId, int status, String title, String detail, List<Problem> errors) implements Reply {
        public Refused {
            errors = List.copyOf(errors);
        }
    }

    /** There was no answer. It may have arrived all the same; sending it again with this eventId is safe. */
    record Unreachable(String eventId, String detail) implements Reply {}

    /** What to show to a person, line by line. */
    default List<String> lines() {
        var lines = new ArrayList<String>();
        switch (this) {
            case Accepted accepted -> {
                lines.add("accepted " + accepted.eventId());
                add(lines, "reference ", accepted.reference());
                add(lines, "case      ", accepted.caseId());
                add(lines, "progress  ", accepted.statusUrl());
            }
            case Refused refused -> {
                lines.add("refused " + refused.eventId() + ": " + refused.status() + " " + refused.title());
                add(lines, "", refused.detail());
                refused.errors().forEach(error -> lines.add("  " + error.sentence()));
            }
            case Unreachable gone ->
                lines.add("no answer for " + gone.eventId() + ": " + gone.detail()
                        + "; send it again with the same eventId");
        }
        return lines;
    }

    private static void add(List<String> lines, String label, String value) {
        if (!value.isEmpty()) {
            lines.add(label + value);
        }
    }
}
