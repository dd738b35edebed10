package io.huiyin.sink.store;

import static io.huiyin.sink.TestPostgres.execute;
import static io.huiyin.sink.TestPostgres.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.TestPostgres;
import org.junit.jupiter.api.Test;

final class MigrationsTest {
    @Test
    void apply_twice_changesNothing() {
        var postgres = TestPostgres.migrated();
        Migrations.apply(postgres);
        assertThat(query(postgres, "SELECT version FROM flyway_schema_history WHERE success ORDER BY installed_rank"))
                .containsExactly("1", "2");
    }

    @Test
    void apply_withAnotherSchemaInTheUrl_createsTheTablesThere() {
        var postgres = TestPostgres.empty();
        execute(postgres, "CREATE SCHEMA huiyin");
        var there =
                new PostgresConnection(postgres.url() + "&currentSchema=huiyin", postgres.user(), postgres.password());
        Migrations.apply(there);
        assertThat(query(
                        postgres,
                        "SELECT DISTINCT schemaname FROM pg_tables WHERE tablename IN ('cases', 'escalations')"))
                .containsExactly("huiyin");
        assertThat(query(there, "SELECT count(*) FROM open_escalations")).containsExactly("0");
    }

    @Test
    void everyTable_isDocumented() {
        var postgres = TestPostgres.migrated();
        assertThat(query(postgres, """
                        SELECT relname FROM pg_class
                        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')
                          AND relname <> 'flyway_schema_history' AND obj_description(oid) IS NULL""")).isEmpty();
    }
}
