package io.huiyin.audit.judge;

import io.huiyin.event.Escalation;
import java.time.Instant;

/**
 * An escalation as it is on the topic.
 *
 * @param appended when the broker had it
 * @param copies how often it is there
 */
public record Raised(
        String id,
        String clock,
        String step,
        int generation,
        int repeat,
        Instant dueAt,
        Instant raisedAt,
        boolean paged,
        int reports,
        int policyVersion,
        Instant appended,
        int copies) {

    public static Raised of(Escalation escalation, Instant appended) {
        return new Raised(
                escalation.getId(),
                escalation.getClock(),
                escalation.getStep(),
                escalation.getGeneration(),
                escalation.getRepeat(),
                escalation.getDueAt(),
                escalation.getRaisedAt(),
                escalation.getPaged(),
                escalation.getReports(),
                escalation.getPolicyVersion(),
                appended,
                1);
    }

    Raised oneMore() {
        return new Raised(
                id,
                clock,
                step,
                generation,
                repeat,
                dueAt,
                raisedAt,
                paged,
                reports,
                policyVersion,
                appended,
                copies + 1);
    }

    /** What the id of this step must be. */
    static String id(String caseId, String clock, String step, int generation, int repeat) {
        var id = caseId + "/" + clock + "/" + step + "/" + generation;
        return repeat == 0 ? id : id + "/" + repeat;
    }
}
