package io.huiyin.sink.store;

import io.huiyin.event.Policy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The table {@code policies}: a version stays as it was published. A tombstone removes it. */
final class PoliciesTable implements Table<Policy> {
    private static final Table<Policy> ROWS = RowTable.ofFacts(
            Insertion.keepingFirst("policies", "tenant, version", Layouts.POLICIES),
            one -> List.of(one.getTenant(), one.getVersion()));

    private static final String REMOVE = "DELETE FROM policies WHERE tenant || '@' || version = ?";

    @Override
    public void write(Connection connection, List<Entry<Policy>> entries) throws SQLException {
        for (var entry : entries) {
            if (entry.value() == null) {
                remove(connection, entry.key());
            } else {
                ROWS.write(connection, List.of(entry));
            }
        }
    }

    private static void remove(Connection connection, String key) throws SQLException {
        try (var statement = connection.prepareStatement(REMOVE)) {
            statement.setString(1, key);
            statement.executeUpdate();
        }
    }
}
