package io.huiyin.sink.store;

import static io.huiyin.sink.Events.NOON;
import static io.huiyin.sink.Events.breach;
import static io.huiyin.sink.Events.day;
import static io.huiyin.sink.Events.opened;
import static io.huiyin.sink.TestPostgres.execute;
import static io.huiyin.sink.TestPostgres.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.event.CaseEvent;
import io.huiyin.event.CountWindow;
import io.huiyin.event.Grain;
import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.Retention;
import io.huiyin.sink.TestPostgres;
import io.huiyin.sink.consume.DestinationUnavailableException;
import io.huiyin.sink.consume.Rejected;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PartitionsTest {
    private static final TopicPartition EVENTS = new TopicPartition("events", 0);

    private PostgresConnection postgres;
    private final List<Rejected> rejected = new ArrayList<>();

    @BeforeEach
    void migrate() {
        postgres = TestPostgres.migrated();
    }

    @ParameterizedTest
    @CsvSource({
        "case_events, 2011-05-17T23:00:00Z, case_events_2011q2, 2011-04-01, 2011-07-01",
        "case_events, 2026-03-31T23:59:59.999Z, case_events_2026q1, 2026-01-01, 2026-04-01",
        "case_events, 2026-04-01T00:00:00Z, case_events_2026q2, 2026-04-01, 2026-07-01",
        "escalations, 2026-12-31T23:59:59Z, escalations_2026q4, 2026-10-01, 2027-01-01",
        "count_windows_minute, 2024-02-29T12:00:00Z, count_windows_minute_2024_02, 2024-02-01, 2024-03-01",
        "count_windows_hour, 2024-02-29T12:00:00Z, count_windows_hour_2024q1, 2024-01-01, 2024-04-01",
        "count_windows_day, 2024-02-29T12:00:00Z, count_windows_day_2024, 2024-01-01, 2025-01-01",
        "case_events, 1999-12-31T23:59:59.999Z, case_events_earlier, -infinity, 2000-01-01",
        "case_events, 2100-01-01T00:00:00Z, case_events_later, 2100-01-01, infinity"
    })
    void partition_ofATime_isThatOfUtc(String parent, String at, String name, String lower, String upper) {
        execute(postgres, "ALTER DATABASE " + database() + " SET TimeZone = 'Asia/Shanghai'");
        assertThat(query(
                        postgres,
                        "SELECT name, lower = timestamptz '%s', upper = timestamptz '%s' FROM partition_range('%s', '%s')"
                                .formatted(lower, upper, parent, at)))
                .containsExactly(name + "|t|t");
    }

    @Test
    void row_ofATimeThatHasNoPartitionYet_makesOne() throws SQLException {
        write(
                Tables.caseEvents(),
                opened("boston").setAt(Instant.parse("2011-02-14T09:00:00Z")).build());
        write(
                Tables.caseEvents(),
                opened("now").build(),
                opened("odd").setAt(Instant.EPOCH).build());

        assertThat(query(postgres, "SELECT id, tableoid::regclass FROM case_events ORDER BY at"))
                .containsExactly("odd|case_events_earlier", "boston|case_events_2011q1", "now|case_events_2026q1");
        assertThat(query(postgres, "SELECT obj_description('case_events_2011q1'::regclass)"))
                .containsExactly("Partition of case_events: from 2011-01-01 00:00:00+00 to 2011-04-01 00:00:00+00.");
    }

    /** As fast as what comes of history, and as seldom as its quarters: a session asks once. */
    @Test
    void partition_thatTheSessionKnows_isNotAskedForAgain() throws SQLException {
        var table = Tables.caseEvents();
        try (var connection = postgres.open()) {
            table.write(connection, entries(opened("1").build()));
            execute(
                    postgres,
                    "ALTER FUNCTION prepare_partition(text, timestamptz, timestamptz) RENAME TO asked_for_once");
            table.write(
                    connection, entries(opened("2").setAt(NOON.plusSeconds(1)).build()));
            assertThatThrownBy(() -> table.write(
                            connection,
                            entries(opened("3")
                                    .setAt(NOON.plus(Duration.ofDays(40)))
                                    .build())))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("prepare_partition");
        }
    }

    @Test
    void rows_thatComeAgain_changeNothing() throws SQLException {
        var events = IntStream.range(0, 40)
                .mapToObj(i -> opened("e" + i)
                        .setAt(NOON.minus(Duration.ofDays(30L * i)))
                        .build())
                .toArray(CaseEvent[]::new);
        var windows = Stream.of(Grain.MINUTE, Grain.HOUR, Grain.DAY)
                .flatMap(grain ->
                        IntStream.range(0, 5).mapToObj(i -> window(grain, NOON.minus(Duration.ofDays(100L * i)))))
                .toArray(CountWindow[]::new);
        for (int time = 0; time < 2; time++) {
            write(Tables.caseEvents(), events);
            write(Tables.countWindows(), windows);
            write(
                    Tables.escalations(),
                    breach("1", "A", NOON).build(),
                    breach("2", "A", Instant.EPOCH).build());
        }
        assertThat(
                        query(
                                postgres,
                                "SELECT (SELECT count(*) FROM case_events), (SELECT count(*) FROM count_windows), (SELECT count(*) FROM escalations)"))
                .containsExactly("40|15|2");
    }

    /** A correction of a window replaces it also where it was the last of its partition. */
    @Test
    void window_thatWasCorrected_standsOnce() throws SQLException {
        write(Tables.countWindows(), window(Grain.MINUTE, NOON));
        write(
                Tables.countWindows(),
                CountWindow.newBuilder(window(Grain.MINUTE, NOON)).setReports(7).build());
        assertThat(query(postgres, "SELECT tableoid::regclass, reports FROM count_windows"))
                .containsExactly("count_windows_minute_2026_03|7");
    }

    /** Grains of a later version have a place, too. */
    @Test
    void window_ofAGrainThatNobodyKnows_isKept() throws SQLException {
        write(Tables.countWindows(), window(Grain.UNSPECIFIED, NOON));
        assertThat(query(postgres, "SELECT tableoid::regclass, grain FROM count_windows"))
                .containsExactly("count_windows_other|UNSPECIFIED");
    }

    @Test
    void windows_thatWouldExpireAtOnce_areLeftOut_andTheRestIsWritten() throws SQLException {
        var retention = new Retention(0, 0, 90, 0, 0);
        var table = Tables.countWindows(retention, InstantSource.fixed(Instant.parse("2026-08-15T00:00:00Z")));
        write(
                table,
                window(Grain.MINUTE, Instant.parse("2026-04-30T23:59:00Z")),
                window(Grain.MINUTE, Instant.parse("2026-05-01T00:00:00Z")),
                window(Grain.MINUTE, Instant.parse("2011-05-01T00:00:00Z")),
                window(Grain.HOUR, Instant.parse("2011-05-01T00:00:00Z")));
        assertThat(query(postgres, "SELECT tableoid::regclass FROM count_windows ORDER BY window_start"))
                .containsExactly("count_windows_hour_2011q2", "count_windows_minute_2026_05");
    }

    /** Ten sessions that all begin with the same new times do not get into each other's way. */
    @Test
    void partitions_madeByManySessionsAtOnce_areThereOnce() throws Exception {
        try (var sessions = Executors.newFixedThreadPool(10)) {
            var all = IntStream.range(0, 10)
                    .<Callable<Integer>>mapToObj(session -> () -> {
                        var random = new Random(session);
                        var events = random.ints(200, 0, 3_000)
                                .mapToObj(d -> opened(session + "-" + d)
                                        .setAt(NOON.minus(Duration.ofDays(d)))
                                        .build())
                                .distinct()
                                .toArray(CaseEvent[]::new);
                        write(Tables.caseEvents(), events);
                        return events.length;
                    })
                    .toList();
            int written = 0;
            for (var one : sessions.invokeAll(all)) {
                written += one.get();
            }
            assertThat(query(postgres, "SELECT count(*) FROM case_events")).containsExactly(Integer.toString(written));
        }
        assertThat(
                        query(
                                postgres,
                                "SELECT count(*) FROM pg_inherits WHERE inhparent = 'case_events'::regclass AND inhrelid::regclass::text ~ 'q'"))
                .containsExactly("34");
    }

    /** The bad row takes the batch back to before it, but not the partition: else all that follow would be refused. */
    @Test
    void badRow_besideTheFirstRowOfAPartition_isTheOnlyOneRefused() {
        try (var store = store()) {
            store.claim(Set.of(EVENTS));
            store.write(
                    List.of(
                            record(0, opened("good").build()),
                            record(1, opened("bad").setText("\0").build()),
                            record(
                                    2,
                                    opened("late")
                                            .setAt(Instant.ofEpochMilli(Long.MAX_VALUE / 2))
                                            .build()),
                            record(3, opened("good too").build())),
                    Map.of(EVENTS, 4L));
        }
        assertThat(rejected).extracting(one -> one.record().offset()).containsExactly(1L, 2L);
        assertThat(query(postgres, "SELECT id FROM case_events ORDER BY id")).containsExactly("good", "good too");
    }

    /** A retention that takes a partition away behind a session's back is not the row's fault: it is stored at the second try. */
    @Test
    void row_ofAPartitionThatWasTakenAway_isStoredWhenItComesAgain() {
        try (var store = store()) {
            store.claim(Set.of(EVENTS));
            store.write(List.of(record(0, opened("1").build())), Map.of(EVENTS, 1L));
            execute(postgres, "DROP TABLE case_events_2026q1");
            var again = List.of(record(1, opened("2").build()));
            assertThatThrownBy(() -> store.write(again, Map.of(EVENTS, 2L)))
                    .isInstanceOf(DestinationUnavailableException.class)
                    .hasMessageContaining("no partition");
            assertThat(store.claim(Set.of(EVENTS))).containsEntry(EVENTS, 1L);
            store.write(again, Map.of(EVENTS, 2L));
        }
        assertThat(rejected).isEmpty();
        assertThat(query(postgres, "SELECT id FROM case_events")).containsExactly("2");
    }

    @Test
    void question_forATime_readsItsPartitionAlone() throws SQLException {
        write(
                Tables.countWindows(),
                window(Grain.MINUTE, NOON),
                window(Grain.MINUTE, NOON.minus(Duration.ofDays(60))),
                window(Grain.HOUR, NOON));
        assertThat(
                        query(
                                postgres,
                                "EXPLAIN (COSTS off) SELECT * FROM count_windows WHERE tenant = 'mine-7' AND grain = 'MINUTE' AND window_start >= '2026-03-01' AND window_start < '2026-03-03'"))
                .anyMatch(line -> line.contains("count_windows_minute_2026_03"))
                .noneMatch(line -> line.contains("2026_01") || line.contains("hour") || line.contains("day"));
    }

    private PostgresStore store() {
        return new PostgresStore(
                postgres,
                "one",
                List.of(new Route<>(
                        "events",
                        record -> new Reading.Value<>(CaseEvent.newBuilder(events.get((int) record.offset()))
                                .build()),
                        List.of(Tables.caseEvents()))),
                rejected::addAll);
    }

    private final Map<Integer, CaseEvent> events = new java.util.HashMap<>();

    private ConsumerRecord<byte[], byte[]> record(int offset, CaseEvent event) {
        events.put(offset, event);
        return new ConsumerRecord<>("events", 0, offset, new byte[0], new byte[0]);
    }

    private static CountWindow window(Grain grain, Instant start) {
        return day("roof")
                .setGrain(grain)
                .setWindowStart(start)
                .setWindowEnd(start.plusSeconds(60))
                .build();
    }

    private String database() {
        return query(postgres, "SELECT current_database()").getFirst();
    }

    @SafeVarargs
    private <V> void write(Table<V> table, V... values) throws SQLException {
        try (Connection connection = postgres.open()) {
            table.write(connection, entries(values));
        }
    }

    @SafeVarargs
    private static <V> List<Entry<V>> entries(V... values) {
        return Stream.of(values)
                .map(value -> new Entry<>(new ConsumerRecord<>("t", 0, 0, new byte[0], new byte[0]), value))
                .toList();
    }
}
