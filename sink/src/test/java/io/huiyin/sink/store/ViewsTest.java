package io.huiyin.sink.store;

import static io.huiyin.sink.Events.NOON;
import static io.huiyin.sink.Events.breach;
import static io.huiyin.sink.Events.clock;
import static io.huiyin.sink.Events.day;
import static io.huiyin.sink.Events.openCase;
import static io.huiyin.sink.Events.sketch;
import static io.huiyin.sink.TestPostgres.query;
import static java.util.Comparator.naturalOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.huiyin.event.Case;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.ClockStatus;
import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.TestPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ViewsTest {
    private static final double G = 1.01 / 0.99;
    private static final Instant LATER = NOON.plusSeconds(60);
    private static PostgresConnection postgres;

    @BeforeAll
    static void migrate() {
        postgres = TestPostgres.migrated();
    }

    @BeforeEach
    void empty() {
        TestPostgres.execute(postgres, "TRUNCATE cases, case_clocks, escalations, count_windows");
    }

    @Test
    void openEscalations_ofCasesNobodyTookUp_areShown() throws SQLException {
        write(
                Tables.cases(),
                openCase("OPEN", 1).build(),
                openCase("TAKEN", 1)
                        .setStatus(CaseStatus.ACKNOWLEDGED)
                        .setAcknowledgedAt(LATER)
                        .build(),
                openCase("REOPENED", 1).setAcknowledgedAt(NOON.minusSeconds(60)).build(),
                openCase("TAKENONCE", 1).setAcknowledgedAt(LATER).build(),
                openCase("RECORDED", 1).build());
        write(
                Tables.escalations(),
                breach("1", "OPEN", NOON).build(),
                breach("2", "TAKEN", NOON).build(),
                breach("3", "REOPENED", NOON).build(),
                breach("4", "TAKENONCE", NOON).build(),
                breach("5", "RECORDED", NOON).setPaged(false).build());
        assertThat(query(postgres, "SELECT id, case_status, case_severity FROM open_escalations ORDER BY id"))
                .containsExactly("1|OPEN|HIGH", "3|OPEN|HIGH");
    }

    @Test
    void openEscalations_ofACaseAsleep_areHiddenUntilItWakes() throws SQLException {
        var now = Instant.now();
        write(
                Tables.cases(),
                openCase("ASLEEP", 1).setSnoozedUntil(now.plusSeconds(3600)).build(),
                openCase("AWAKE", 1).setSnoozedUntil(now.minusSeconds(1)).build());
        write(
                Tables.escalations(),
                breach("1", "ASLEEP", NOON).build(),
                breach("2", "AWAKE", NOON).build());

        assertThat(query(postgres, "SELECT id FROM open_escalations")).containsExactly("2");
    }

    /** A page took the acknowledgement back: nobody has the case any more, and all its pages want somebody. */
    @Test
    void openEscalations_ofACaseThatWasRearmed_areShownAgain() throws SQLException {
        write(
                Tables.cases(),
                openCase("A", 2)
                        .setStatus(CaseStatus.ACKNOWLEDGED)
                        .setAcknowledgedAt(LATER)
                        .build());
        write(Tables.escalations(), breach("seen", "A", NOON).build());
        assertThat(query(postgres, "SELECT id FROM open_escalations")).isEmpty();

        write(Tables.cases(), openCase("A", 3).build());
        write(
                Tables.escalations(),
                breach("rearming", "A", LATER.plusSeconds(60)).build());

        assertThat(query(postgres, "SELECT id FROM open_escalations ORDER BY id"))
                .containsExactly("rearming", "seen");
    }

    static List<Arguments> clocksOfPages() {
        return List.of(
                Arguments.of("its clock runs", clock("respond", NOON), true),
                Arguments.of("it stands still", clockThat(ClockStatus.PAUSED), true),
                Arguments.of("the step was taken", clockThat(ClockStatus.LATE), false),
                Arguments.of("it no longer counts", clockThat(ClockStatus.CANCELLED), false),
                Arguments.of("it started anew", clockFrom(LATER), false),
                Arguments.of(
                        "its deadline lies ahead again",
                        clock("respond", Instant.now().plusSeconds(3600)),
                        false),
                Arguments.of("it is not among the case's clocks", clock("resolve", NOON), true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clocksOfPages")
    void openEscalations_ofAClock_areShownWhileItWaitsBehindItsDeadline(
            String why, io.huiyin.event.Clock clock, boolean isShown) throws SQLException {
        write(Tables.cases(), openCase("A", 1).setClocks(List.of(clock)).build());
        write(Tables.escalations(), breach("1", "A", NOON).build());

        assertThat(query(postgres, "SELECT id FROM open_escalations")).hasSize(isShown ? 1 : 0);
    }

    private static io.huiyin.event.Clock clockThat(ClockStatus status) {
        return io.huiyin.event.Clock.newBuilder(clock("respond", NOON))
                .setStatus(status)
                .build();
    }

    private static io.huiyin.event.Clock clockFrom(Instant startedAt) {
        return io.huiyin.event.Clock.newBuilder(clock("respond", NOON))
                .setStartedAt(startedAt)
                .build();
    }

    @Test
    void responseInTime_atTheDeadline_isInTime_aMillisecondLaterIsNot() throws SQLException {
        var deadline = NOON.plus(Duration.ofDays(1));
        write(
                Tables.cases(),
                answered("A", deadline),
                answered("B", deadline.plusMillis(1)),
                answered("C", NOON),
                openCase("D", 1).build(),
                openCase("E", 1).setClocks(List.of()).build(),
                openCase("F", 1).setStatus(CaseStatus.CANCELLED).build(),
                openCase("G", 1).setStatus(CaseStatus.MERGED).build(),
                breached("H"));
        assertThat(query(postgres, """
                        SELECT cases, answered_in_time, answered_late, answered_untargeted, open, overdue, open_untargeted,
                               cancelled, share_in_time
                        FROM response_in_time""")).containsExactly("7|2|1|0|2|1|1|1|0.5000");
    }

    @Test
    void backlogByAge_countsEveryOpenCaseOnce() throws SQLException {
        var now = Instant.now();
        var ages = Stream.of("PT-1H", "PT0S", "PT59M", "PT2H", "PT23H", "PT25H", "PT100H", "PT200H", "PT10000H")
                .map(Duration::parse)
                .toList();
        for (int i = 0; i < ages.size(); i++) {
            write(
                    Tables.cases(),
                    openCase("C" + i, 1).setOpenedAt(now.minus(ages.get(i))).build());
        }
        write(Tables.cases(), answered("ANSWERED", NOON));
        assertThat(query(postgres, "SELECT age, cases FROM backlog_by_age ORDER BY position"))
                .containsExactly(
                        "under 1 hour|3",
                        "1 to 8 hours|1",
                        "8 to 24 hours|1",
                        "1 to 3 days|1",
                        "3 to 7 days|1",
                        "7 to 30 days|1",
                        "30 days and more|1");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sketchQuantile_ofMergedSketches_isWithinOnePercent(long seed) throws SQLException {
        var random = new Random(seed);
        long[] millis =
                random.doubles(1000, 0, 18).mapToLong(x -> (long) Math.exp(x)).toArray();
        for (int part = 0; part < 4; part++) {
            var counts = new TreeMap<Integer, Integer>(naturalOrder());
            for (int i = part * 250; i < part * 250 + 250; i++) {
                counts.merge(millis[i] <= 1 ? 0 : (int) Math.ceil(Math.log(millis[i]) / Math.log(G)), 1, Integer::sum);
            }
            var pairs = counts.entrySet().stream()
                    .flatMapToInt(one -> Arrays.stream(new int[] {one.getKey(), one.getValue()}))
                    .toArray();
            write(
                    Tables.countWindows(),
                    day("roof")
                            .setChannel(io.huiyin.event.Channel.values()[part + 1])
                            .setResponseWall(sketch(pairs))
                            .build());
        }
        Arrays.sort(millis);
        for (double q : new double[] {0, 0.5, 0.9, 0.99, 1}) {
            var seconds = Double.parseDouble(query(
                            postgres,
                            "SELECT extract(epoch FROM sketch_quantile(sketch_merge(response_wall), " + q
                                    + ")) FROM count_windows")
                    .getFirst());
            double truth = millis[(int) Math.floor(q * 999)];
            assertThat(seconds * 1000).as("seed " + seed + ", q " + q).isCloseTo(truth, within(truth * 0.0101 + 1));
        }
        assertThat(query(postgres, "SELECT answered, wall_p50 < wall_p90, business_p50 FROM response_quantiles"))
                .containsExactly("1000|t|-");
    }

    @Test
    void sketchQuantile_ofNothing_isNull() throws SQLException {
        write(
                Tables.countWindows(),
                day("roof").build(),
                day("door").setResponseWall(sketch()).build());
        assertThat(query(postgres, "SELECT DISTINCT answered, wall_p50, business_p99 FROM response_quantiles"))
                .containsExactly("0|-|-");
    }

    private static Case answered(String reference, Instant at) {
        return openCase(reference, 2)
                .setStatus(CaseStatus.ANSWERED)
                .setAnsweredAt(at)
                .build();
    }

    private static Case breached(String reference) {
        var late = io.huiyin.event.Clock.newBuilder(clock("respond", NOON)).setBreachedAt(NOON);
        return openCase(reference, 2).setClocks(List.of(late.build())).build();
    }

    @SafeVarargs
    private static <V> void write(Table<V> table, V... values) throws SQLException {
        var entries = Arrays.stream(values)
                .map(value -> new Entry<>(new ConsumerRecord<>("t", 0, 0, new byte[0], new byte[0]), value))
                .toList();
        try (var connection = postgres.open()) {
            table.write(connection, entries);
        }
    }
}
