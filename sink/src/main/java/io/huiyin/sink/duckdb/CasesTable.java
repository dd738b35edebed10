package io.huiyin.sink.duckdb;

import io.huiyin.event.Case;
import io.huiyin.sink.store.CaseChanges;
import io.huiyin.sink.store.CaseClock;
import io.huiyin.sink.store.CaseLayouts;
import io.huiyin.sink.store.Entry;
import io.huiyin.sink.store.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The tables {@code cases} and {@code case_clocks}: the highest revision of every case stands. A tombstone removes the case. */
final class CasesTable implements Table<Case> {
    private static final Merge<Case> CASES = Merge.replacingOlder("cases", "case_id", CaseLayouts.CASES);
    private static final Merge<CaseClock> CLOCKS =
            Merge.replacingOlder("case_clocks", "case_id, name", CaseLayouts.CASE_CLOCKS);

    private static final String REMOVE_CLOCKS_THAT_ARE_GONE = """
            DELETE FROM case_clocks USING cases
            WHERE cases.case_id IN (SELECT unnest(?)) AND case_clocks.case_id = cases.case_id
              AND case_clocks.revision < cases.revision""";

    @Override
    public void write(Connection connection, List<Entry<Case>> entries) throws SQLException {
        var changes = CaseChanges.of(entries);
        if (!changes.removed().isEmpty()) {
            Sql.run(connection, "DELETE FROM case_clocks WHERE case_id IN (SELECT unnest(?))", changes.removed());
            Sql.run(connection, "DELETE FROM cases WHERE case_id IN (SELECT unnest(?))", changes.removed());
        }
        CASES.execute(connection, changes.cases());
        CLOCKS.execute(connection, changes.clocks());
        if (!changes.latest().isEmpty()) {
            Sql.run(connection, REMOVE_CLOCKS_THAT_ARE_GONE, changes.latest().keySet());
        }
    }
}
