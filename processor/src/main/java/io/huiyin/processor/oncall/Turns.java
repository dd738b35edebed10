package io.huiyin.processor.oncall;

import io.huiyin.policy.RotaRules.Shift;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Whose turn it is among the members of a shift, reckoned from the days since the first hand-over, however many. */
record Turns(Shift shift) {

    /** A member's turn. */
    record Turn(List<String> people, Span span) {}

    Instant first() {
        return handover(0);
    }

    /** Empty before the first hand-over. A member who is alone has one turn without end. */
    Optional<Turn> at(Instant at) {
        if (at.isBefore(first())) {
            return Optional.empty();
        }
        if (shift.members().size() == 1) {
            return Optional.of(new Turn(shift.members().getFirst(), new Span(first(), Instant.MAX)));
        }
        long turn = at(at, near(at));
        var member = shift.members().get(Math.floorMod(turn, shift.members().size()));
        return Optional.of(new Turn(member, new Span(handover(turn), handover(turn + 1))));
    }

    /** A turn too early by at most two: clocks may be changed, and a day skipped. */
    private long near(Instant at) {
        var day = at.atZone(shift.zone()).toLocalDate();
        return Math.max(0, Math.floorDiv(ChronoUnit.DAYS.between(shift.first(), day) - 2, shift.days()));
    }

    private long at(Instant at, long early) {
        long turn = early;
        while (!handover(turn + 1).isAfter(at)) {
            turn++;
        }
        return turn;
    }

    /** {@code atZone} shifts a local time that does not exist forward by the gap, and takes the first of two. */
    private Instant handover(long turn) {
        return shift.first()
                .plusDays(turn * shift.days())
                .atTime(shift.handover())
                .atZone(shift.zone())
                .toInstant();
    }
}
