package io.huiyin.sink.duckdb;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** Whose fault an error of DuckDB is. It has no SQLSTATEs; the kind of an error is the beginning of a line of its message. */
final class Fault {
    private static final Pattern OF_THE_ROW =
            Pattern.compile("^(Error: )?(Constraint|Conversion|Out of Range) Error: ", Pattern.MULTILINE);

    private Fault() {}

    /** True where trying the same rows again cannot help. */
    static boolean isOfTheRow(SQLException e) {
        return e.getMessage() != null && OF_THE_ROW.matcher(e.getMessage()).find();
    }
}
