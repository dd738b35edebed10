/** The tables in a real file of DuckDB, beside those in a real PostgreSQL. */
@NullMarked
package io.huiyin.sink.duckdb;

import org.jspecify.annotations.NullMarked;
