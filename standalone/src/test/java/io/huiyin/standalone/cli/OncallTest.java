package io.huiyin.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OncallTest {
    private static final String POLICY = """
            clocks: []
            zone: Europe/Berlin
            roles: {boss: [王, li]}
            rotas:
              dispatch:
                shifts:
                  - {name: 早班, hours: "06:00-14:00", members: [a, [b, c]], every: day, from: 2026-10-24, handover: "06:00"}
                  - {name: night, hours: "22:00-06:00", members: [d, e], every: day, from: 2026-10-24, handover: "22:00"}
                overrides: [{from: "2026-10-25T10:00", to: "2026-10-26T06:00", who: 王}]
                otherwise: boss
              desk:
                shifts: [{name: all, members: x, from: 2026-10-24, handover: "08:00"}]
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path policy;

    @BeforeEach
    void write(@TempDir Path folder) throws IOException {
        policy = Files.writeString(folder.resolve("p.yaml"), POLICY);
    }

    @Test
    void who_atATime_saysPeopleShiftSinceUntilAndNext() {
        assertThat(run("who", "--at", "2026-10-25T01:30Z")).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "dispatch at 2026-10-25 02:30 Europe/Berlin",
                        "  night: d, since 2026-10-24 22:00, until 2026-10-25 06:00",
                        "  next, from 2026-10-25 06:00: b, c",
                        "desk at 2026-10-25 02:30 Europe/Berlin",
                        "  all: x, since 2026-10-24 08:00");
    }

    @Test
    void who_localTime_isOfTheRotasZone() {
        assertThat(run("who", "--rota", "dispatch", "--at", "2026-10-24T15:00")).isZero();
        assertThat(out.toString())
                .contains("between shifts: 王, li (as nobody else is), since 2026-10-24 14:00, until 2026-10-24 22:00");
    }

    @Test
    void who_asJson_hasInstants() throws IOException {
        assertThat(run("who", "--rota", "dispatch", "--json", "--at", "2026-10-25T12:00"))
                .isZero();
        assertThat(new ObjectMapper().readTree(out.toString())).isEqualTo(new ObjectMapper().readTree("""
                                {"rotas": [{"rota": "dispatch", "zone": "Europe/Berlin", "at": "2026-10-25T11:00:00Z", "people": ["王"],
                                  "duties": [{"shift": "早班", "people": ["王"], "reason": "OVERRIDE",
                                    "since": "2026-10-25T09:00:00Z", "until": "2026-10-25T13:00:00Z"}],
                                  "next": {"at": "2026-10-25T13:00:00Z", "people": ["王"]}}]}
                                """));
    }

    @Test
    void schedule_overDays_isATableOfShiftsAtLocalTime() {
        assertThat(run("schedule", "--rota", "dispatch", "--from", "2026-10-24", "--to", "2026-10-26"))
                .isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "dispatch, local times of Europe/Berlin",
                        "  day             早班                              night                           between shifts",
                        "  sat 2026-10-24  06:00-14:00 a                     22:00-24:00 d                   00:00-06:00 王+li, 14:00-22:00 王+li",
                        "  sun 2026-10-25  06:00-10:00 b+c, 10:00-14:00 王*  00:00-06:00 d, 22:00-24:00 王*  14:00-22:00 王*",
                        "  mon 2026-10-26  06:00-14:00 a                     00:00-06:00 王*, 22:00-24:00 d  14:00-22:00 王+li",
                        "  * stands in");
    }

    @Test
    void schedule_asJson_isAListOfDuties() throws IOException {
        assertThat(run("schedule", "--rota", "desk", "--json", "--from", "2026-10-23", "--to", "2026-10-24"))
                .isZero();
        assertThat(new ObjectMapper().readTree(out.toString())).isEqualTo(new ObjectMapper().readTree("""
                                {"rotas": [{"rota": "desk", "zone": "Europe/Berlin", "from": "2026-10-23", "to": "2026-10-24",
                                  "duties": [{"shift": "all", "people": ["x"], "reason": "TURN",
                                    "from": "2026-10-24T06:00:00Z", "to": "2026-10-24T22:00:00Z"}]}]}
                                """));
    }

    @Test
    void wrong_nameTimeOrDate_isAnsweredWithWhatWouldBeRight() {
        assertThat(run("who", "--rota", "dispach")).isEqualTo(2);
        assertThat(run("who", "--at", "noon")).isEqualTo(2);
        assertThat(run("schedule", "--from", "2026-10-32")).isEqualTo(2);
        assertThat(run("schedule", "--from", "2026-10-02", "--to", "2026-10-01"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("there is no rota 'dispach'", "did you mean 'dispatch'?", "--at is 'noon'")
                .contains("--from is '2026-10-32'", "--to is 2026-10-01; it must be from 2026-10-02");
    }

    private int run(String command, String... arguments) {
        var all = Stream.concat(Stream.of("oncall", command, "--policy", policy.toString()), Stream.of(arguments));
        return Huiyin.commandLine(Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
