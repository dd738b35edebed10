package io.huiyin.sink.notify;

import io.huiyin.event.Escalation;
import io.huiyin.event.EscalationKind;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a case stands by the tables, which may lag behind the escalation that is to be sent: what they say of the time before it
 * was raised says nothing about it.
 *
 * @param status of the case
 * @param updatedAt when the case changed last
 * @param clock the one that the escalation is about; null where it is not known
 */
record Standing(
        String status,
        Instant updatedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant snoozedUntil,
        @Nullable Clock clock) {

    /** A clock of the case. */
    record Clock(
            String status,
            Instant startedAt,
            @Nullable Instant stoppedAt,
            @Nullable Instant deadline,
            int generation) {

        Optional<String> moot(Escalation page, Instant now) {
            if (startedAt.isAfter(page.getRaisedAt())) {
                return Optional.of("its clock started anew at " + startedAt);
            }
            return switch (status) {
                case "MET", "LATE", "CANCELLED" -> stopped(page);
                default -> postponed(page, now);
            };
        }

        private Optional<String> stopped(Escalation page) {
            return stoppedAt == null || stoppedAt.isBefore(page.getRaisedAt())
                    ? Optional.empty()
                    : Optional.of("its clock was stopped at " + stoppedAt);
        }

        private Optional<String> postponed(Escalation page, Instant now) {
            return deadline != null
                            && generation > page.getGeneration()
                            && page.getKind() != EscalationKind.WARNING
                            && deadline.isAfter(now)
                    ? Optional.of("its deadline is now " + deadline)
                    : Optional.empty();
        }
    }

    /**
     * Why nobody wants this page any more; empty where somebody may. A page too many is better than one that is missing, so
     * only what certainly happened after it was raised counts. Acknowledging does not: the ladder goes on over it.
     */
    Optional<String> moot(Escalation page, Instant now) {
        var raised = page.getRaisedAt();
        if (page.getKind() == EscalationKind.SUMMARY || updatedAt.isBefore(raised)) {
            return Optional.empty();
        }
        return switch (status) {
            case "RESOLVED", "CANCELLED", "MERGED" -> Optional.of("the case was " + status + " at " + updatedAt);
            default -> asleep(now).or(() -> clock == null ? answered(raised) : clock.moot(page, now));
        };
    }

    private Optional<String> asleep(Instant now) {
        return Optional.ofNullable(snoozedUntil).filter(now::isBefore).map(until -> "the case sleeps until " + until);
    }

    private Optional<String> answered(Instant raised) {
        return Optional.ofNullable(answeredAt)
                .filter(answer -> !answer.isBefore(raised))
                .map(answer -> "the case was answered at " + answer);
    }
}
