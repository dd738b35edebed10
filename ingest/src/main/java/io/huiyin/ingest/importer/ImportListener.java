package io.huiyin.ingest.importer;

/** Who wants to know how an import goes. Called on the thread that imports. */
public interface ImportListener {
    /** Nobody does. */
    ImportListener NONE = new ImportListener() {};

    /**
     * A chunk is acknowledged.
     *
     * @param bytesRead of the file as it lies there, some of them rows that are still under way
     * @param bytes of the file in all
     */
    default void progressed(Tally tally, long bytesRead, long bytes) {}

    /** A row was wrong. */
    default void rejected(Rejection rejection) {}

    /** An interrupted import goes on after so many rows. */
    default void resumed(long rows) {}
}
