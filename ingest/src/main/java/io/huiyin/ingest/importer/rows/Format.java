package io.huiyin.ingest.importer.rows;

/** How rows are written. */
public enum Format {
    /** RFC 4180, the first row being the header. */
    CSV,
    /** One JSON object a line. */
    NDJSON
}
