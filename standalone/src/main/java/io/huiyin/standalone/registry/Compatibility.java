package io.huiyin.standalone.registry;

import io.huiyin.serde.Disagreement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.Schema;

/** Confluent's levels: who must be able to read whose records. */
enum Compatibility {
    NONE(false, false, false),
    BACKWARD(true, false, false),
    BACKWARD_TRANSITIVE(true, false, true),
    FORWARD(false, true, false),
    FORWARD_TRANSITIVE(false, true, true),
    FULL(true, true, false),
    FULL_TRANSITIVE(true, true, true);

    private final boolean newReadsOld;
    private final boolean oldReadsNew;
    private final boolean transitive;

    Compatibility(boolean newReadsOld, boolean oldReadsNew, boolean transitive) {
        this.newReadsOld = newReadsOld;
        this.oldReadsNew = oldReadsNew;
        this.transitive = transitive;
    }

    /** An earlier version of the subject. */
    record Earlier(int version, Schema schema) {}

    /** Reads a level in any case. Throws {@link RegistryError} 42203. */
    static Compatibility parse(String level) {
        try {
            return valueOf(level.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw RegistryError.invalidLevel(level);
        }
    }

    /** Why the candidate may not follow these versions, newest first; empty where it may. */
    Optional<String> objection(Schema candidate, List<Earlier> versions) {
        return versions.stream()
                .limit(transitive ? Long.MAX_VALUE : 1)
                .flatMap(earlier -> objection(candidate, earlier).stream())
                .findFirst();
    }

    private Optional<String> objection(Schema candidate, Earlier earlier) {
        if (newReadsOld) {
            var found = Disagreement.of(candidate, earlier.schema());
            if (found.isPresent()) {
                return found.map(what -> "The new schema cannot read records of version " + earlier.version() + ": "
                        + what + " (compatibility " + this + ").");
            }
        }
        return oldReadsNew
                ? Disagreement.of(earlier.schema(), candidate)
                        .map(what -> "Version " + earlier.version() + " cannot read records of the new schema: " + what
                                + " (compatibility " + this + ").")
                : Optional.empty();
    }
}
