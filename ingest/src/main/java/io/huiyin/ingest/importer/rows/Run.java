package io.huiyin.ingest.importer.rows;

import java.io.DataInputStream;
import java.io.IOException;

/** Sorted entries that were written away, read one after the other. */
final class Run {
    private final DataInputStream in;
    private long left;
    private Entry head;

    /** @param count how many there are, at least one */
    Run(DataInputStream in, long count) throws IOException {
        this.in = in;
        this.left = count;
        this.head = Entry.read(in);
    }

    /** The first that was not passed. */
    Entry head() {
        return head;
    }

    /** Passes the head. */
    void advance() throws IOException {
        left--;
        if (left > 0) {
            head = Entry.read(in);
        }
    }

    /** Whether all were passed. */
    boolean ended() {
        return left == 0;
    }
}
