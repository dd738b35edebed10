package io.huiyin.ingest.importer.rows;

import io.huiyin.check.Problem;

/** One row of the input, with the line of the file on which it starts, from 1. */
public sealed interface Row {
    long line();

    /** A row that could be read. */
    record Whole(long line, Cells cells) implements Row {}

    /** A row that could not: too few cells, not JSON, not UTF-8. The rows after it are not touched by that. */
    record Broken(long line, Problem problem) implements Row {}
}
