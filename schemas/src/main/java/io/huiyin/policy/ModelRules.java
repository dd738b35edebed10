package io.huiyin.policy;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Which trained models decide what rules leave open: the category, the severity, whether a report is confidential. */
public record ModelRules(Optional<Use> category, Optional<Use> severity, Optional<Use> confidential) {
    /** Rules alone. */
    public static final ModelRules NONE = new ModelRules(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * One model and when it is believed.
     *
     * @param name of the model; the version in force at a record's time decides
     * @param above probability from which its word counts, above 0 and at most 1; empty is the model's own threshold
     */
    public record Use(String name, OptionalDouble above) {}

    /** All that are named. */
    public Stream<Use> all() {
        return Stream.of(category, severity, confidential).flatMap(Optional::stream);
    }
}
