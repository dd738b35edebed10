package io.huiyin.audit.judge;

import io.huiyin.event.Case;
import io.huiyin.policy.Quiet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What holds a ladder back: a snooze, or the quiet that an acknowledgement brings. */
final class Hold {
    private Hold() {}

    /** Until when nothing is raised as the case stands; empty time where nothing holds it back. */
    static Instant until(Case subject, Reckoned reckoned) {
        var snoozed = subject.getSnoozedUntil() == null ? Instant.EPOCH : subject.getSnoozedUntil();
        var quiet = quietEnds(subject, reckoned);
        return quiet == null || quiet.isBefore(snoozed) ? snoozed : quiet;
    }

    /** When the acknowledgement has had its time; null where there is none, or it has no end. */
    static @Nullable Instant quietEnds(Case subject, Reckoned reckoned) {
        var acknowledged = CaseFile.acknowledgedAt(subject);
        return acknowledged != null && reckoned.rules().ladder().quiet() instanceof Quiet.During during
                ? reckoned.calendar().plain().after(acknowledged, during.time().toMillis())
                : null;
    }

    /** Whether nobody is to be paged at this instant, because the case was acknowledged at the beginning of this span. */
    static boolean quiet(Span acknowledged, Reckoned reckoned, Instant at) {
        return switch (reckoned.rules().ladder().quiet()) {
            case Quiet.Never _never -> false;
            case Quiet.ForGood _forGood -> acknowledged.holds(at);
            case Quiet.During during ->
                acknowledged.holds(at)
                        && at.isBefore(reckoned.calendar()
                                .plain()
                                .after(acknowledged.from(), during.time().toMillis()));
        };
    }
}
