/** The rows of an input file: CSV or NDJSON, plain or gzip, read as a stream in bounded memory. A row that cannot be read is a value among the others. */
@NullMarked
package io.huiyin.ingest.importer.rows;

import org.jspecify.annotations.NullMarked;
