package io.huiyin.console;

import static io.huiyin.console.TestConsole.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.topic.CaseId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No question of the console reads a large table from end to end. */
final class PlansTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String READ_WHOLE = """
            select s.relname from pg_stat_user_tables s join pg_class c on c.oid = s.relid
            where s.seq_scan > 0 and c.reltuples > 1000 order by s.relname""";

    private static final CaseId ONE = CaseId.ofFirstReport("t3", "s3", "soup");

    /** 30,000 cases of 30 tenants over two years, with lines, clocks, escalations and windows. */
    private static void fill(TestStore store) {
        store.execute("""
                create table s as
                select i, 't' || i % 30 as tenant, 's' || i % 7 as site, timestamptz '2026-11-21 00:00:00Z' - i * interval '35 minutes' as at
                from generate_series(1, 30000) i;
                select count(prepare_partition('case_events', t, null)), count(prepare_partition('escalations', t, null)),
                       count(prepare_partition('count_windows_minute', t, null)), count(prepare_partition('count_windows_day', t, null))
                from generate_series(timestamptz '2024-11-01', timestamptz '2026-12-01', interval '1 month') t;
                insert into cases (case_id, tenant, site, reference, revision, status, kind, channel, category, severity, confidential,
                    reason_by, reason_name, reason_evidence, title, excerpt, zone, opened_at, updated_at, answered_at, reports,
                    last_report_at, suggestions, reopened, votes, vote_sum, backfilled, policy_version)
                select tenant || '.' || site || '.R' || i, tenant, site, 'R' || i, 3, case when i < 2000 then 'OPEN' else 'RESOLVED' end,
                    'HAZARD', 'WEB', 'c' || i % 11, 'NORMAL', false, 'rule', '', '', 'title ' || i, 'the lamp at gate ' || i, 'UTC', at, at,
                    case when i < 2000 then null else at + interval '1 hour' end, 1, at, '{}', 0, 1, 4, false, 1
                from s;
                insert into case_clocks (case_id, name, revision, status, started_at, deadline, source, target_millis, generation,
                    steps_fired, paused_millis, policy_version)
                select tenant || '.' || site || '.R' || i, 'respond', 3, case when i < 2000 then 'RUNNING' else 'MET' end, at,
                    at + interval '1 day', 'POLICY', 86400000, 1, 1, 0, 1
                from s;
                insert into case_events (id, case_id, tenant, site, kind, at, revision, reference, text, why, policy_version)
                select i || '#' || k, tenant || '.' || site || '.R' || i, tenant, site, case k when 1 then 'OPENED' else 'COMMENTED' end,
                    at + k * interval '1 hour', k, case k when 1 then 'R' || i end, 'text', '', 1
                from s, generate_series(1, 3) k;
                insert into escalations (id, case_id, tenant, site, kind, clock, step, step_index, generation, due_at, deadline, raised_at,
                    paged, audience, channels, reason, excerpt, category, severity, reports, policy_version)
                select i || '/1', tenant || '.' || site || '.R' || i, tenant, site, 'BREACH', 'respond', 'breach', 1, 1,
                    at + interval '1 day', at + interval '1 day', at + interval '1 day', true, '{owner}', '{}', 'late', '', 'c', 'NORMAL', 1, 1
                from s;
                insert into count_windows
                select tenant, site, 'c' || i % 11, 'WEB', 'NORMAL', upper(g), date_trunc(g, at, 'UTC'), date_trunc(g, at, 'UTC') + ('1 ' || g)::interval,
                    1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, '{"buckets": [9], "counts": [1]}', null
                from s, unnest('{minute,day}'::text[]) g
                on conflict do nothing;
                drop table s;
                analyze""");
        store.addCase(ONE, NOW, Map.of());
        store.addClock(ONE, "respond", NOW, NOW.plusSeconds(60), Map.of());
        store.addEvent(ONE, 1, "OPENED", NOW, Map.of("reference", ONE.reference()));
        store.addEscalation(ONE, 0, "WARNING", NOW, NOW, Map.of());
        store.execute("select pg_stat_reset()");
    }

    private static List<String> questions() {
        return List.of(
                "/?tenant=t3",
                "/v1/tenants",
                "/v1/cases?tenant=t3",
                "/v1/cases?tenant=t3&site=s3",
                "/v1/cases?tenant=t3&category=c3&severity=NORMAL",
                "/v1/cases?tenant=t3&status=OPEN,ACKNOWLEDGED",
                "/v1/cases?tenant=t3&q=lamp",
                "/v1/cases?tenant=t3&q=nothing-of-the-kind",
                "/v1/cases/" + ONE,
                "/v1/cases/" + ONE + "/timeline",
                "/v1/cases/" + ONE + "/suggestions",
                "/v1/cases/" + ONE + "/escalations",
                "/v1/reports/" + ONE,
                "/v1/escalations?tenant=t3",
                "/v1/escalations?tenant=t3&open=true",
                "/v1/counts?tenant=t3&grain=DAY&from=2026-10-01T00:00:00Z&to=2026-11-01T00:00:00Z&by=site,category",
                "/v1/counts?tenant=t3&grain=MINUTE&from=2026-11-20T00:00:00Z&to=2026-11-20T06:00:00Z");
    }

    /** The server counts scans of its own accord; a session's are counted when it ends, at the latest. */
    @Test
    void questionsOfTheConsole_onManyRows_readNoTableWhole() {
        var store = TestStore.migrated();
        fill(store);
        try (var console = new TestConsole(store.config(TestConsole.NOBODY))) {
            for (var question : questions()) {
                for (int time = 0;
                        time < 7;
                        time++) { // by then statements are prepared, and plans perhaps for any value
                    assertThat(console.get(question).status()).as(question).isEqualTo(200);
                }
            }
        }
        store.execute("select count(*) from consumed_offsets");
        store.execute("select count(*) from case_clocks where source = 'NONE'");
        var end = Instant.now().plus(PATIENCE);
        while (!store.rows(READ_WHOLE).contains("case_clocks") && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertThat(store.rows(READ_WHOLE)).as("read whole, by this test").containsExactly("case_clocks");
    }
}
