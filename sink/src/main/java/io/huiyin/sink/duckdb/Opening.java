package io.huiyin.sink.duckdb;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens sessions on the tables. */
@FunctionalInterface
public interface Opening {
    /** A new session; whoever opens it closes it. The database is let go of with the last. */
    Connection open() throws SQLException;
}
