package io.huiyin.sink.store;

import static io.huiyin.sink.Events.breach;
import static io.huiyin.sink.TestPostgres.execute;
import static io.huiyin.sink.TestPostgres.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.TestPostgres;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

final class MigrationsTest {
    @Test
    void apply_twice_changesNothing() {
        var postgres = TestPostgres.migrated();
        Migrations.apply(postgres);
        assertThat(query(postgres, "SELECT version FROM flyway_schema_history WHERE success ORDER BY installed_rank"))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    /** An installation of the first release, with rows, is upgraded and goes on: the rows stay, and new ones are whole. */
    @Test
    void apply_toTablesOfVersion2_keepsTheRowsAndTakesNewOnes() throws SQLException {
        var postgres = TestPostgres.empty();
        Migrations.configured(postgres).target("2").load().migrate();
        execute(postgres, """
                INSERT INTO cases VALUES ('mine-7.north.A', 'mine-7', 'north', 'A', 7, 'OPEN', 'HAZARD', 'WEB', 'roof', 'HIGH', null,
                  null, false, 'none', '', '', null, null, 'leak', null, null, null, 'UTC', now(), now(), null, null, null, null, null,
                  1, now(), '{}', null, 0, 0, 0, null, false, 1)""");
        execute(postgres, """
                INSERT INTO case_clocks VALUES ('mine-7.north.A', 'respond', 7, 'RUNNING', now() - interval '1 day', now(), 'POLICY',
                  86400000, 1, 1, null, null, 0, now(), null, 1)""");
        execute(postgres, """
                INSERT INTO escalations VALUES ('old', 'mine-7.north.A', 'mine-7', 'north', 'BREACH', 'respond', 'breach', 0, 1, now(),
                  now(), now(), true, '{owner}', '{duty}', 'late', null, 'leak', 'roof', 'HIGH', null, null, 1, 1)""");

        Migrations.apply(postgres);
        try (var connection = postgres.open()) {
            Tables.escalations()
                    .write(
                            connection,
                            List.of(new Entry<>(
                                    new ConsumerRecord<>("t", 0, 0, new byte[0], new byte[0]),
                                    breach("new", "A", Instant.now())
                                            .setRecipients(List.of("li", "wang"))
                                            .setRepeat(2)
                                            .build())));
        }

        assertThat(query(postgres, "SELECT id, recipients, repeat FROM open_escalations ORDER BY id"))
                .containsExactly("new|{li,wang}|2", "old|{}|0");
        assertThat(query(
                        postgres,
                        "SELECT owner, repeats, raised_at, raised_reports, pauses, completable FROM case_clocks"))
                .containsExactly("-|0|-|0|[]|f");
    }

    /** The tables that version 7 partitions: every row moves over, whatever its time, and who might read them still may. */
    @Test
    void apply_toTablesOfVersion6_movesEveryRowIntoItsPartition() {
        var postgres = TestPostgres.empty();
        Migrations.configured(postgres).target("6").load().migrate();
        execute(postgres, """
                INSERT INTO case_events (id, case_id, tenant, site, kind, at, revision, text, why, policy_version, readers)
                SELECT 'e' || i, 'mine-7.north.A', 'mine-7', 'north', 'COMMENTED', timestamptz '1998-01-01 00:00:00Z' + i * interval '97 hours',
                       i, 'said ' || i, '', 1, '{a,b}'
                FROM generate_series(1, 5000) AS i""");
        execute(postgres, """
                INSERT INTO escalations (id, case_id, tenant, site, kind, clock, step, step_index, generation, due_at, raised_at, paged,
                    audience, channels, reason, excerpt, category, severity, reports, policy_version, recipients, repeat)
                SELECT 'x' || i, 'mine-7.north.A', 'mine-7', 'north', 'STEP', 'respond', 'step', 0, 1,
                       timestamptz '2011-01-01 00:00:00Z' + i * interval '7 days', now(), true, '{owner}', '{}', 'late', '', 'roof', 'HIGH',
                       1, 1, '{li}', i
                FROM generate_series(1, 300) AS i""");
        execute(postgres, """
                INSERT INTO count_windows
                SELECT 'mine-7', 'north', 'roof', 'WEB', 'HIGH', grain, timestamptz '2020-01-01 00:00:00Z' + i * interval '11 days', now(),
                       i, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, '{"counts": [1], "buckets": [2]}', NULL
                FROM generate_series(1, 200) AS i, unnest('{MINUTE,HOUR,DAY,UNSPECIFIED}'::text[]) AS grain""");
        execute(postgres, "CREATE ROLE reader_of_v6");
        execute(postgres, "GRANT SELECT ON case_events, open_escalations TO reader_of_v6");
        var contents = List.of("case_events", "escalations", "count_windows").stream()
                .map("SELECT md5(string_agg(t::text, ',' ORDER BY t::text)), count(*) FROM %s AS t"::formatted)
                .toList();
        var before = contents.stream().map(sql -> query(postgres, sql)).toList();

        Migrations.apply(postgres);

        assertThat(contents.stream().map(sql -> query(postgres, sql))).isEqualTo(before);
        assertThat(query(postgres, """
                        SELECT has_table_privilege('reader_of_v6', 'case_events', 'SELECT'),
                               has_table_privilege('reader_of_v6', 'open_escalations', 'SELECT'),
                               has_table_privilege('reader_of_v6', 'case_events', 'INSERT'),
                               has_table_privilege('reader_of_v6', 'escalations', 'SELECT')""")).containsExactly("t|t|f|f");
        assertThat(query(postgres, "SELECT count(*) FROM case_events_earlier")).containsExactly("180");
        execute(postgres, "DROP OWNED BY reader_of_v6");
        execute(postgres, "DROP ROLE reader_of_v6");
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
                        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'p')
                          AND relname <> 'flyway_schema_history' AND obj_description(oid) IS NULL""")).isEmpty();
    }
}
