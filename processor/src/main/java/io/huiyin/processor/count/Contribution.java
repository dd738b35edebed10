package io.huiyin.processor.count;

import io.huiyin.event.Case;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Clock;
import io.huiyin.event.ClockStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one case as it stands counts for, where and when. Every case that stands on its own is one of: answered in time, late or
 * untargeted; open or open untargeted; cancelled. So those six add up to the cases.
 *
 * @param at the instant whose windows it is counted in: when the case was opened
 */
public record Contribution(Cell cell, Instant at, Counts counts) {

    private static final String RESPOND = "respond";

    /** Of this case; a case that was merged away counts for nothing, as its reports are counted where they went. */
    public static Contribution of(Case subject) {
        return new Contribution(
                Cell.of(subject),
                subject.getOpenedAt(),
                subject.getStatus() == CaseStatus.MERGED ? Counts.NONE : counts(subject));
    }

    private static Counts counts(Case subject) {
        var clock = respondClock(subject);
        var standing = standing(subject, clock);
        var counts = Counts.one(Figure.CASES)
                .with(Figure.DUPLICATES, subject.getReports() - 1L)
                .with(standing, 1);
        if (standing == Figure.OPEN && clock.map(Clock::getBreachedAt).isPresent()) {
            counts = counts.with(Figure.OVERDUE, 1);
        }
        if (subject.getAnsweredAt() != null) {
            counts = counts.withWall(Duration.between(subject.getOpenedAt(), subject.getAnsweredAt()));
            var business = clock.map(Clock::getElapsedMillis).map(Duration::ofMillis);
            counts = business.map(counts::withBusiness).orElse(counts);
        }
        return counts;
    }

    /** The clock {@code respond}, or the first where the policy has none of that name. */
    private static Optional<Clock> respondClock(Case subject) {
        return subject.getClocks().stream()
                .filter(clock -> clock.getName().equals(RESPOND))
                .findFirst()
                .or(() -> subject.getClocks().stream().findFirst());
    }

    /** A clock that runs (also once more, after a reopening) still owes an answer, whatever came before. */
    private static Figure standing(Case subject, Optional<Clock> clock) {
        if (subject.getStatus() == CaseStatus.CANCELLED && subject.getAnsweredAt() == null) {
            return Figure.CANCELLED;
        }
        boolean targeted = clock.map(Clock::getDeadline).isPresent();
        return switch (clock.map(Clock::getStatus).orElse(ClockStatus.CANCELLED)) {
            case MET -> targeted ? Figure.ANSWERED_IN_TIME : Figure.ANSWERED_UNTARGETED;
            case LATE -> targeted ? Figure.ANSWERED_LATE : Figure.ANSWERED_UNTARGETED;
            case RUNNING, PAUSED, UNSPECIFIED -> targeted ? Figure.OPEN : Figure.OPEN_UNTARGETED;
            case CANCELLED -> standingWithoutClock(subject.getAnsweredAt(), clock.map(Clock::getDeadline));
        };
    }

    private static Figure standingWithoutClock(@Nullable Instant answered, Optional<Instant> deadline) {
        if (answered == null) {
            return Figure.OPEN_UNTARGETED;
        }
        return deadline.map(due -> answered.isAfter(due) ? Figure.ANSWERED_LATE : Figure.ANSWERED_IN_TIME)
                .orElse(Figure.ANSWERED_UNTARGETED);
    }
}
