package io.huiyin.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.check.Problem;
import io.huiyin.policy.CalendarRules.Period;
import io.huiyin.policy.RotaRules.Replacement;
import io.huiyin.policy.RotaRules.Shift;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotaReaderTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String HEAD = """
            clocks: []
            zone: Europe/Berlin
            calendars: {office: {hours: {mon: ["08:00-12:00"]}}}
            rotas:
              r:
            \s\s\s\s""";
    private static final String SHIFT = "shifts: [{name: night, members: x, from: 2026-01-05, handover: 08:00}]";

    @Test
    void rota_everyKey_givesTheRules() {
        var rules = sound("""
                clocks: []
                zone: Asia/Shanghai
                calendars: {office: {hours: {mon: ["08:00-12:00"]}}}
                roles: {duty-manager: [wang, li], crew: chen}
                rotas:
                  dispatch:
                    shifts:
                      - {name: early, members: [wang, [li, crew]], every: week, from: 2026-01-05, handover: mon 08:00, hours: "08:00-16:00"}
                      - {name: far, zone: Europe/Berlin, members: sun, every: 3 days, from: 2026-01-01, handover: "06:30", calendar: office}
                      - {name: all, members: [a, b], every: 2 weeks, from: 2026-01-06, handover: "00:00", hours: {tue: ["22:00-06:00"]}}
                    overrides:
                      - {from: "2026-10-01T08:00", to: "2026-10-02T08:00:30", who: zhang, shift: early}
                      - {from: "2026-10-01T08:00+02:00", to: "2026-10-01T08:00Z", who: [zhang, duty-manager]}
                    otherwise: duty-manager
                """);

        assertThat(rules.roles()).isEqualTo(Map.of("duty-manager", List.of("wang", "li"), "crew", List.of("chen")));
        var rota = Objects.requireNonNull(rules.rotas().get("dispatch"));
        assertThat(rota.zone()).isEqualTo(SHANGHAI);
        assertThat(rota.otherwise()).containsExactly("wang", "li");
        var early = rota.shifts().getFirst();
        assertThat(early.members()).containsExactly(List.of("wang"), List.of("li", "chen"));
        assertThat(early.days()).isEqualTo(7);
        assertThat(early.first()).isEqualTo(LocalDate.of(2026, 1, 5));
        assertThat(early.handover()).isEqualTo(LocalTime.of(8, 0));
        var day = List.of(new Period(LocalTime.of(8, 0), LocalTime.of(16, 0)));
        assertThat(early.hours().hours()).hasSize(7).allSatisfy((_day, hours) -> assertThat(hours)
                .isEqualTo(day));
        var office = Objects.requireNonNull(rules.calendars().get("office"));
        assertThat(rota.shifts().get(1))
                .isEqualTo(new Shift(
                        "far",
                        List.of(List.of("sun")),
                        3,
                        LocalDate.of(2026, 1, 1),
                        LocalTime.of(6, 30),
                        ZoneId.of("Europe/Berlin"),
                        office));
        assertThat(rota.shifts().get(2).days()).isEqualTo(14);
        assertThat(rota.shifts().get(2).hours().hours()).containsOnlyKeys(DayOfWeek.TUESDAY);
        assertThat(rota.replacements())
                .containsExactly(
                        new Replacement(
                                Instant.parse("2026-10-01T00:00:00Z"),
                                Instant.parse("2026-10-02T00:00:30Z"),
                                List.of("zhang"),
                                Optional.of("early")),
                        new Replacement(
                                Instant.parse("2026-10-01T06:00:00Z"),
                                Instant.parse("2026-10-01T08:00:00Z"),
                                List.of("zhang", "wang", "li"),
                                Optional.empty()));
    }

    /** A local time that does not exist shifts forward, an ambiguous one means the first. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-29T02:30, 2026-03-29T01:30:00Z",
        "2026-10-25T02:30, 2026-10-25T00:30:00Z",
        "2026-10-25T02:30+01:00, 2026-10-25T01:30:00Z"
    })
    void override_aroundAChangeOfClocks_isReadAsTheCalendarsDo(String written, Instant instant) {
        var rules = sound("""
                clocks: []
                zone: Europe/Berlin
                rotas:
                  r:
                    shifts: [{name: a, members: x, from: 2026-01-05, handover: "08:00"}]
                    overrides: [{from: "%s", to: "2027-01-01T00:00", who: y}]
                """.formatted(written));

        assertThat(Objects.requireNonNull(rules.rotas().get("r"))
                        .replacements()
                        .getFirst()
                        .from())
                .isEqualTo(instant);
    }

    /** One wrong thing a row: what stands in the rota (| is a new line), the field named, and a part of what would be right. */
    @ParameterizedTest(name = "{1} {0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "shift: []; rotas.r.shift (line 6); the nearest is 'shifts'",
                "shifts: [{name: b, membrs: x, members: x, from: 2026-01-05, handover: mon 08:00}]; rotas.r.shifts[0].membrs (line 6); the nearest is 'members'",
                "shifts: []; rotas.r.shifts (line 6); one or more shifts",
                "shifts: [{name: b, from: 2026-01-05, handover: mon 08:00}]; rotas.r.shifts[0].members; whose turn it is",
                "shifts: [{name: b, members: [], from: 2026-01-05, handover: mon 08:00}]; rotas.r.shifts[0].members (line 6); whose turn it is",
                "shifts: [{name: b, members: [x, []], from: 2026-01-05, handover: mon 08:00}]; rotas.r.shifts[0].members[1] (line 6); at least one value",
                "shifts: [{name: b, members: [[x, x]], from: 2026-01-05, handover: mon 08:00}]; rotas.r.shifts[0].members[0][1] (line 6); given once",
                "shifts: [{name: b, members: x, handover: mon 08:00}]; rotas.r.shifts[0].from; a date such as 2026-01-05",
                "shifts: [{name: b, members: x, from: 2026-02-30, handover: 08:00}]; rotas.r.shifts[0].from (line 6); a date such as 2026-01-05",
                "shifts: [{name: b, members: x, from: 1999-01-01, handover: 08:00}]; rotas.r.shifts[0].from (line 6); from 2000 to 2199",
                "shifts: [{name: b, members: x, from: 2026-01-05}]; rotas.r.shifts[0].handover; a local time such as 08:00",
                "shifts: [{name: b, members: x, from: 2026-01-05, handover: monday 08:00}]; rotas.r.shifts[0].handover (line 6); mon 08:00",
                "shifts: [{name: b, members: x, from: 2026-01-05, handover: mom 08:00}]; rotas.r.shifts[0].handover (line 6); mon 08:00",
                "shifts: [{name: b, members: x, from: 2026-01-05, handover: 24:00}]; rotas.r.shifts[0].handover (line 6); mon 08:00",
                "shifts: [{name: b, members: x, from: 2026-01-05, handover: tue 08:00}]; rotas.r.shifts[0].handover (line 6); mon, the weekday of 'from' 2026-01-05",
                "shifts: [{name: b, members: x, every: day, from: 2026-01-05, handover: mon 08:00}]; rotas.r.shifts[0].handover (line 6); a time alone",
                "shifts: [{name: b, members: x, every: 7 days, from: 2026-01-05, handover: mon 08:00}]; rotas.r.shifts[0].handover (line 6); a time alone",
                "shifts: [{name: b, members: x, every: month, from: 2026-01-05, handover: 08:00}]; rotas.r.shifts[0].every (line 6); day, week",
                "shifts: [{name: b, members: x, every: 0 days, from: 2026-01-05, handover: 08:00}]; rotas.r.shifts[0].every (line 6); day, week",
                "shifts: [{name: b, members: x, every: 53 weeks, from: 2026-01-05, handover: 08:00}]; rotas.r.shifts[0].every (line 6); at most 366 days",
                "shifts: [{name: b, members: x, from: 2026-01-05, handover: 08:00, zone: Mars}]; rotas.r.shifts[0].zone (line 6); IANA",
                "shifts: [{name: b, members: x, from: 2026-01-05, handover: 08:00, calendar: ofice}]; rotas.r.shifts[0].calendar (line 6); the nearest is 'office'",
                "shifts: [{name: b, members: x, from: 2026-01-05, handover: 08:00, calendar: office, hours: \"08:00-09:00\"}]; rotas.r.shifts[0].hours (line 6); only one can say",
                "shifts: [{name: b, members: x, from: 2026-01-05, handover: 08:00, hours: [\"08:00-09:00\", \"08:30-10:00\"]}]; rotas.r.shifts[0].hours[1] (line 6); without overlap",
                "shifts: [{name: b, members: x, from: 2026-01-05, handover: 08:00, hours: [\"05:00-06:00\", \"22:00-06:00\"]}]; rotas.r.shifts[0].hours (line 6); over midnight",
                "shifts: [{name: b, members: x, from: 2026-01-05, handover: 08:00, hours: []}]; rotas.r.shifts[0].hours (line 6); at least one period",
                "shifts: [{name: b, members: x, from: 2026-01-05, handover: 08:00, hours: {}}]; rotas.r.shifts[0].hours (line 6); at least one weekday",
                "shifts: [{name: b, members: x, from: 2026-01-05, handover: 08:00}, {name: b, members: y, from: 2026-01-05, handover: 08:00}]; rotas.r.shifts[1] (line 6); a name of its own",
                "shifts: [{members: x, from: 2026-01-05, handover: 08:00}]; rotas.r.shifts[0].name; a name of 1 to 100",
                "SHIFT|    overrides: [{from: \"2026-10-01T08:00\", to: \"2026-10-01T08:00\", who: y}]; rotas.r.overrides[0].to (line 7); later than 'from', which is 2026-10-01T06:00:00Z",
                "SHIFT|    overrides: [{from: \"2026-10-01\", to: \"2026-10-01T08:00\", who: y}]; rotas.r.overrides[0].from (line 7); a local time such as",
                "SHIFT|    overrides: [{to: \"2026-10-01T08:00\", who: y}]; rotas.r.overrides[0].from; a local time such as",
                "SHIFT|    overrides: [{from: \"2026-10-01T08:00\", to: \"2026-10-01T18:00\"}]; rotas.r.overrides[0].who; who stands in",
                "SHIFT|    overrides: [{from: \"2026-10-01T08:00\", to: \"2026-10-01T18:00\", who: []}]; rotas.r.overrides[0].who (line 7); at least one value",
                "SHIFT|    overrides: [{from: \"2026-10-01T08:00\", to: \"2026-10-01T18:00\", who: y, shift: nigt}]; rotas.r.overrides[0].shift (line 7); the nearest is 'night'",
                "SHIFT|    otherwise: []; rotas.r.otherwise (line 7); at least one value",
            })
    void rota_oneThingWrong_namesPathLineAndWhatWouldBeRight(String written, String field, String expected) {
        var problems = problems(HEAD + written.replace("SHIFT", SHIFT).replace('|', '\n'));

        assertThat(problems)
                .filteredOn(problem -> problem.field().equals(field))
                .singleElement()
                .satisfies(problem -> assertThat(problem.expected()).contains(expected));
        assertThat(problems).hasSize(field.endsWith(".shift (line 6)") ? 2 : 1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{owner: [a]}; roles.owner (line 2); another name",
                "{\"on-call:x\": [a]}; roles.on-call:x (line 2); another name",
                "{boss: []}; roles.boss (line 2); at least one value",
                "{boss: [a, a]}; roles.boss[1] (line 2); given once",
                "{boss: [a], all: [b, boss]}; roles.all (line 2); people; 'boss' is a role itself",
                "{boss: {a: b}}; roles.boss (line 2); a list",
                "{boss:}; roles.boss (line 2); a list",
            })
    void roles_oneThingWrong_namesPathLineAndWhatWouldBeRight(String written, String field, String expected) {
        var problems = problems("clocks: []\nroles: " + written);

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().field()).isEqualTo(field);
        assertThat(problems.getFirst().expected()).contains(expected);
    }

    private static PolicyRules sound(String yaml) {
        var parsed = PolicyLanguage.parse(yaml);
        assertThat(parsed).isInstanceOf(Parsed.Sound.class);
        return ((Parsed.Sound) parsed).rules();
    }

    private static List<Problem> problems(String yaml) {
        var parsed = PolicyLanguage.parse(yaml);
        assertThat(parsed).isInstanceOf(Parsed.Unsound.class);
        return ((Parsed.Unsound) parsed).problems();
    }
}
