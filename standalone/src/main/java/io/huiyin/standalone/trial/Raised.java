package io.huiyin.standalone.trial;

import io.huiyin.event.Escalation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What is kept of an escalation.
 *
 * @param category the case's when it was raised
 * @param recipients the people it is for, in the order of their names
 */
public record Raised(
        String id,
        String caseId,
        String clock,
        String step,
        int generation,
        String category,
        Instant dueAt,
        Instant raisedAt,
        boolean paged,
        List<String> recipients) {

    /** In the order of time, then by id. */
    static final Comparator<Raised> IN_TIME =
            Comparator.comparing(Raised::raisedAt).thenComparing(Raised::id);

    static Raised of(Escalation escalation) {
        return new Raised(
                escalation.getId(),
                escalation.getCaseId(),
                escalation.getClock(),
                escalation.getStep(),
                escalation.getGeneration(),
                escalation.getCategory(),
                escalation.getDueAt(),
                escalation.getRaisedAt(),
                escalation.getPaged(),
                Recipients.of(escalation));
    }

    boolean sameTime(Raised other) {
        return dueAt.equals(other.dueAt) && raisedAt.equals(other.raisedAt);
    }

    boolean samePage(Raised other) {
        return paged == other.paged && recipients.equals(other.recipients);
    }
}
