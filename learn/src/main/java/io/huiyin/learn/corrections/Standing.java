package io.huiyin.learn.corrections;

import io.huiyin.event.Case;
import io.huiyin.event.Kind;
import io.huiyin.event.Reason;
import io.huiyin.event.Severity;
import io.huiyin.topic.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What every case is held to be now, and which lives on in which. */
final class Standing {
    private static final int LONGEST_CHAIN = 100;

    private final Map<String, Sorted> cases = new HashMap<>();

    /**
     * What a case is held to be.
     *
     * @param mergedInto the case that it lives on in; null where it is its own
     * @param settledAt when it was answered or, without an answer, resolved; null where it is neither
     */
    record Sorted(
            String caseId,
            String category,
            Severity severity,
            Kind kind,
            boolean confidential,
            Why categoryBy,
            Why severityBy,
            @Nullable String mergedInto,
            @Nullable Instant settledAt) {}

    /** What decided. */
    record Why(String by, String name) {
        static Why of(Reason reason) {
            return new Why(reason.getBy(), reason.getName());
        }
    }

    static Standing of(Events events) {
        var standing = new Standing();
        events.each(Topics.CASES, subject -> standing.cases.put(subject.getCaseId(), sorted(subject)));
        return standing;
    }

    private static Sorted sorted(Case subject) {
        var why = subject.getReason();
        return new Sorted(
                subject.getCaseId(),
                subject.getCategory().intern(),
                subject.getSeverity(),
                subject.getKind(),
                subject.getConfidential(),
                Why.of(why),
                Why.of(Objects.requireNonNullElse(subject.getSeverityReason(), why)),
                subject.getMergedInto(),
                settledAt(subject));
    }

    private static @Nullable Instant settledAt(Case subject) {
        return switch (subject.getStatus()) {
            case ANSWERED, RESOLVED ->
                subject.getAnsweredAt() == null ? subject.getClosedAt() : subject.getAnsweredAt();
            case UNSPECIFIED, OPEN, ACKNOWLEDGED, CANCELLED, MERGED -> null;
        };
    }

    /** The case itself, merged or not. */
    Optional<Sorted> find(String caseId) {
        return Optional.ofNullable(cases.get(caseId));
    }

    /** The case where this one lives on. */
    Optional<Sorted> home(String caseId) {
        var found = cases.get(caseId);
        for (int i = 0; found != null && found.mergedInto() != null && i < LONGEST_CHAIN; i++) {
            found = cases.get(found.mergedInto());
        }
        return Optional.ofNullable(found);
    }
}
