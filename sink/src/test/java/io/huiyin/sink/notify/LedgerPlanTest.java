package io.huiyin.sink.notify;

import static io.huiyin.sink.TestPostgres.execute;
import static io.huiyin.sink.TestPostgres.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How PostgreSQL goes about the ledger's questions: by an index each, whether it knows yet how many lines there are or not. */
final class LedgerPlanTest {
    private static final String FILL = """
            INSERT INTO notifications (escalation_id, channel, tenant, case_id, state, payload, settled_at, attempts)
            SELECT 's' || i, 'c' || i %% 20, 't' || i %% 5, 'case' || i / 3, '%s', '', %s, 1
            FROM generate_series(%d, %d) i""";

    private static PostgresConnection known;
    private static PostgresConnection unknown;

    @BeforeAll
    static void fill() {
        known = filled();
        execute(known, "ANALYZE");
        unknown = filled();
    }

    @Test
    void due_stepsFromChannelToChannel() {
        isByIndex(ChannelTable.DUE.replace("?", "'sink-1'"));
    }

    @Test
    void claim_readsWhatWaits() {
        isByIndex(LineTable.DUE
                .replaceFirst("\\?", "'t0'")
                .replaceFirst("\\?", "'c0'")
                .replace("?::timestamptz", "NULL::timestamptz")
                .replaceFirst("LIMIT \\?", "LIMIT 500")
                .replace("?", "'c0'"));
    }

    @Test
    void upkeep_readsWhatIsToBeDone() {
        isByIndex(Upkeep.DEAD.replace("?", "100"));
        isByIndex(Upkeep.REMOVE.replaceFirst("\\?", "7776000").replace("?", "10000"));
    }

    private static void isByIndex(String sql) {
        for (var postgres : List.of(known, unknown)) {
            assertThat(query(postgres, "EXPLAIN " + sql))
                    .noneMatch(line -> line.contains("Seq Scan on notifications"))
                    .anyMatch(line -> line.contains("notifications_"));
        }
    }

    private static PostgresConnection filled() {
        var postgres = TestPostgres.migrated();
        execute(postgres, "ALTER TABLE notifications SET (autovacuum_enabled = off)");
        execute(postgres, FILL.formatted("DELIVERED", "now()", 1, 30_000));
        execute(postgres, FILL.formatted("PENDING", "NULL", 30_001, 30_500));
        return postgres;
    }
}
