package io.huiyin.sink.store;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Whose fault an error of PostgreSQL is, by its SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
final class Fault {
    /** Data exception; integrity constraint violation. */
    private static final Set<String> CLASSES_OF_THE_ROW = Set.of("22", "23");

    /** program_limit_exceeded: such as a key too long for its index. */
    private static final String PROGRAM_LIMIT_EXCEEDED = "54000";

    private static final String CHECK_VIOLATION = "23514";

    private Fault() {}

    /** True where trying the same rows again cannot help; false where the server, the session or a setting is to blame. */
    static boolean isOfTheRow(SQLException e) {
        return isOfTheRow(e.getSQLState()) && !isWithoutPartition(e);
    }

    /** A check that failed and has no name: the row's partition is not there, or not there any more. */
    private static boolean isWithoutPartition(SQLException e) {
        return CHECK_VIOLATION.equals(e.getSQLState())
                && e instanceof PSQLException ours
                && ours.getServerErrorMessage() != null
                && ours.getServerErrorMessage().getConstraint() == null;
    }

    static boolean isOfTheRow(@Nullable String state) {
        return state != null
                && state.length() == 5
                && (CLASSES_OF_THE_ROW.contains(state.substring(0, 2)) || state.equals(PROGRAM_LIMIT_EXCEEDED));
    }
}
