package io.huiyin.processor.oncall;

import io.huiyin.policy.RotaRules;
import io.huiyin.policy.RotaRules.Replacement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The replacements that hold for one shift, or for the time between shifts. Of those that hold at one instant the last in the
 * file counts, so whatever is in force is cut short only by what stands later.
 */
record Replacements(List<Replacement> all) {

    static Replacements of(RotaRules rota, String shift) {
        return new Replacements(rota.replacements().stream()
                .filter(one -> one.shift().isEmpty() || one.shift().get().equals(shift))
                .toList());
    }

    static Replacements betweenShifts(RotaRules rota) {
        return new Replacements(rota.replacements().stream()
                .filter(one -> one.shift().isEmpty())
                .toList());
    }

    Optional<Replacement> at(Instant at) {
        int i = indexAt(at);
        return i < 0 ? Optional.empty() : Optional.of(all.get(i));
    }

    /** How long around this instant the same replacement holds, or none does. */
    Span span(Instant at) {
        int i = indexAt(at);
        var span = i < 0 ? Span.ALWAYS : span(all.get(i));
        for (var later : all.subList(i + 1, all.size())) {
            span = span.cutBy(span(later), at);
        }
        return span;
    }

    private int indexAt(Instant at) {
        int i = all.size() - 1;
        while (i >= 0 && !span(all.get(i)).contains(at)) {
            i--;
        }
        return i;
    }

    private static Span span(Replacement replacement) {
        return new Span(replacement.from(), replacement.to());
    }
}
