package io.huiyin.sink.store;

import static io.huiyin.sink.Events.NOON;
import static io.huiyin.sink.Events.breach;
import static io.huiyin.sink.Events.clock;
import static io.huiyin.sink.Events.day;
import static io.huiyin.sink.Events.openCase;
import static io.huiyin.sink.Events.opened;
import static io.huiyin.sink.Events.points;
import static io.huiyin.sink.Events.surge;
import static io.huiyin.sink.TestPostgres.as;
import static io.huiyin.sink.TestPostgres.execute;
import static io.huiyin.sink.TestPostgres.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.event.CaseEvent;
import io.huiyin.event.ConfidentialText;
import io.huiyin.event.CountWindow;
import io.huiyin.event.Kind;
import io.huiyin.event.PointsEntry;
import io.huiyin.event.Surge;
import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.Retention;
import io.huiyin.sink.TestPostgres;
import io.huiyin.topic.Topics;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real logins of each group, on tables with rows of two tenants. */
final class RolesTest {
    private static final List<String> LOGINS = List.of(
            "a_writer", "a_console", "a_reader", "a_reader_of_none", "a_reader_of_all", "an_analyst", "a_stranger");
    private static PostgresConnection owner;

    @BeforeAll
    static void fill() throws SQLException {
        owner = TestPostgres.migrated();
        execute(owner, "CREATE ROLE a_desk NOLOGIN");
        LOGINS.forEach(login -> execute(owner, "CREATE ROLE " + login + " LOGIN"));
        execute(owner, """
                GRANT huiyin_writer TO a_writer;
                GRANT huiyin_console TO a_console;
                GRANT huiyin_reader TO a_reader, a_reader_of_none;
                GRANT a_desk TO a_reader;
                GRANT huiyin_reader_all TO a_reader_of_all;
                GRANT SELECT ON ALL TABLES IN SCHEMA public TO an_analyst;
                INSERT INTO tenant_readers VALUES ('a_reader', 'mine-7'), ('a_desk', 'mine-8')""");
        for (var tenant : List.of("mine-7", "mine-8", "mine-9")) {
            fill(tenant);
        }
    }

    @AfterAll
    static void leaveNoLogins() {
        for (var login : LOGINS) {
            execute(owner, "DROP OWNED BY " + login);
            execute(owner, "DROP ROLE " + login);
        }
        execute(owner, "DROP ROLE a_desk");
    }

    private static void fill(String tenant) throws SQLException {
        var id = tenant + ".north.A";
        write(
                owner,
                Tables.cases(),
                openCase("A", 1)
                        .setCaseId(id)
                        .setTenant(tenant)
                        .setKind(Kind.PROPOSAL)
                        .setClocks(List.of(clock("respond", NOON)))
                        .build());
        write(owner, Tables.caseEvents(), event(tenant, NOON));
        write(
                owner,
                Tables.escalations(),
                breach(tenant, "A", NOON).setCaseId(id).setTenant(tenant).build());
        write(
                owner,
                Tables.countWindows(),
                CountWindow.newBuilder(day("roof").build()).setTenant(tenant).build());
        write(
                owner,
                Tables.surges(),
                Surge.newBuilder(surge("s" + tenant)).setTenant(tenant).build());
        var entry = points("p" + tenant, "li", 1);
        write(
                owner,
                Tables.points(),
                PointsEntry.newBuilder(entry).setTenant(tenant).build());
        write(
                owner,
                Tables.confidentialTexts(),
                ConfidentialText.newBuilder()
                        .setId(tenant)
                        .setCaseId(id)
                        .setTenant(tenant)
                        .setSite("north")
                        .setAt(NOON)
                        .setEventId("x")
                        .setText("for few")
                        .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cases",
                "case_events",
                "escalations",
                "count_windows",
                "surges",
                "points_entries",
                "open_escalations",
                "response_in_time",
                "backlog_by_age",
                "response_quantiles",
                "points_balance",
                "monthly_report",
                "adoption",
            })
    void reader_ofATable_seesItsTenantsAlone(String table) {
        var tenants = "SELECT DISTINCT tenant FROM " + table + " ORDER BY tenant";
        assertThat(query(as(owner, "a_reader"), tenants)).containsExactly("mine-7", "mine-8");
        assertThat(query(as(owner, "a_reader_of_none"), tenants)).isEmpty();
        for (var other : List.of("a_reader_of_all", "a_console", "a_writer", "an_analyst")) {
            assertThat(query(as(owner, other), tenants)).as(other).containsExactly("mine-7", "mine-8", "mine-9");
        }
        assertThat(query(owner, tenants)).containsExactly("mine-7", "mine-8", "mine-9");
        assertRefused("a_stranger", tenants);
    }

    @Test
    void reader_ofClocks_seesThoseOfItsTenants() {
        assertThat(query(as(owner, "a_reader"), "SELECT case_id FROM case_clocks ORDER BY case_id"))
                .containsExactly("mine-7.north.A", "mine-8.north.A");
    }

    /** Grants of everything, as database administrators make them, let a reader reach partitions; their rows are guarded, too. */
    @Test
    void reader_ofAPartition_seesItsTenantsAlone() {
        var reader = as(owner, "a_reader");
        assertRefused("a_reader", "SELECT * FROM case_events_2026q1");
        execute(owner, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO a_reader");
        try {
            for (var part : List.of(
                    "case_events_2026q1", "escalations_2026q1", "count_windows_day", "count_windows_day_2026")) {
                assertThat(query(reader, "SELECT DISTINCT tenant FROM " + part + " ORDER BY tenant"))
                        .as(part)
                        .containsExactly("mine-7", "mine-8");
            }
            assertThat(query(reader, "SELECT tenant FROM confidential_texts ORDER BY tenant"))
                    .containsExactly("mine-7", "mine-8");
            assertThat(query(reader, "SELECT reader FROM tenant_readers ORDER BY reader"))
                    .containsExactly("a_desk", "a_reader");
            execute(owner, "INSERT INTO dead_letters VALUES ('t', 0, 0, now(), '', '', '', '', '', 0, 0, now())");
            assertThat(query(reader, "SELECT count(*) FROM dead_letters")).containsExactly("0");
        } finally {
            execute(owner, "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM a_reader");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a_reader | SELECT * FROM confidential_texts",
                "a_reader | SELECT * FROM confidential_reads",
                "a_reader | SELECT * FROM policies",
                "a_reader | SELECT * FROM dead_letters",
                "a_reader | SELECT * FROM notifications",
                "a_reader | DELETE FROM cases",
                "a_reader | UPDATE case_events SET text = ''",
                "a_reader | INSERT INTO tenant_readers VALUES ('a_reader', 'mine-9')",
                "a_reader | CREATE TABLE mine (x int)",
                "a_reader | SELECT prepare_partition('case_events', now(), null)",
                "a_reader | SELECT expire('case_events', now())",
                "a_reader | SELECT grant_roles()",
                "a_reader | SELECT guard_rows('cases')",
                "a_reader_of_all | SELECT * FROM confidential_texts",
                "a_reader_of_all | DELETE FROM cases",
                "a_console | DELETE FROM cases",
                "a_console | DELETE FROM confidential_reads",
                "a_console | SELECT expire('case_events', now())",
                "a_writer | DROP TABLE cases",
                "a_writer | DROP TABLE case_events_2026q1",
                "a_writer | ALTER TABLE cases ADD COLUMN x int",
                "a_writer | ALTER TABLE cases DISABLE ROW LEVEL SECURITY",
                "a_writer | CREATE TABLE mine (x int)",
                "a_writer | CREATE INDEX ON cases (site)",
                "a_writer | INSERT INTO tenant_readers VALUES ('a_writer', 'mine-9')",
                "a_writer | SELECT * FROM confidential_reads",
                "a_writer | SELECT grant_roles()",
                "a_writer | SELECT attach_partition('case_events', 'cases', now(), now())",
            })
    void login_thatMayNot_isRefused(String login, String sql) {
        assertRefused(login, sql);
    }

    @Test
    void console_readsTexts_andNotesWhoDid() {
        var console = as(owner, "a_console");
        assertThat(query(console, "SELECT count(*) FROM confidential_texts")).containsExactly("3");
        execute(
                console,
                "INSERT INTO confidential_reads (person, roles, case_id, tenant, site) VALUES ('li', '{chair}', 'c', 't', 's')");
        assertThat(query(console, "SELECT person FROM confidential_reads")).contains("li");
        assertThat(query(console, "SELECT count(*) FROM policies")).containsExactly("0");
    }

    /** The whole of what a sink does, as a login that owns nothing. */
    @Test
    void writer_bringsTablesUpToDateWithNothingToDo_makesPartitions_letsThemGo_andFillsAnew() throws SQLException {
        var own = TestPostgres.migrated();
        var writer = as(own, "a_writer");
        Migrations.apply(writer);
        var events = new TopicPartition("huiyin.case-events", 0);
        try (var store = new PostgresStore(
                writer,
                "one",
                List.of(new Route<>(
                        events.topic(),
                        record -> new Reading.Value<>(event("mine-7", Instant.ofEpochMilli(record.offset()))),
                        List.of(Tables.caseEvents()))),
                rejected -> {})) {
            store.claim(Set.of(events));
            long offset = Instant.parse("2011-05-01T00:00:00Z").toEpochMilli();
            store.write(
                    List.of(new ConsumerRecord<>(events.topic(), 0, offset, new byte[0], new byte[0])),
                    Map.of(events, offset + 1));
        }
        var late = day("roof").setWindowStart(Instant.EPOCH.plus(Duration.ofDays(20_000)));
        write(writer, Tables.countWindows(), late.build());
        assertThat(query(own, "SELECT tableoid::regclass FROM case_events")).containsExactly("case_events_2011q2");
        try (var expiry = new Expiry(writer, new Retention(1, 1, 1, 1, 1), () -> true, InstantSource.system())) {
            assertThat(expiry.pass()).isEqualTo(1);
        }
        new Rebuild(writer).begin(Map.of(Topics.CASE_EVENTS, events.topic()), Set.of());
        assertThat(query(own, "SELECT count(*) FROM case_events")).containsExactly("0");
    }

    /** What runs with the owner's rights finds what it names where the owner put it. */
    @Test
    void functionsOfTheOwner_lookInItsSchemaAlone() {
        assertThat(
                        query(
                                owner,
                                "SELECT DISTINCT proconfig[1] FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace"))
                .containsExactly("search_path=public, pg_temp");
        assertThat(
                        query(
                                owner,
                                "SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace ORDER BY proname"))
                .containsExactly("expire", "expire_confidential_texts", "prepare_partition");
        assertThatThrownBy(() -> query(as(owner, "a_writer"), "SELECT expire('cases', now())"))
                .hasStackTraceContaining("'cases' is not partitioned by time");
    }

    @Test
    void question_ofAReader_usesTheIndexOnItsTenants() throws SQLException {
        var own = TestPostgres.migrated();
        execute(own, """
                INSERT INTO cases
                SELECT c.* FROM (SELECT 1) one, LATERAL (
                    SELECT (jsonb_populate_record(null::cases, jsonb_build_object(
                        'case_id', 't' || i % 50 || '.s.' || i, 'tenant', 't' || i % 50, 'site', 's', 'reference', i, 'revision', 1,
                        'status', 'OPEN', 'kind', 'HAZARD', 'channel', 'WEB', 'category', 'roof', 'severity', 'HIGH', 'confidential', false,
                        'reason_by', '', 'reason_name', '', 'reason_evidence', '', 'excerpt', '', 'zone', 'UTC', 'opened_at', now(),
                        'updated_at', now(), 'reports', 1, 'last_report_at', now(), 'suggestions', '[]'::jsonb, 'reopened', 0, 'votes', 0,
                        'vote_sum', 0, 'backfilled', false, 'policy_version', 1, 'readers', '[]'::jsonb))).*
                    FROM generate_series(1, 20000) AS i) c;
                ANALYZE cases;
                INSERT INTO tenant_readers VALUES ('a_reader', 't7')""");
        var explain =
                "EXPLAIN (COSTS off) SELECT * FROM cases WHERE opened_at > now() - interval '1 day' ORDER BY opened_at DESC LIMIT 50";
        assertThat(query(as(own, "a_reader"), "SELECT count(*) FROM cases")).containsExactly("400");
        assertThat(String.join("\n", query(as(own, "a_reader"), explain)))
                .contains("Index")
                .contains("tenant = ANY")
                .doesNotContain("Seq Scan on cases");
        assertThat(query(as(own, "a_console"), explain)).isEqualTo(query(own, explain));
    }

    /** Such an owner cannot give views away before version 15; then readers get none, rather than every tenant's rows. */
    @Test
    void reader_whereTheOwnerIsNoSuperuser_seesNoOtherTenant() throws SQLException {
        var own = TestPostgres.empty();
        var database = query(own, "SELECT current_database()").getFirst();
        execute(own, "CREATE ROLE a_plain_owner LOGIN");
        execute(own, "ALTER DATABASE " + database + " OWNER TO a_plain_owner");
        try {
            var plain = as(own, "a_plain_owner");
            Migrations.apply(plain);
            execute(plain, "INSERT INTO tenant_readers VALUES ('a_reader', 'mine-7')");
            write(
                    plain,
                    Tables.points(),
                    points("1", "li", 1),
                    PointsEntry.newBuilder(points("2", "li", 1))
                            .setTenant("mine-8")
                            .build());
            var reader = as(own, "a_reader");
            assertThat(query(plain, "SELECT tenant FROM points_balance")).hasSize(2);
            assertThat(query(reader, "SELECT tenant FROM points_entries")).containsExactly("mine-7");
            if (query(own, "SELECT current_setting('server_version_num')::int >= 150000")
                    .contains("t")) {
                assertThat(query(reader, "SELECT tenant FROM points_balance")).containsExactly("mine-7");
            } else {
                assertRefused(reader, "SELECT tenant FROM points_balance");
                execute(own, "GRANT huiyin_views TO a_plain_owner");
                execute(plain, "SELECT grant_roles()");
                assertThat(query(reader, "SELECT tenant FROM points_balance")).containsExactly("mine-7");
            }
        } finally {
            execute(own, "ALTER DATABASE " + database + " OWNER TO postgres");
            execute(own, "DROP OWNED BY a_plain_owner CASCADE");
            execute(own, "DROP ROLE a_plain_owner");
        }
    }

    private static void assertRefused(String login, String sql) {
        assertRefused(as(owner, login), sql);
    }

    private static void assertRefused(PostgresConnection login, String sql) {
        assertThatThrownBy(() -> query(login, sql))
                .as(login + ": " + sql)
                .rootCause()
                .isInstanceOf(SQLException.class)
                .hasMessageMatching("(?s)ERROR: (permission denied|must be owner).*");
    }

    private static CaseEvent event(String tenant, Instant at) {
        return opened(tenant)
                .setCaseId(tenant + ".north.A")
                .setTenant(tenant)
                .setAt(at)
                .build();
    }

    @SafeVarargs
    private static <V> void write(PostgresConnection as, Table<V> table, V... values) throws SQLException {
        try (var connection = as.open()) {
            table.write(
                    connection,
                    Stream.of(values)
                            .map(value -> new Entry<>(new ConsumerRecord<>("t", 0, 0, new byte[0], new byte[0]), value))
                            .toList());
        }
    }
}
