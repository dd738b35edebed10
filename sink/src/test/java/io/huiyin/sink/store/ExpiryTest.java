package io.huiyin.sink.store;

import static io.huiyin.sink.Events.breach;
import static io.huiyin.sink.Events.day;
import static io.huiyin.sink.Events.openCase;
import static io.huiyin.sink.Events.opened;
import static io.huiyin.sink.TestPostgres.execute;
import static io.huiyin.sink.TestPostgres.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.ConfidentialText;
import io.huiyin.event.EscalationKind;
import io.huiyin.event.Grain;
import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.Retention;
import io.huiyin.sink.TestPostgres;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExpiryTest {
    private static final Instant NOW = Instant.parse("2026-08-15T12:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2025-02-01T00:00:00Z");
    private static final Retention A_YEAR = new Retention(365, 365, 90, 365, 0);

    private PostgresConnection postgres;

    @BeforeEach
    void migrate() {
        postgres = TestPostgres.migrated();
    }

    @Test
    void windows_areLetGoByTheirGrain_aPartitionAtATime() throws SQLException {
        write(
                Tables.countWindows(),
                window(Grain.MINUTE, "2026-04-30T23:59:00Z"),
                window(Grain.MINUTE, "2026-05-01T00:00:00Z"),
                window(Grain.HOUR, "2025-06-30T23:00:00Z"),
                window(Grain.HOUR, "2025-07-01T00:00:00Z"),
                window(Grain.DAY, "2011-07-01T00:00:00Z"));

        assertThat(pass(A_YEAR)).isEqualTo(2);

        assertThat(query(postgres, "SELECT tableoid::regclass FROM count_windows ORDER BY window_start"))
                .containsExactly("count_windows_day_2011", "count_windows_hour_2025q3", "count_windows_minute_2026_05");
        assertThat(pass(A_YEAR)).isZero();
    }

    @Test
    void everything_whereNoRetentionIsSet_stays() throws SQLException {
        write(Tables.countWindows(), window(Grain.MINUTE, "2011-04-30T23:59:00Z"));
        write(Tables.cases(), aCase("A", CaseStatus.RESOLVED, LONG_AGO));
        write(Tables.caseEvents(), line("A", LONG_AGO));
        assertThat(pass(Retention.FOR_EVER)).isZero();
        assertThat(query(postgres, "SELECT count(*) FROM case_events")).containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, 2025-02-01T00:00:00Z, true",
        "ACKNOWLEDGED, 2025-02-01T00:00:00Z, true",
        "ANSWERED, 2025-02-01T00:00:00Z, false",
        "RESOLVED, 2025-02-01T00:00:00Z, false",
        "CANCELLED, 2025-02-01T00:00:00Z, false",
        "RESOLVED, 2025-08-15T12:00:00Z, true",
        "RESOLVED, 2025-08-15T11:59:59Z, false",
    })
    void timeline_ofACase_staysWhileNobodyHasAnsweredIt_orItChanged(CaseStatus status, Instant updatedAt, boolean stays)
            throws SQLException {
        write(Tables.cases(), aCase("A", status, updatedAt));
        write(Tables.caseEvents(), line("A", LONG_AGO), line("A", NOW));
        write(
                Tables.escalations(),
                breach("e1", "A", LONG_AGO).build(),
                breach("e2", "A", NOW).build());

        assertThat(pass(A_YEAR)).isEqualTo(stays ? 0 : 2);

        assertThat(query(postgres, "SELECT count(*) FROM case_events")).containsExactly(stays ? "2" : "1");
        assertThat(query(postgres, "SELECT count(*) FROM escalations")).containsExactly(stays ? "2" : "1");
    }

    @Test
    void quarter_thatIsMixed_keepsTheLinesOfOpenCases_andOfCasesThatAreNotKnown() throws SQLException {
        write(
                Tables.cases(),
                aCase("OPEN", CaseStatus.OPEN, LONG_AGO),
                aCase("DONE", CaseStatus.RESOLVED, LONG_AGO),
                merged("INOPEN", "OPEN"),
                merged("INDONE", "DONE"));
        for (var reference : List.of("OPEN", "DONE", "INOPEN", "INDONE", "UNKNOWN")) {
            write(Tables.caseEvents(), line(reference, LONG_AGO));
        }

        assertThat(pass(A_YEAR)).isEqualTo(2);

        assertThat(query(postgres, "SELECT case_id, tableoid::regclass FROM case_events ORDER BY case_id"))
                .containsExactly(
                        "mine-7.north.INOPEN|case_events_2025q1",
                        "mine-7.north.OPEN|case_events_2025q1",
                        "mine-7.north.UNKNOWN|case_events_2025q1");
        assertThat(pass(A_YEAR)).as("a second look").isZero();

        write(Tables.cases(), aCase("OPEN", CaseStatus.RESOLVED, LONG_AGO));
        assertThat(pass(A_YEAR)).isEqualTo(2);
        assertThat(query(postgres, "SELECT count(*) FROM case_events_2025q1")).containsExactly("1");
    }

    /** What is left in a partition's place is a partition like the others: with its keys and indexes, and it takes rows. */
    @Test
    void quarter_ofWhichARestIsLeft_takesLinesOnce() throws SQLException {
        write(Tables.cases(), aCase("OPEN", CaseStatus.OPEN, LONG_AGO), aCase("DONE", CaseStatus.RESOLVED, LONG_AGO));
        var indexes = "SELECT count(*) FROM pg_indexes WHERE tablename = 'case_events_2025q1'";
        write(Tables.caseEvents(), line("OPEN", LONG_AGO), line("DONE", LONG_AGO));
        var before = query(postgres, indexes);
        pass(A_YEAR);

        write(Tables.caseEvents(), line("OPEN", LONG_AGO), line("OPEN", LONG_AGO.plusSeconds(1)));

        assertThat(query(postgres, "SELECT count(*) FROM case_events_2025q1")).containsExactly("2");
        assertThat(query(postgres, indexes)).isEqualTo(before);
    }

    @Test
    void summary_ofABatch_isOfNoCase_andGoes() throws SQLException {
        var summary = breach("s", "A", LONG_AGO)
                .setCaseId("mine-7.north")
                .setKind(EscalationKind.SUMMARY)
                .build();
        write(Tables.escalations(), summary);
        assertThat(pass(A_YEAR)).isEqualTo(1);
    }

    @Test
    void confidentialTexts_goWithTheirLines() throws SQLException {
        write(Tables.cases(), aCase("OPEN", CaseStatus.OPEN, LONG_AGO), aCase("DONE", CaseStatus.RESOLVED, LONG_AGO));
        for (var reference : List.of("OPEN", "DONE")) {
            var said = ConfidentialText.newBuilder()
                    .setId(reference)
                    .setCaseId("mine-7.north." + reference)
                    .setTenant("mine-7")
                    .setSite("north")
                    .setEventId("x")
                    .setText("for few");
            write(Tables.confidentialTexts(), said.setAt(LONG_AGO).build());
            write(
                    Tables.confidentialTexts(),
                    said.setAt(Instant.parse("2025-07-01T00:00:00Z"))
                            .setId(reference + "2")
                            .build());
        }
        assertThat(pass(A_YEAR)).isEqualTo(1);
        assertThat(query(postgres, "SELECT id FROM confidential_texts ORDER BY id"))
                .containsExactly("DONE2", "OPEN", "OPEN2");
    }

    /** Filling the tables anew brings back what the topics still have; the next look lets it go again. */
    @Test
    void row_thatComesAfterItsPartitionWent_isNoFault_andGoesAgain() throws SQLException {
        write(Tables.cases(), aCase("DONE", CaseStatus.RESOLVED, LONG_AGO));
        for (int time = 0; time < 2; time++) {
            write(Tables.caseEvents(), line("DONE", LONG_AGO));
            assertThat(pass(A_YEAR)).isEqualTo(1);
            assertThat(query(postgres, "SELECT count(*) FROM case_events")).containsExactly("0");
        }
    }

    @Test
    void partition_thatSomebodyReads_isLetGoLater() throws SQLException {
        write(Tables.countWindows(), window(Grain.MINUTE, "2026-01-01T00:00:00Z"));
        try (var reader = postgres.open();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("LOCK TABLE count_windows IN ACCESS SHARE MODE");
            assertThatThrownBy(() -> pass(A_YEAR))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("lock timeout");
            reader.rollback();
        }
        assertThat(pass(A_YEAR)).isEqualTo(1);
    }

    @Test
    void look_whileAnotherSinkIsAtIt_doesNothing() throws SQLException {
        write(Tables.countWindows(), window(Grain.MINUTE, "2026-01-01T00:00:00Z"));
        try (var other = postgres.open();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(
                    "SELECT pg_advisory_xact_lock(hashtext('huiyin retention'), 'public'::regnamespace::oid::integer)");
            assertThat(pass(A_YEAR)).isZero();
            other.rollback();
        }
        assertThat(pass(A_YEAR)).isEqualTo(1);
    }

    @Test
    void partitions_ofOddTimes_areAlwaysThere() throws SQLException {
        write(Tables.countWindows(), window(Grain.MINUTE, "1970-01-01T00:00:00Z"));
        assertThat(pass(A_YEAR)).isZero();
        execute(postgres, "TRUNCATE count_windows");
        write(Tables.countWindows(), window(Grain.MINUTE, "1970-01-01T00:00:00Z"));
        assertThat(query(postgres, "SELECT tableoid::regclass FROM count_windows"))
                .containsExactly("count_windows_minute_earlier");
    }

    private long pass(Retention retention) throws SQLException {
        try (var expiry = new Expiry(postgres, retention, () -> true, InstantSource.fixed(NOW))) {
            return expiry.pass();
        }
    }

    private static Case aCase(String reference, CaseStatus status, Instant updatedAt) {
        return openCase(reference, status == CaseStatus.OPEN ? 1 : 2)
                .setStatus(status)
                .setUpdatedAt(updatedAt)
                .build();
    }

    private static Case merged(String reference, String into) {
        return openCase(reference, 2)
                .setStatus(CaseStatus.MERGED)
                .setMergedInto("mine-7.north." + into)
                .setUpdatedAt(LONG_AGO)
                .build();
    }

    private static CaseEvent line(String reference, Instant at) {
        return opened(reference + at)
                .setCaseId("mine-7.north." + reference)
                .setAt(at)
                .build();
    }

    private static io.huiyin.event.CountWindow window(Grain grain, String start) {
        var from = Instant.parse(start);
        return day("roof")
                .setGrain(grain)
                .setWindowStart(from)
                .setWindowEnd(from.plusSeconds(60))
                .build();
    }

    @SafeVarargs
    private <V> void write(Table<V> table, V... values) throws SQLException {
        try (var connection = postgres.open()) {
            table.write(
                    connection,
                    Stream.of(values)
                            .map(value -> new Entry<>(new ConsumerRecord<>("t", 0, 0, new byte[0], new byte[0]), value))
                            .toList());
        }
    }
}
