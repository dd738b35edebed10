package io.huiyin.sink.store;

import static io.huiyin.sink.Events.NOON;
import static io.huiyin.sink.Events.breach;
import static io.huiyin.sink.Events.clock;
import static io.huiyin.sink.Events.day;
import static io.huiyin.sink.Events.openCase;
import static io.huiyin.sink.Events.opened;
import static io.huiyin.sink.Events.points;
import static io.huiyin.sink.Events.sketch;
import static io.huiyin.sink.Events.surge;
import static io.huiyin.sink.TestPostgres.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.Clock;
import io.huiyin.event.ConfidentialText;
import io.huiyin.event.CountWindow;
import io.huiyin.event.Escalation;
import io.huiyin.event.Pause;
import io.huiyin.event.PointsEntry;
import io.huiyin.event.Policy;
import io.huiyin.event.Surge;
import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TablesTest {
    private static PostgresConnection postgres;

    @BeforeAll
    static void migrate() {
        postgres = TestPostgres.migrated();
    }

    @BeforeEach
    void empty() {
        TestPostgres.execute(
                postgres,
                "TRUNCATE cases, case_clocks, case_events, escalations, count_windows, surges, points_entries, dead_letters, confidential_texts, policies");
    }

    static List<Arguments> mirrors() {
        return List.of(
                Arguments.of("cases", Case.getClassSchema(), Set.of("reason", "severityReason", "place", "clocks")),
                Arguments.of("case_clocks", Clock.getClassSchema(), Set.of()),
                Arguments.of("case_events", CaseEvent.getClassSchema(), Set.of()),
                Arguments.of("escalations", Escalation.getClassSchema(), Set.of()),
                Arguments.of("count_windows", CountWindow.getClassSchema(), Set.of()),
                Arguments.of("confidential_texts", ConfidentialText.getClassSchema(), Set.of()),
                Arguments.of("policies", Policy.getClassSchema(), Set.of()),
                Arguments.of("surges", Surge.getClassSchema(), Set.of()),
                Arguments.of("points_entries", PointsEntry.getClassSchema(), Set.of()));
    }

    /** A field that is added to an event without a column would be lost in silence. */
    @ParameterizedTest
    @MethodSource("mirrors")
    void everyFieldOfAnEvent_hasItsColumn(String table, Schema schema, Set<String> flattened) {
        var columns = query(
                postgres, "SELECT column_name FROM information_schema.columns WHERE table_name = '" + table + "'");
        var fields = schema.getFields().stream()
                .map(Schema.Field::name)
                .filter(name -> !flattened.contains(name))
                .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .toList();
        assertThat(columns).containsAll(fields);
    }

    @Test
    void cases_written_areReadBackWhole() throws SQLException {
        write(
                Tables.cases(),
                openCase("A", 1)
                        .setSuggestions(List.of("mine-7.north.B", "a\"b\\c,{}"))
                        .build());
        assertThat(query(postgres, """
                        SELECT case_id, revision, status, severity, reason_evidence, excerpt, latitude, longitude, address,
                               opened_at, answered_at, suggestions[1], suggestions[2], cardinality(suggestions), confidential
                        FROM cases"""))
                .containsExactly("mine-7.north.A|1|OPEN|HIGH|漏水|屋顶漏水 \"again\" \\ {,}|31.5|121.25|巷道 3|"
                        + "2026-03-02 04:00:00.123+00|-|mine-7.north.B|a\"b\\c,{}|2|f");
    }

    @Test
    void cases_inOneBatchTwice_standAtTheirHighestRevision() throws SQLException {
        write(
                Tables.cases(),
                openCase("A", 2).setCategory("second").build(),
                openCase("A", 3).setCategory("third").build(),
                openCase("B", 1).build());
        assertThat(query(postgres, "SELECT reference, revision, category FROM cases ORDER BY reference"))
                .containsExactly("A|3|third", "B|1|roof");
    }

    @Test
    void cases_olderThanWhatStands_changeNothing() throws SQLException {
        write(Tables.cases(), openCase("A", 5).build());
        write(Tables.cases(), openCase("A", 4).setCategory("old").build());
        assertThat(query(postgres, "SELECT revision, category FROM cases")).containsExactly("5|roof");
        assertThat(query(postgres, "SELECT name, revision FROM case_clocks")).containsExactly("respond|5");
    }

    @Test
    void clocks_thatWerePaused_keepEachPause() throws SQLException {
        var paused = Clock.newBuilder(clock("respond", NOON))
                .setPauses(List.of(new Pause(NOON, NOON.plusSeconds(90))))
                .build();
        write(Tables.cases(), openCase("A", 1).setClocks(List.of(paused)).build());
        assertThat(query(
                        postgres,
                        "SELECT jsonb_array_length(pauses), (pauses->0->>'to')::timestamptz - (pauses->0->>'from')::timestamptz"
                                + " FROM case_clocks"))
                .containsExactly("1|00:01:30");
    }

    @Test
    void clocks_thatACaseNoLongerHas_areRemoved() throws SQLException {
        write(
                Tables.cases(),
                openCase("A", 1)
                        .setClocks(List.of(clock("respond", NOON), clock("resolve", NOON)))
                        .build());
        write(
                Tables.cases(),
                openCase("A", 2).setClocks(List.of(clock("respond", NOON))).build());
        assertThat(query(postgres, "SELECT name, revision FROM case_clocks")).containsExactly("respond|2");
    }

    @Test
    void tombstone_removesTheCase_andALowerRevisionAfterItStands() throws SQLException {
        write(Tables.cases(), openCase("A", 7).build(), openCase("B", 1).build());
        var tombstone = new Entry<Case>(record("mine-7.north.A"), null);
        var again = new Entry<>(record("mine-7.north.A"), openCase("A", 1).build());
        writeEntries(Tables.cases(), List.of(tombstone, again));
        assertThat(query(postgres, "SELECT reference, revision FROM cases ORDER BY 1"))
                .containsExactly("A|1", "B|1");
        writeEntries(Tables.cases(), List.of(tombstone));
        assertThat(query(postgres, "SELECT case_id FROM cases UNION ALL SELECT case_id FROM case_clocks"))
                .containsExactly("mine-7.north.B", "mine-7.north.B");
    }

    @Test
    void facts_writtenAgain_changeNothing() throws SQLException {
        for (int i = 0; i < 2; i++) {
            write(
                    Tables.caseEvents(),
                    opened("e1").build(),
                    opened("e2").build(),
                    opened("e1").build());
            write(Tables.escalations(), breach("x1", "A", NOON).build());
            write(Tables.surges(), surge("s1"));
            write(Tables.points(), points("p1", "worker-1", 5), points("p2", "worker-1", -2));
        }
        assertThat(query(postgres, "SELECT id, text, score, channel FROM case_events ORDER BY id"))
                .containsExactly("e1|屋顶漏水|-|SNAPSHOT", "e2|屋顶漏水|-|SNAPSHOT");
        assertThat(query(postgres, "SELECT id, paged, audience, channels FROM escalations"))
                .containsExactly("x1|t|{owner}|{duty}");
        assertThat(query(postgres, "SELECT id, observed, expected, tail FROM surges"))
                .containsExactly("s1|40|2.5|1e-30");
        assertThat(query(postgres, "SELECT reporter, balance, entries FROM points_balance"))
                .containsExactly("worker-1|3|2");
    }

    @Test
    void texts_ofACaseThatBecomesConfidential_areMoved_andComeBack() throws SQLException {
        write(
                Tables.caseEvents(),
                opened("e1").setEventId("report-1").setReporter("worker-1").build(),
                opened("other").setCaseId("mine-7.north.B").build());
        write(
                Tables.escalations(),
                breach("x1", "A", NOON).setTitle("roof").setExcerpt("屋顶漏水").build());
        write(Tables.caseEvents(), reclassified("e2", 2, true).build());
        assertThat(query(postgres, "SELECT id, text FROM case_events ORDER BY id"))
                .containsExactly("e1|-", "e2|-", "other|屋顶漏水");
        assertThat(query(postgres, "SELECT id, event_id, reporter, text, readers FROM confidential_texts"))
                .containsExactly("e1|report-1|worker-1|屋顶漏水|{counsellor}");
        assertThat(query(postgres, "SELECT id, title, excerpt FROM escalations"))
                .containsExactly("x1|-|");

        // The same once more, as when the tables are filled anew, and an escalation that comes late.
        write(
                Tables.caseEvents(),
                opened("e1").build(),
                reclassified("e2", 2, true).build());
        write(Tables.escalations(), breach("x2", "A", NOON).setExcerpt("屋顶漏水").build());
        assertThat(query(postgres, "SELECT id, text FROM case_events WHERE text IS NOT NULL"))
                .containsExactly("other|屋顶漏水");
        assertThat(query(postgres, "SELECT id FROM escalations WHERE excerpt <> ''"))
                .isEmpty();

        write(Tables.caseEvents(), reclassified("e3", 3, false).build());
        assertThat(query(postgres, "SELECT id, text FROM case_events WHERE text IS NOT NULL ORDER BY id"))
                .containsExactly("e1|屋顶漏水", "other|屋顶漏水");
    }

    @Test
    void texts_thatComeWhenTheCaseIsPublicAgain_areOnItsTimeline() throws SQLException {
        write(
                Tables.caseEvents(),
                opened("e1").setText(null).build(),
                opened("e4").setRevision(4).setText(null).build(),
                reclassified("e2", 2, false).build(),
                reclassified("e3", 3, true).build(),
                reclassified("e5", 5, false).build());
        write(
                Tables.confidentialTexts(),
                said("e1", "顶板").build(),
                said("e4", null).build());
        assertThat(query(postgres, "SELECT id, text FROM case_events WHERE text IS NOT NULL ORDER BY id"))
                .containsExactly("e1|顶板\n屋顶漏水", "e4|屋顶漏水");
        write(Tables.caseEvents(), reclassified("e6", 6, true).build());
        write(Tables.confidentialTexts(), said("e1", "顶板").build());
        assertThat(query(postgres, "SELECT id, text FROM case_events WHERE text IS NOT NULL"))
                .isEmpty();
    }

    @Test
    void policies_written_stayAsTheyWere_untilATombstone() throws SQLException {
        var policy = new Policy("mine-7", 1, NOON, NOON, "admin", "extends: builtin");
        write(Tables.policies(), policy, policy);
        assertThat(query(postgres, "SELECT tenant, version, document FROM policies"))
                .containsExactly("mine-7|1|extends: builtin");
        writeEntries(Tables.policies(), List.of(new Entry<>(record("mine-7@1"), null)));
        assertThat(query(postgres, "SELECT tenant FROM policies")).isEmpty();
    }

    private static CaseEvent.Builder reclassified(String id, long revision, boolean confidential) {
        return opened(id)
                .setKind(CaseEventKind.RECLASSIFIED)
                .setRevision(revision)
                .setText(null)
                .setConfidential(confidential)
                .setReaders(confidential ? List.of("counsellor") : List.of());
    }

    private static ConfidentialText.Builder said(String id, @Nullable String title) {
        return ConfidentialText.newBuilder()
                .setId(id)
                .setCaseId("mine-7.north.A")
                .setTenant("mine-7")
                .setSite("north")
                .setAt(NOON)
                .setEventId("report-1")
                .setTitle(title)
                .setText("屋顶漏水")
                .setReaders(List.of("counsellor"));
    }

    @Test
    void countWindows_written_replaceTheEarlierFigures() throws SQLException {
        write(
                Tables.countWindows(),
                day("roof").setReports(1).build(),
                day("roof").setReports(2).build());
        write(
                Tables.countWindows(),
                day("roof").setReports(3).setResponseWall(sketch(7, 2)).build());
        assertThat(query(postgres, "SELECT reports, response_wall, response_business FROM count_windows"))
                .containsExactly("3|{\"counts\": [2], \"buckets\": [7]}|-");
    }

    @Test
    void deadLetter_withoutAnyHeader_isARowByWhereItLies() throws SQLException {
        var letter = record("key");
        write(Tables.deadLetters(), Letter.of(letter), Letter.of(letter));
        assertThat(query(postgres, "SELECT topic, partition, record_offset, reason, key, value FROM dead_letters"))
                .containsExactly("t|0|9||\\x6b6579|-");
    }

    @Test
    void deadLetter_withNulInItsReason_isARow() throws SQLException {
        var letter = record("key");
        for (var header : List.of("topic=huiyin.cases", "partition=3", "offset=42", "reason=A\0B", "timestamp=0")) {
            var pair = header.split("=", -1);
            letter.headers().add("huiyin." + pair[0], pair[1].getBytes(StandardCharsets.UTF_8));
        }
        write(Tables.deadLetters(), Letter.of(letter));
        assertThat(query(postgres, "SELECT topic, partition, record_offset, reason, recorded_at FROM dead_letters"))
                .containsExactly("huiyin.cases|3|42|A\ufffdB|1970-01-01 00:00:00+00");
    }

    @SafeVarargs
    private static <V> void write(Table<V> table, V... values) throws SQLException {
        writeEntries(
                table,
                Arrays.stream(values)
                        .map(value -> new Entry<>(record("k"), value))
                        .toList());
    }

    private static <V> void writeEntries(Table<V> table, List<Entry<V>> entries) throws SQLException {
        try (var connection = postgres.open()) {
            table.write(connection, entries);
        }
    }

    private static ConsumerRecord<byte[], byte[]> record(String key) {
        return new ConsumerRecord<>("t", 0, 9, key.getBytes(StandardCharsets.UTF_8), null);
    }
}
