package io.huiyin.processor.classify;

import io.huiyin.policy.ClassifyRule;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The rules that match a report, in their order, and those that could not be worked out for it. */
record Matches(List<Match> rules, List<Undecided> undecided) {

    /** The first that sets this thing. */
    <T> Optional<Set<T>> first(Function<ClassifyRule, Optional<T>> thing) {
        for (var match : rules) {
            var value = thing.apply(match.rule());
            if (value.isPresent()) {
                return Optional.of(new Set<>(match, value.get()));
            }
        }
        return Optional.empty();
    }

    /** A rule that sets a thing, and to what. */
    record Set<T>(Match by, T value) {}
}
