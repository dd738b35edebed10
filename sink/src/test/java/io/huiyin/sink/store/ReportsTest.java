package io.huiyin.sink.store;

import static io.huiyin.sink.Events.clock;
import static io.huiyin.sink.Events.day;
import static io.huiyin.sink.Events.openCase;
import static io.huiyin.sink.Events.sketch;
import static io.huiyin.sink.TestPostgres.query;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.huiyin.event.Case;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Channel;
import io.huiyin.event.Clock;
import io.huiyin.event.ClockStatus;
import io.huiyin.event.CountWindow;
import io.huiyin.event.DurationSketch;
import io.huiyin.event.Grain;
import io.huiyin.event.Kind;
import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.TestPostgres;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Views beside what Java works out of the same rows, one by one. */
final class ReportsTest {
    private static final double G = 1.01 / 0.99;
    private static final Map<String, String> ZONES =
            Map.of("mine-7", "Asia/Shanghai", "kiwi", "Pacific/Auckland", "west", "America/Los_Angeles");

    private PostgresConnection postgres;

    @BeforeEach
    void migrate() {
        postgres = TestPostgres.migrated();
    }

    /** A cell of a day, and how long each of its answers took, in milliseconds. */
    private record Day(CountWindow window, List<Long> wall, List<Long> business) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void monthlyReport_isTheSumOfItsRows(long seed) throws SQLException {
        var random = new Random(seed);
        var cases = cases(random);
        var days = days(random);
        write(Tables.cases(), cases.toArray(Case[]::new));
        write(Tables.countWindows(), days.stream().map(Day::window).toArray(CountWindow[]::new));

        var expected = new TreeMap<String, String>();
        days.stream().collect(groupingBy(ReportsTest::month)).forEach((month, of) -> expected.put(month, counted(of)));
        cases.stream()
                .filter(one -> one.getStatus() != CaseStatus.MERGED)
                .collect(groupingBy(ReportsTest::month))
                .forEach((month, of) -> expected.merge(
                        month, "0|0|0|0|0|0|0|-|0" + voted(of), (counted, nothing) -> counted + voted(of)));
        expected.replaceAll((month, line) -> line.split("\\|", -1).length == 9 ? line + "|0|0|-" : line);

        var rows = query(postgres, """
                SELECT tenant, site, month, reports, cases, duplicates, answered_in_time, answered_late, open, overdue, share_in_time,
                       escalations, reopened, votes, satisfaction
                FROM monthly_report ORDER BY tenant, site, month""");
        assertThat(rows)
                .as("seed " + seed)
                .containsExactlyInAnyOrderElementsOf(expected.entrySet().stream()
                        .map(one -> one.getKey() + "|" + one.getValue())
                        .toList());
    }

    @Test
    void monthlyReport_ofManySketches_hasThePercentilesOfAllAnswers() throws SQLException {
        var days = days(new Random(3));
        write(Tables.countWindows(), days.stream().map(Day::window).toArray(CountWindow[]::new));
        write(Tables.cases(), cases(new Random(3)).toArray(Case[]::new));
        var byMonth = days.stream().collect(groupingBy(ReportsTest::month));
        assertThat(byMonth).hasSizeGreaterThan(10);
        byMonth.forEach((month, of) -> {
            var parts = month.split("\\|", -1);
            var row = query(
                            postgres,
                            "SELECT extract(epoch FROM wall_p50), extract(epoch FROM wall_p90), extract(epoch FROM business_p50), extract(epoch FROM business_p90) FROM monthly_report WHERE tenant = '%s' AND site = '%s' AND month = '%s'"
                                    .formatted((Object[]) parts))
                    .getFirst()
                    .split("\\|", -1);
            var wall = of.stream().flatMap(one -> one.wall.stream()).sorted().toList();
            var business =
                    of.stream().flatMap(one -> one.business.stream()).sorted().toList();
            assertQuantile(month, row[0], wall, 0.5);
            assertQuantile(month, row[1], wall, 0.9);
            assertQuantile(month, row[2], business, 0.5);
            assertQuantile(month, row[3], business, 0.9);
        });
    }

    @Test
    void responseQuantiles_areThoseOfTheDaySiteAndCategory() throws SQLException {
        var days = days(new Random(4));
        write(Tables.countWindows(), days.stream().map(Day::window).toArray(CountWindow[]::new));
        var groups = days.stream()
                .collect(groupingBy(one -> "tenant = '%s' AND site = '%s' AND category = '%s' AND day_start = '%s'"
                        .formatted(
                                one.window.getTenant(),
                                one.window.getSite(),
                                one.window.getCategory(),
                                one.window.getWindowStart())));
        assertThat(query(postgres, "SELECT count(*) FROM response_quantiles"))
                .containsExactly(Integer.toString(groups.size()));
        groups.forEach((where, of) -> {
            var row = query(
                            postgres,
                            "SELECT answered, extract(epoch FROM wall_p90), extract(epoch FROM business_p50) FROM response_quantiles WHERE "
                                    + where)
                    .getFirst()
                    .split("\\|", -1);
            var wall = of.stream().flatMap(one -> one.wall.stream()).sorted().toList();
            assertThat(row[0]).isEqualTo(Integer.toString(wall.size()));
            assertQuantile(where, row[1], wall, 0.9);
            assertQuantile(
                    where,
                    row[2],
                    of.stream().flatMap(one -> one.business.stream()).sorted().toList(),
                    0.5);
        });
    }

    static Stream<Arguments> fates() {
        return Stream.of(
                fate("no way, resolved", CaseStatus.RESOLVED, "1|1|0|0"),
                fate("no way, cancelled", CaseStatus.CANCELLED, "0|0|1|0"),
                fate("no way, answered", CaseStatus.ANSWERED, "0|0|0|1"),
                fate("under review", CaseStatus.OPEN, "0|0|0|1", step("reviewed", ClockStatus.RUNNING)),
                fate(
                        "turned down at the review",
                        CaseStatus.RESOLVED,
                        "0|0|1|0",
                        step("reviewed", ClockStatus.CANCELLED)),
                fate(
                        "filed, and under way",
                        CaseStatus.OPEN,
                        "1|0|0|1",
                        step("reviewed", ClockStatus.MET),
                        step("implemented", ClockStatus.RUNNING)),
                fate(
                        "filed, and given up",
                        CaseStatus.CANCELLED,
                        "1|0|1|0",
                        step("reviewed", ClockStatus.LATE),
                        step("implemented", ClockStatus.CANCELLED)),
                fate(
                        "resolved while nobody had it assigned",
                        CaseStatus.RESOLVED,
                        "1|0|1|0",
                        step("reviewed", ClockStatus.MET),
                        clockThat("assigned", ClockStatus.CANCELLED)),
                fate(
                        "carried out, late, never acknowledged",
                        CaseStatus.RESOLVED,
                        "1|1|0|0",
                        clockThat("acknowledge", ClockStatus.CANCELLED),
                        step("reviewed", ClockStatus.MET),
                        clockThat("assigned", ClockStatus.MET),
                        step("implemented", ClockStatus.LATE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fates")
    void adoption_ofAProposal_isAsItsStepsAndItsEndSay(String what, CaseStatus status, List<Clock> clocks, String fate)
            throws SQLException {
        write(
                Tables.cases(),
                openCase("A", 1)
                        .setKind(Kind.PROPOSAL)
                        .setStatus(status)
                        .setClocks(clocks)
                        .build());
        assertThat(query(postgres, "SELECT accepted, adopted, declined, open FROM adoption"))
                .as(what)
                .containsExactly(fate);
    }

    @Test
    void adoption_countsSuggestionsAndProposalsAlone_byMonthOfTheirZone() throws SQLException {
        var random = new Random(5);
        var cases = cases(random);
        write(Tables.cases(), cases.toArray(Case[]::new));
        var expected = new ArrayList<String>();
        cases.stream()
                .filter(one -> one.getKind() == Kind.PROPOSAL || one.getKind() == Kind.SUGGESTION)
                .filter(one -> one.getStatus() != CaseStatus.MERGED)
                .collect(groupingBy(one -> month(one) + "|" + one.getKind()))
                .forEach((group, of) -> {
                    long adopted = count(of, CaseStatus.RESOLVED);
                    long declined = count(of, CaseStatus.CANCELLED);
                    expected.add(group + "|" + of.size() + "|" + sum(of, Case::getReports) + "|" + adopted + "|"
                            + declined + "|" + (of.size() - adopted - declined) + "|"
                            + share(adopted, adopted + declined));
                });
        assertThat(
                        query(
                                postgres,
                                "SELECT tenant, site, month, kind, sum(cases), sum(reports), sum(adopted), sum(declined), sum(open), round(sum(adopted) / nullif(sum(adopted + declined), 0), 4) FROM adoption GROUP BY tenant, site, month, kind"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<Case> cases(Random random) {
        var cases = new ArrayList<Case>();
        var statuses = List.of(
                CaseStatus.OPEN, CaseStatus.ANSWERED, CaseStatus.RESOLVED, CaseStatus.CANCELLED, CaseStatus.MERGED);
        for (int i = 0; i < 300; i++) {
            var tenant = one(random, ZONES.keySet().stream().sorted().toList());
            int votes = random.nextInt(3);
            cases.add(openCase("C" + i, 1)
                    .setCaseId(tenant + ".s" + i % 2 + ".C" + i)
                    .setTenant(tenant)
                    .setSite("s" + i % 2)
                    .setZone(ZONES.get(tenant))
                    .setKind(one(random, List.of(Kind.HAZARD, Kind.SUGGESTION, Kind.PROPOSAL)))
                    .setStatus(one(random, statuses))
                    .setOpenedAt(instant(random))
                    .setReports(1 + random.nextInt(4))
                    .setReopened(random.nextInt(3))
                    .setVotes(votes)
                    .setVoteSum(votes * (1 + random.nextInt(5)))
                    .setClocks(List.of())
                    .build());
        }
        return cases;
    }

    private static List<Day> days(Random random) {
        var days = new TreeMap<String, Day>();
        for (int i = 0; i < 250; i++) {
            var tenant = one(random, ZONES.keySet().stream().sorted().toList());
            var zone = ZoneId.of(ZONES.get(tenant));
            var date = instant(random).atZone(zone).toLocalDate();
            var wall = durations(random);
            var business = durations(random);
            var window = day(one(random, List.of("roof", "door")))
                    .setTenant(tenant)
                    .setSite("s" + random.nextInt(2))
                    .setChannel(one(random, List.of(Channel.WEB, Channel.HOTLINE)))
                    .setGrain(Grain.DAY)
                    .setWindowStart(date.atStartOfDay(zone).toInstant())
                    .setWindowEnd(date.plusDays(1).atStartOfDay(zone).toInstant())
                    .setReports(random.nextInt(9))
                    .setCases(random.nextInt(9))
                    .setDuplicates(random.nextInt(9))
                    .setAnsweredInTime(random.nextInt(4))
                    .setAnsweredLate(random.nextInt(4))
                    .setOpen(random.nextInt(4))
                    .setOverdue(random.nextInt(4))
                    .setEscalations(random.nextInt(9))
                    .setResponseWall(sketchOf(wall))
                    .setResponseBusiness(sketchOf(business))
                    .build();
            days.put(
                    String.join(
                            "/",
                            tenant,
                            window.getSite(),
                            window.getCategory(),
                            window.getChannel().name(),
                            date.toString()),
                    new Day(window, wall, business));
        }
        return List.copyOf(days.values());
    }

    private static Instant instant(Random random) {
        return Instant.parse("2025-11-20T00:00:00Z").plusSeconds(random.nextInt(100 * 86_400));
    }

    private static String month(Case one) {
        return one.getTenant() + "|" + one.getSite() + "|" + first(one.getOpenedAt(), one.getTenant());
    }

    private static String month(Day one) {
        return one.window.getTenant() + "|" + one.window.getSite() + "|"
                + first(one.window.getWindowStart(), one.window.getTenant());
    }

    private static LocalDate first(Instant at, String tenant) {
        return at.atZone(ZoneId.of(ZONES.get(tenant))).toLocalDate().withDayOfMonth(1);
    }

    private static String counted(List<Day> of) {
        var windows = of.stream().map(Day::window).toList();
        long inTime = sum(windows, CountWindow::getAnsweredInTime);
        long late = sum(windows, CountWindow::getAnsweredLate);
        long overdue = sum(windows, CountWindow::getOverdue);
        return Stream.of(
                        sum(windows, CountWindow::getReports),
                        sum(windows, CountWindow::getCases),
                        sum(windows, CountWindow::getDuplicates),
                        inTime,
                        late,
                        sum(windows, CountWindow::getOpen),
                        overdue,
                        share(inTime, inTime + late + overdue),
                        sum(windows, CountWindow::getEscalations))
                .map(Object::toString)
                .collect(joining("|"));
    }

    private static String voted(List<Case> of) {
        long votes = sum(of, Case::getVotes);
        return "|" + of.stream().filter(one -> one.getReopened() > 0).count() + "|" + votes + "|"
                + (votes == 0
                        ? "-"
                        : BigDecimal.valueOf(sum(of, Case::getVoteSum))
                                .divide(BigDecimal.valueOf(votes), 2, RoundingMode.HALF_UP));
    }

    private static String share(long part, long whole) {
        return whole == 0
                ? "-"
                : BigDecimal.valueOf(part)
                        .divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    private static long count(List<Case> of, CaseStatus status) {
        return of.stream().filter(one -> one.getStatus() == status).count();
    }

    private static <T> long sum(Collection<T> of, ToLongFunction<T> figure) {
        return of.stream().mapToLong(figure).sum();
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static List<Long> durations(Random random) {
        return random.doubles(1 + random.nextInt(20), 5, 18)
                .mapToObj(x -> (long) Math.exp(x))
                .toList();
    }

    private static DurationSketch sketchOf(List<Long> millis) {
        var counts = new TreeMap<Integer, Integer>();
        millis.forEach(one -> counts.merge((int) Math.ceil(Math.log(one) / Math.log(G)), 1, Integer::sum));
        return sketch(counts.entrySet().stream()
                .flatMapToInt(one -> Arrays.stream(new int[] {one.getKey(), one.getValue()}))
                .toArray());
    }

    private static void assertQuantile(String what, String seconds, List<Long> sorted, double q) {
        double truth = sorted.get((int) Math.floor(q * (sorted.size() - 1)));
        assertThat(Double.parseDouble(seconds) * 1000)
                .as(what + ", q " + q)
                .isCloseTo(truth, within(truth * 0.0101 + 1));
    }

    private static Clock step(String name, ClockStatus status) {
        return Clock.newBuilder(clockThat(name, status)).setCompletable(true).build();
    }

    private static Clock clockThat(String name, ClockStatus status) {
        return Clock.newBuilder(clock(name, Instant.EPOCH)).setStatus(status).build();
    }

    private static Arguments fate(String what, CaseStatus status, String fate, Clock... clocks) {
        return Arguments.of(what, status, List.of(clocks), fate);
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
