package io.huiyin.audit.reckon;

import io.huiyin.policy.LadderStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of one clock's ladder with the instants at which they are due.
 *
 * @param steps in the order of the policy
 * @param dueAt when each is due; as many as there are steps, or none where there is no deadline
 */
public record Ladder(List<LadderStep> steps, List<Instant> dueAt) {

    /**
     * @param start when the clock started
     * @param targetMillis the target without pauses, in milliseconds of business time
     * @param unplaced time spent in pauses that the calendar does not know, the same
     */
    public static Ladder of(
            List<LadderStep> steps,
            WalkedCalendar calendar,
            Instant start,
            Instant deadline,
            long targetMillis,
            long unplaced) {
        var dueAt = new ArrayList<Instant>(steps.size());
        for (var step : steps) {
            dueAt.add(
                    switch (step.moment()) {
                        case LadderStep.Share share -> {
                            var part = (long) (targetMillis * share.ofTarget()) + unplaced;
                            var due = calendar.after(start, part);
                            yield share.ofTarget() >= 1 || due.isAfter(deadline) ? deadline : due;
                        }
                        case LadderStep.Offset offset -> offset(calendar, deadline, offset.fromDeadline());
                    });
        }
        return new Ladder(steps, List.copyOf(dueAt));
    }

    /** The place of the step of this name; -1 where there is none. */
    public int indexOf(String step) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).name().equals(step)) {
                return i;
            }
        }
        return -1;
    }

    /** When the step after this one is due, which ends its repeats; never where it is the last. */
    public Instant until(int index) {
        return index + 1 < dueAt.size() ? dueAt.get(index + 1) : WalkedCalendar.NEVER;
    }

    private static Instant offset(WalkedCalendar calendar, Instant deadline, Duration fromDeadline) {
        return fromDeadline.isNegative()
                ? calendar.before(deadline, fromDeadline.negated().toMillis())
                : calendar.after(deadline, fromDeadline.toMillis());
    }
}
