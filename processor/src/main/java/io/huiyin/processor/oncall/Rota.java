package io.huiyin.processor.oncall;

import io.huiyin.policy.RotaRules;
import io.huiyin.processor.oncall.Duty.Reason;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who is on call of a rota at any instant. What a question costs depends on the number of shifts and overrides, never on how long
 * ago the first hand-over was. Safe for use by many threads.
 */
public final class Rota {
    private final List<Roster> rosters;
    private final Replacements betweenShifts;
    private final List<String> otherwise;

    private Rota(List<Roster> rosters, Replacements betweenShifts, List<String> otherwise) {
        this.rosters = rosters;
        this.betweenShifts = betweenShifts;
        this.otherwise = otherwise;
    }

    /** The rota of these rules; cheap enough to make for one question. */
    public static Rota of(RotaRules rules) {
        return new Rota(
                rules.shifts().stream().map(shift -> new Roster(shift, rules)).toList(),
                Replacements.betweenShifts(rules),
                rules.otherwise());
    }

    /** Everybody on call, each once; empty where nobody is. The same people as of {@link #at}, for less work. */
    public List<String> people(Instant at) {
        var serving = rosters.stream()
                .flatMap(roster -> roster.people(at).stream())
                .distinct()
                .toList();
        return serving.isEmpty() ? betweenShifts.at(at).map(one -> one.who()).orElse(otherwise) : serving;
    }

    /** Who is on call, and why, and until when. */
    public OnCall at(Instant at) {
        var duties =
                rosters.stream().flatMap(roster -> roster.duty(at).stream()).toList();
        if (duties.isEmpty()) {
            return between(at);
        }
        var ends = duties.stream().flatMap(duty -> duty.until().stream());
        return new OnCall(duties, Stream.concat(ends, begins(at)).min(Comparator.naturalOrder()));
    }

    private OnCall between(Instant at) {
        var last = rosters.stream()
                .flatMap(roster -> roster.lastServed(at).stream())
                .max(Comparator.naturalOrder());
        var gap = new Span(
                last.orElse(Instant.MIN),
                begins(at).min(Comparator.naturalOrder()).orElse(Instant.MAX));
        var span = betweenShifts.span(at).within(gap);
        var replaced = betweenShifts.at(at);
        var people = replaced.map(one -> one.who()).orElse(otherwise);
        var reason = replaced.isPresent() ? Reason.OVERRIDE : Reason.OTHERWISE;
        return new OnCall(
                people.isEmpty()
                        ? List.of()
                        : List.of(new Duty(Optional.empty(), people, reason, span.begin(), span.end())),
                span.end());
    }

    /** When the shifts that nobody serves now are next served. */
    private Stream<Instant> begins(Instant at) {
        return rosters.stream()
                .filter(roster -> roster.people(at).isEmpty())
                .flatMap(roster -> roster.nextServed(at).stream());
    }
}
