package io.huiyin.standalone.registry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

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
            var found = incompatibility(candidate, earlier.schema());
            if (found.isPresent()) {
                return found.map(what -> "The new schema cannot read records of version " + earlier.version() + ": "
                        + what + " (compatibility " + this + ").");
            }
        }
        return oldReadsNew
                ? incompatibility(earlier.schema(), candidate)
                        .map(what -> "Version " + earlier.version() + " cannot read records of the new schema: " + what
                                + " (compatibility " + this + ").")
                : Optional.empty();
    }

    private static Optional<String> incompatibility(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .findFirst()
                .map(first -> sentence(reader, first));
    }

    private static String sentence(Schema reader, Incompatibility found) {
        var where = FieldPath.of(reader, found.getLocation());
        return switch (found.getType()) {
            case NAME_MISMATCH -> where + " has another name: " + found.getMessage();
            case FIXED_SIZE_MISMATCH -> where + " has another size: " + found.getMessage();
            case MISSING_ENUM_SYMBOLS ->
                where + " lacks the symbols " + found.getMessage() + " and has no default symbol";
            case READER_FIELD_MISSING_DEFAULT_VALUE ->
                where + " has no default, and the records do not have it; give it a default";
            case TYPE_MISMATCH -> where + " has another type: " + found.getMessage();
            case MISSING_UNION_BRANCH -> where + " lacks a branch of the union: " + found.getMessage();
        };
    }
}
