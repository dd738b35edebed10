package io.huiyin.standalone.oncall;

import io.huiyin.processor.oncall.Duty;
import io.huiyin.processor.oncall.Duty.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The same people on call of the same shift for the same reason, from (inclusive) to (exclusive); an empty shift is between shifts. */
public record Stint(Optional<String> shift, List<String> people, Reason reason, Instant from, Instant to) {

    static Stint of(Duty duty, Instant from, Instant to) {
        return new Stint(duty.shift(), duty.people(), duty.reason(), from, to);
    }

    boolean goesOnWith(Stint next) {
        return to.equals(next.from) && shift.equals(next.shift) && people.equals(next.people) && reason == next.reason;
    }

    Stint until(Instant end) {
        return new Stint(shift, people, reason, from, end);
    }

    /** The part of it that lies in a span; empty where none does. */
    Optional<Stint> within(Instant start, Instant end) {
        var begins = from.isAfter(start) ? from : start;
        var ends = to.isBefore(end) ? to : end;
        return begins.isBefore(ends) ? Optional.of(new Stint(shift, people, reason, begins, ends)) : Optional.empty();
    }
}
