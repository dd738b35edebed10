package io.huiyin.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.check.EventCheck;
import io.huiyin.check.Problem;
import io.huiyin.event.Report;
import io.huiyin.json.EventJson;
import io.huiyin.json.Read;
import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import io.huiyin.topic.Reference;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoTest {
    private static final Instant NOW = Instant.parse("2026-03-02T06:30:00Z");

    @Test
    void policy_asItComes_isSound() {
        assertThat(PolicyLanguage.parse(DemoPolicy.document())).isInstanceOf(Parsed.Sound.class);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void tide_anySeed_sendsWhatTheGatewayTakes(long seed) {
        var reports = tide(seed, 300);
        for (var report : reports) {
            var read = EventJson.read(report, Report.class, event -> EventCheck.check(event, NOW));
            assertThat(read).as("seed %d: %s", seed, report).isInstanceOf(Read.Valid.class);
        }
        var ids = new HashSet<String>();
        long again = reports.stream()
                .filter(report -> !ids.add(report.path("eventId").asText()))
                .count();
        assertThat(again).as("sent twice").isBetween(1L, 40L);
        assertThat(reports.stream().map(report -> report.path("site").asText()).distinct())
                .hasSize(4);
    }

    @Test
    void tide_sameSeed_sendsTheSame() {
        assertThat(tide(7, 50)).isEqualTo(tide(7, 50));
        assertThat(tide(7, 50)).isNotEqualTo(tide(8, 50));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void staff_anySeed_doesWhatTheGatewayTakes(long seed) {
        var staff = new Staff(seed);
        for (int i = 0; i < 100; i++) {
            for (var deed : staff.plan("demo", "mine-1", "e-" + i, Reference.of("demo", "e-" + i))) {
                assertThat(problems(deed)).as("seed %d: %s", seed, deed).isEmpty();
                assertThat(deed.after()).isPositive();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T16:00:00Z, NIGHT",
        "2026-03-01T23:59:59Z, NIGHT",
        "2026-03-02T00:00:00Z, EARLY",
        "2026-03-02T08:00:00Z, MIDDLE",
        "2026-03-02T15:59:59Z, MIDDLE"
    })
    void shift_byLocalHour_isOneOfThree(Instant at, Shift shift) {
        assertThat(Shift.at(at, ZoneId.of("Asia/Shanghai"))).isEqualTo(shift);
    }

    private static List<Problem> problems(Staff.Deed deed) {
        return switch (deed) {
            case Staff.Act act -> EventCheck.check(act.action(), NOW);
            case Staff.Vote vote -> EventCheck.check(vote.vote(), NOW);
        };
    }

    private static List<ObjectNode> tide(long seed, int steps) {
        var tide = new Tide("demo", "run", seed);
        var sent = new ArrayList<ObjectNode>();
        for (int i = 0; i < steps; i++) {
            sent.addAll(tide.next(NOW));
        }
        return sent;
    }
}
