package io.huiyin.processor.oncall;

import io.huiyin.policy.RotaRules;
import io.huiyin.policy.RotaRules.Shift;
import io.huiyin.processor.oncall.Duty.Reason;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One shift of a rota with the replacements that hold for it. */
final class Roster {
    private final Shift shift;
    private final Turns turns;
    private final Hours hours;
    private final Replacements replacements;

    Roster(Shift shift, RotaRules rota) {
        this.shift = shift;
        this.turns = new Turns(shift);
        this.hours = new Hours(shift.hours());
        this.replacements = Replacements.of(rota, shift.name());
    }

    /** Who serves, without the reckoning of since and until; none while the shift is off or has not begun. */
    List<String> people(Instant at) {
        if (!hours.on(at)) {
            return List.of();
        }
        var replaced = replacements.at(at);
        return replaced.isPresent()
                ? replaced.get().who()
                : turns.at(at).map(Turns.Turn::people).orElse(List.of());
    }

    Optional<Duty> duty(Instant at) {
        if (!hours.on(at)) {
            return Optional.empty();
        }
        var undisturbed = replacements.span(at);
        var replaced = replacements.at(at);
        return replaced.isPresent()
                ? Optional.of(duty(replaced.get().who(), Reason.OVERRIDE, at, undisturbed))
                : turns.at(at).map(turn -> duty(turn.people(), Reason.TURN, at, undisturbed.within(turn.span())));
    }

    private Duty duty(List<String> people, Reason reason, Instant at, Span bounds) {
        var served = hours.around(at, bounds);
        return new Duty(Optional.of(shift.name()), people, reason, served.begin(), served.end());
    }

    /** The first instant after this one, at which nobody serves, at which somebody does. */
    Optional<Instant> nextServed(Instant at) {
        var fromTurn = firstOn(Span.later(at, turns.first()), at);
        var fromReplacement = replacements.all().stream()
                .filter(one -> one.to().isAfter(at))
                .flatMap(one -> firstOn(Span.later(at, one.from()), at).stream().filter(on -> on.isBefore(one.to())));
        return Stream.concat(fromTurn.stream(), fromReplacement).min(Comparator.naturalOrder());
    }

    private Optional<Instant> firstOn(Instant from, Instant after) {
        return from.isAfter(after) && hours.on(from) ? Optional.of(from) : hours.nextStart(from);
    }

    /** The last instant up to this one, at which nobody serves, until which somebody did. */
    Optional<Instant> lastServed(Instant at) {
        var ended = replacements.all().stream()
                .map(one -> one.to())
                .filter(to -> !to.isAfter(at))
                .flatMap(to -> Stream.concat(Stream.of(to), hours.lastEnd(to).stream()));
        return Stream.concat(ended, hours.lastEnd(at).stream())
                .filter(end -> !people(end.minusMillis(1)).isEmpty())
                .max(Comparator.naturalOrder());
    }
}
