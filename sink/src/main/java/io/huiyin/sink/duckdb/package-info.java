/** The output topics as tables of a DuckDB file, the same as in PostgreSQL, for whoever analyses without a server. Rows and the offsets they came from are written in one transaction; others read a snapshot. */
@NullMarked
package io.huiyin.sink.duckdb;

import org.jspecify.annotations.NullMarked;
