package io.huiyin.sink.store;

import io.huiyin.event.Case;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** The tables {@code cases} and {@code case_clocks}: the highest revision of every case stands. A tombstone removes the case. */
final class CasesTable implements Table<Case> {
    private static final Insertion<Case> CASES = Insertion.replacingOlder("cases", "case_id", CaseLayouts.CASES);

    private static final Insertion<CaseClock> CLOCKS =
            Insertion.replacingOlder("case_clocks", "case_id, name", CaseLayouts.CASE_CLOCKS);

    private static final String REMOVE_CLOCKS_THAT_ARE_GONE = """
            DELETE FROM case_clocks USING cases
            WHERE cases.case_id = ANY (?) AND case_clocks.case_id = cases.case_id
              AND case_clocks.revision < cases.revision""";

    @Override
    public void write(Connection connection, List<Entry<Case>> entries) throws SQLException {
        var changes = CaseChanges.of(entries);
        remove(connection, changes.removed());
        CASES.execute(connection, changes.cases());
        CLOCKS.execute(connection, changes.clocks());
        update(connection, REMOVE_CLOCKS_THAT_ARE_GONE, changes.latest().keySet());
    }

    private static void remove(Connection connection, Collection<String> caseIds) throws SQLException {
        update(connection, "DELETE FROM case_clocks WHERE case_id = ANY (?)", caseIds);
        update(connection, "DELETE FROM cases WHERE case_id = ANY (?)", caseIds);
    }

    private static void update(Connection connection, String sql, Collection<String> caseIds) throws SQLException {
        if (caseIds.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", caseIds.toArray()));
            statement.executeUpdate();
        }
    }
}
