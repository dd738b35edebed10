package io.huiyin.processor.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.processor.oncall.Duty.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotaTest {
    private static final Rota MINE = Written.rota("""
            zone: Asia/Shanghai
            calendars:
              office:
                hours: {mon: ["09:00-17:00"], tue: ["09:00-17:00"], wed: ["09:00-17:00"], thu: ["09:00-17:00"], fri: ["09:00-17:00"]}
                holidays: ["2026-10-01", "2026-10-02"]
                workdays: {"2026-10-10": fri}
            roles: {boss: [qi, ke]}
            rotas:
              r:
                shifts:
                  - {name: early, hours: "06:00-14:00", members: [li, [chen, zhao]], from: 2026-01-05, handover: mon 06:00}
                  - {name: night, hours: "22:00-06:00", members: [wu, zheng, wang], every: day, from: 2026-01-05, handover: "22:00"}
                  - {name: desk, calendar: office, members: [sun, zhou], every: 2 weeks, from: 2026-01-05, handover: mon 09:00}
                overrides:
                  - {from: "2026-09-01T00:00", to: "2026-09-03T00:00", who: one}
                  - {from: "2026-09-01T23:00", to: "2026-09-02T02:00", who: two, shift: night}
                  - {from: "2026-09-01T12:00", to: "2026-09-01T13:00", who: [three, boss]}
                otherwise: boss
            """);

    /** Local times of Shanghai, which is eight hours ahead all year. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "2026-01-04T23:00; qi ke; OTHERWISE; -; 2026-01-05T06:00",
                "2026-01-05T05:59; qi ke; OTHERWISE; -; 2026-01-05T06:00",
                "2026-01-05T06:00; li; TURN; 2026-01-05T06:00; 2026-01-05T09:00",
                "2026-01-05T13:59; li sun; TURN; 2026-01-05T06:00; 2026-01-05T14:00",
                "2026-01-05T14:00; sun; TURN; 2026-01-05T09:00; 2026-01-05T17:00",
                "2026-01-05T18:00; qi ke; OTHERWISE; 2026-01-05T17:00; 2026-01-05T22:00",
                "2026-01-05T22:00; wu; TURN; 2026-01-05T22:00; 2026-01-06T06:00",
                "2026-01-06T05:59; wu; TURN; 2026-01-05T22:00; 2026-01-06T06:00",
                "2026-01-06T23:00; zheng; TURN; 2026-01-06T22:00; 2026-01-07T06:00",
                "2026-01-12T06:00; chen zhao; TURN; 2026-01-12T06:00; 2026-01-12T09:00",
                "2026-01-12T10:00; chen zhao sun; TURN; 2026-01-12T06:00; 2026-01-12T14:00",
                "2026-01-19T10:00; li zhou; TURN; 2026-01-19T06:00; 2026-01-19T14:00",
                "2026-10-01T16:00; qi ke; OTHERWISE; 2026-10-01T14:00; 2026-10-01T22:00",
                "2026-10-10T16:00; zhou; TURN; 2026-10-10T09:00; 2026-10-10T17:00",
                "2126-01-07T10:00; li zhou; TURN; 2126-01-07T06:00; 2126-01-07T14:00",
                "2026-09-01T07:00; one; OVERRIDE; 2026-09-01T06:00; 2026-09-01T09:00",
                "2026-09-01T10:00; one; OVERRIDE; 2026-09-01T06:00; 2026-09-01T12:00",
                "2026-09-01T12:30; three qi ke; OVERRIDE; 2026-09-01T12:00; 2026-09-01T13:00",
                "2026-09-01T13:30; one; OVERRIDE; 2026-09-01T13:00; 2026-09-01T14:00",
                "2026-09-01T20:00; one; OVERRIDE; 2026-09-01T17:00; 2026-09-01T22:00",
                "2026-09-01T22:30; one; OVERRIDE; 2026-09-01T22:00; 2026-09-01T23:00",
                "2026-09-02T01:00; two; OVERRIDE; 2026-09-01T23:00; 2026-09-02T02:00",
                "2026-09-02T02:00; one; OVERRIDE; 2026-09-02T02:00; 2026-09-02T06:00",
                "2026-09-03T01:00; wu; TURN; 2026-09-03T00:00; 2026-09-03T06:00",
                "2026-09-01T02:00; one; OVERRIDE; 2026-09-01T00:00; 2026-09-01T06:00",
            })
    void crews_atAnInstant_areWhoseShiftIsOn(String at, String people, Reason reason, String since, String until) {
        var found = MINE.at(shanghai(at));

        assertThat(found.people()).isEqualTo(List.of(people.split(" ")));
        assertThat(MINE.people(shanghai(at))).isEqualTo(found.people());
        assertThat(found.duties().getFirst().reason()).isEqualTo(reason);
        assertThat(found.duties().getFirst().since())
                .isEqualTo(since.equals("-") ? Optional.empty() : Optional.of(shanghai(since)));
        assertThat(found.until()).contains(shanghai(until));
    }

    private static Instant shanghai(String local) {
        return Instant.parse(local + ":00+08:00");
    }

    /** Turns change at local time: before, at and after a change of clocks, in a gap and in the hour that comes twice. */
    @ParameterizedTest(name = "{0} {1} at {2}")
    @CsvSource({
        // Clocks go forward on 29 March 2026 at 02:00 to 03:00, and back on 25 October at 03:00 to 02:00.
        "Europe/Berlin, 08:00, 2026-03-28T06:59:59.999Z, b",
        "Europe/Berlin, 08:00, 2026-03-28T07:00:00Z, c",
        "Europe/Berlin, 08:00, 2026-03-29T05:59:59.999Z, c",
        "Europe/Berlin, 08:00, 2026-03-29T06:00:00Z, a",
        "Europe/Berlin, 08:00, 2026-10-25T06:59:59.999Z, c",
        "Europe/Berlin, 08:00, 2026-10-25T07:00:00Z, a",
        "Europe/Berlin, 02:30, 2026-03-29T01:29:59.999Z, c",
        "Europe/Berlin, 02:30, 2026-03-29T01:30:00Z, a",
        "Europe/Berlin, 02:30, 2026-10-25T00:29:59.999Z, c",
        "Europe/Berlin, 02:30, 2026-10-25T00:30:00Z, a",
        "Europe/Berlin, 02:30, 2026-10-25T01:30:00Z, a",
        // Forward on 8 March at 02:00, back on 1 November at 02:00.
        "America/New_York, 02:30, 2026-03-08T07:29:59.999Z, c",
        "America/New_York, 02:30, 2026-03-08T07:30:00Z, a",
        "America/New_York, 01:30, 2026-11-01T05:29:59.999Z, a",
        "America/New_York, 01:30, 2026-11-01T05:30:00Z, b",
        "America/New_York, 01:30, 2026-11-01T06:30:00Z, b",
        // By half an hour: back on 5 April at 02:00 to 01:30, forward on 4 October at 02:00 to 02:30.
        "Australia/Lord_Howe, 01:45, 2026-04-04T14:44:59.999Z, a",
        "Australia/Lord_Howe, 01:45, 2026-04-04T14:45:00Z, b",
        "Australia/Lord_Howe, 01:45, 2026-04-04T15:15:00Z, b",
        "Australia/Lord_Howe, 02:15, 2026-10-03T15:44:59.999Z, c",
        "Australia/Lord_Howe, 02:15, 2026-10-03T15:45:00Z, a",
    })
    void handover_whereClocksChange_isAtLocalTime(String zone, String handover, Instant at, String person) {
        var rota = Written.rota("""
                zone: %s
                rotas: {r: {shifts: [{name: s, members: [a, b, c], every: day, from: 2026-01-01, handover: "%s"}]}}
                """.formatted(zone, handover));

        assertThat(rota.people(at)).containsExactly(person);
    }

    /** Samoa had no 30 December 2011: the turn of that day has no length, and nobody's turn is lost besides. */
    @ParameterizedTest
    @CsvSource({"2011-12-30T17:59:59Z, b", "2011-12-30T18:00:00Z, d", "2011-12-31T18:00:00Z, e"})
    void handover_onASkippedDay_goesOnWithTheNext(Instant at, String person) {
        var rota = Written.rota("""
                zone: Pacific/Apia
                rotas: {r: {shifts: [{name: s, members: [a, b, c, d, e], every: day, from: 2011-12-28, handover: "08:00"}]}}
                """);

        assertThat(rota.people(at)).containsExactly(person);
    }

    @Test
    void followTheSun_eachRegionInItsOwnZone_coversTheDayInBothHalvesOfTheYear() {
        var rota = Written.rota("""
                rotas:
                  r:
                    shifts:
                      - {name: asia, zone: Asia/Shanghai, hours: "08:00-16:00", members: a, from: 2026-01-01, handover: "00:00"}
                      - {name: europe, zone: Europe/Berlin, hours: "08:00-18:00", members: e, from: 2026-01-01, handover: "00:00"}
                      - {name: america, zone: America/New_York, hours: "10:00-20:00", members: n, from: 2026-01-01, handover: "00:00"}
                """);

        assertThat(rota.people(Instant.parse("2026-01-10T07:30:00Z"))).containsExactly("a", "e");
        assertThat(rota.people(Instant.parse("2026-07-10T06:30:00Z"))).containsExactly("a", "e");
        assertThat(rota.people(Instant.parse("2026-01-10T16:30:00Z"))).containsExactly("e", "n");
        assertThat(rota.people(Instant.parse("2026-07-10T16:30:00Z"))).containsExactly("n");
        assertThat(rota.at(Instant.parse("2026-07-10T16:30:00Z")).duties().getFirst())
                .isEqualTo(new Duty(
                        Optional.of("america"),
                        List.of("n"),
                        Reason.TURN,
                        Optional.of(Instant.parse("2026-07-10T14:00:00Z")),
                        Optional.of(Instant.parse("2026-07-11T00:00:00Z"))));
    }

    @Test
    void nobody_whereNoShiftIsOnAndNothingIsSaid_isAnEmptyAnswerUntilTheNextShift() {
        var rota = Written.rota("""
                zone: UTC
                rotas: {r: {shifts: [{name: s, hours: {mon: ["08:00-16:00"]}, members: a, from: 2026-01-05, handover: "08:00"}]}}
                """);

        assertThat(rota.at(Instant.parse("2026-01-06T00:00:00Z")))
                .isEqualTo(new OnCall(List.of(), Optional.of(Instant.parse("2026-01-12T08:00:00Z"))));
        assertThat(rota.at(Instant.parse("2025-06-01T00:00:00Z")).until())
                .contains(Instant.parse("2026-01-05T08:00:00Z"));
    }

    /** A member who is alone hands over to nobody, and a shift around the clock has no end. */
    @Test
    void onePerson_aroundTheClock_isOnCallSinceTheFirstHandover() {
        var rota = Written.rota("""
                zone: UTC
                rotas: {r: {shifts: [{name: s, members: a, from: 2006-01-05, handover: "08:00"}]}}
                """);

        assertThat(rota.at(Instant.parse("2026-01-06T00:00:00Z")))
                .isEqualTo(new OnCall(
                        List.of(new Duty(
                                Optional.of("s"),
                                List.of("a"),
                                Reason.TURN,
                                Optional.of(Instant.parse("2006-01-05T08:00:00Z")),
                                Optional.empty())),
                        Optional.empty()));
    }
}
