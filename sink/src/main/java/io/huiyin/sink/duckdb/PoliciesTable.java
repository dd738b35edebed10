package io.huiyin.sink.duckdb;

import io.huiyin.event.Policy;
import io.huiyin.sink.store.Entry;
import io.huiyin.sink.store.Layouts;
import io.huiyin.sink.store.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The table {@code policies}: a version stays as it was published. A tombstone removes it. */
final class PoliciesTable implements Table<Policy> {
    private static final Table<Policy> ROWS = MergeTable.ofFacts(
            Merge.keepingFirst("policies", "tenant, version", Layouts.POLICIES),
            one -> List.of(one.getTenant(), one.getVersion()));

    @Override
    public void write(Connection connection, List<Entry<Policy>> entries) throws SQLException {
        for (var entry : entries) {
            if (entry.value() == null) {
                Sql.run(connection, "DELETE FROM policies WHERE tenant || '@' || version = ?", entry.key());
            } else {
                ROWS.write(connection, List.of(entry));
            }
        }
    }
}
