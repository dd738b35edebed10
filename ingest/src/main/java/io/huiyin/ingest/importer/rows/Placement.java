package io.huiyin.ingest.importer.rows;

import io.huiyin.check.Problem;

/** Where a row stands among the others. */
public sealed interface Placement {

    /**
     * At a time, in a group.
     *
     * @param group rows of one group follow each other; the empty text is a group of one's own
     * @param millis since 1970-01-01T00:00:00Z; rows of one time keep the file's order
     */
    record At(String group, long millis) implements Placement {}

    /** Nobody knows: the row is broken, and stands after the one above it in the file. */
    record Nowhere(Problem problem) implements Placement {}
}
