package io.huiyin.ingest.importer.rows;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The rows of one file, in its order. */
public interface RowReader extends Closeable {

    /** The names of the columns; empty where each row brings its own, as in NDJSON. */
    Optional<List<String>> columns();

    /**
     * The next row; empty at the end.
     *
     * @throws IOException where the file itself is broken, so that nothing after this place can be told apart; says the line
     */
    Optional<Row> next() throws IOException;

    /** How much of what was read from the file has been given out, 0 to 1; all of it, where rows are given as they are read. */
    default double share() {
        return 1;
    }
}
