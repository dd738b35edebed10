package io.huiyin.processor.cases;

import io.huiyin.event.Case;
import io.huiyin.event.CaseStatus;
import io.huiyin.policy.Quiet;
import io.huiyin.processor.clock.Countdown;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What holds the ladder of one clock back, and until when: staff snoozed the case, or acknowledged it.
 *
 * @param until nothing is raised before; null where nothing holds it back
 * @param quietEnds when the acknowledgement has had its time; null where the case is not acknowledged, or it has no end
 * @param forGood whether the acknowledgement keeps it quiet without end
 */
record Hold(@Nullable Instant until, @Nullable Instant quietEnds, boolean forGood) {

    static Hold of(Case subject, Countdown countdown) {
        var acknowledged = subject.getAcknowledgedAt();
        if (subject.getStatus() != CaseStatus.ACKNOWLEDGED || acknowledged == null) {
            return new Hold(subject.getSnoozedUntil(), null, false);
        }
        return switch (countdown.rules().ladder().quiet()) {
            case Quiet.Never _never -> new Hold(subject.getSnoozedUntil(), null, false);
            case Quiet.ForGood _forGood -> new Hold(subject.getSnoozedUntil(), null, true);
            case Quiet.During during -> {
                var ends = countdown.calendar().deadline(acknowledged, during.time());
                yield new Hold(later(subject.getSnoozedUntil(), ends), ends, false);
            }
        };
    }

    /** When what is due at this instant may be raised. */
    Instant after(Instant due) {
        return later(until, due);
    }

    /** When the step raised last is raised once more because nothing came of the acknowledgement. */
    Optional<Instant> rearms(Countdown countdown) {
        return quietEnds == null || countdown.clock().getStepsFired() == 0
                ? Optional.empty()
                : Optional.of(after(quietEnds));
    }

    private static Instant later(@Nullable Instant a, Instant b) {
        return a != null && a.isAfter(b) ? a : b;
    }
}
