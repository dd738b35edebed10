package io.huiyin.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.EscalationKind;
import io.huiyin.event.Severity;
import io.huiyin.policy.PageMatch.Page;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceRulesTest {
    private static final String BASE = """
            zone: Asia/Shanghai
            calendars:
              office: {hours: {mon: ["08:00-17:00"], tue: ["08:00-17:00"], fri: ["08:00-17:00"]}, holidays: [2026-03-10]}
            channels:
              - {name: duty, kind: webhook, url: "https://duty.example.org"}
              - {name: chat, kind: webhook, url: "https://chat.example.org"}
            clocks:
              - {name: respond, stops: RESPOND, target: 24h}
            """;

    /** Mon 2 March 2026, 16:00 in Shanghai is 08:00 UTC. */
    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                // bounds: the first is in, the last is not
                "from: 2026-03-02T16:00, until: 2026-03-02T18:00        | 2026-03-02T07:59:59.999Z | false | ",
                "from: 2026-03-02T16:00, until: 2026-03-02T18:00        | 2026-03-02T08:00:00Z     | true  | 2026-03-02T10:00:00Z",
                "from: 2026-03-02T16:00, until: 2026-03-02T18:00        | 2026-03-02T10:00:00Z     | false | ",
                "until: 2026-03-02T18:00                                | 2020-01-01T00:00:00Z     | true  | 2026-03-02T10:00:00Z",
                "until: '2026-03-02T18:00+01:00'                        | 2026-03-02T16:00:00Z     | true  | 2026-03-02T17:00:00Z",
                // the same hours every day, over midnight, in a zone of its own
                "hours: '22:00-06:00'                                   | 2026-03-02T13:59:59Z     | false | ",
                "hours: '22:00-06:00'                                   | 2026-03-02T14:00:00Z     | true  | 2026-03-02T22:00:00Z",
                "hours: '22:00-06:00'                                   | 2026-03-02T21:59:59Z     | true  | 2026-03-02T22:00:00Z",
                "hours: '22:00-06:00', zone: UTC                        | 2026-03-02T22:00:00Z     | true  | 2026-03-03T06:00:00Z",
                // one weekly window; periods that meet are one
                "hours: {mon: ['16:00-20:00', '20:00-24:00']}           | 2026-03-02T08:00:00Z     | true  | 2026-03-02T16:00:00Z",
                "hours: {mon: ['16:00-20:00']}                          | 2026-03-03T08:00:00Z     | false | ",
                // a calendar, and what is outside it: weekend, holiday
                "calendar: office                                       | 2026-03-02T08:00:00Z     | true  | 2026-03-02T09:00:00Z",
                "outside: office                                        | 2026-03-02T08:00:00Z     | false | ",
                "outside: office                                        | 2026-03-02T09:00:00Z     | true  | 2026-03-03T00:00:00Z",
                "outside: office                                        | 2026-03-06T09:00:00Z     | true  | 2026-03-09T00:00:00Z",
                "outside: office                                        | 2026-03-10T04:00:00Z     | true  | 2026-03-13T00:00:00Z",
                // hours within bounds
                "outside: office, until: 2026-03-07T00:00               | 2026-03-06T09:00:00Z     | true  | 2026-03-06T16:00:00Z",
                "outside: office, until: 2026-03-07T00:00               | 2026-03-07T04:00:00Z     | false | ",
                // clocks change in Berlin on 29 March 2026: 02:30 is there as 03:30, so the night is an hour shorter
                "hours: '22:00-06:00', zone: Europe/Berlin              | 2026-03-28T21:00:00Z     | true  | 2026-03-29T04:00:00Z",
            })
    void silence_atAnInstant_holdsOrNot_andSaysWhenItEnds(String when, Instant at, boolean on, Instant end) {
        var silence = silence("{name: a, reason: b, " + when + "}");

        assertThat(silence.on(at)).isEqualTo(on);
        if (on) {
            assertThat(silence.end(at)).isEqualTo(end);
        }
    }

    @Test
    void end_ofHoursWithoutAnEndInSight_isAnInstantWithinThem() {
        var silence = silence("{name: a, reason: b, hours: {mon: ['00:00-24:00'], tue: ['00:00-24:00'],"
                + " wed: ['00:00-24:00'], thu: ['00:00-24:00'], fri: ['00:00-24:00'], sat: ['00:00-24:00'],"
                + " sun: ['00:00-24:00']}}");
        var noon = Instant.parse("2026-03-02T04:00:00Z");

        assertThat(silence.end(noon)).isAfter(noon).satisfies(end -> assertThat(silence.on(end))
                .isTrue());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                       | true",
                "{site: north}                            | true",
                "{site: [south, north]}                   | true",
                "{site: south}                            | false",
                "{category: roof, severity: [LOW, HIGH]}  | true",
                "{category: roof, severity: LOW}          | false",
                "{clock: respond, kind: BREACH}           | true",
                "{kind: [WARNING, STEP]}                  | false",
                "{channel: duty}                          | true",
                "{channel: chat}                          | false",
            })
    void match_ofEveryKey_mustHold(String when, boolean matches) {
        var silence = silence("{name: a, reason: b, until: 2026-03-02T18:00, when: " + when + "}");

        assertThat(silence.match()
                        .matches(new Page("north", "roof", Severity.HIGH, "respond", EscalationKind.BREACH, "duty")))
                .isEqualTo(matches);
    }

    @Test
    void silences_asWritten_areRead() {
        var silence = silence("{name: move, reason: the server moves, from: 2026-03-02T16:00,"
                + " until: 2026-03-02T18:00, when: {site: north, channel: [duty]}}");

        assertThat(silence)
                .isEqualTo(new SilenceRules(
                        "move",
                        new PageMatch(Set.of("north"), Set.of(), Set.of(), Set.of(), Set.of(), Set.of("duty")),
                        Optional.of(Instant.parse("2026-03-02T08:00:00Z")),
                        Optional.of(Instant.parse("2026-03-02T10:00:00Z")),
                        Optional.empty(),
                        "the server moves"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{reason: b, until: 2026-03-02T18:00}                                    | silences[0].name   | a name of 1 to 100",
                "{name: a, until: 2026-03-02T18:00}                                      | silences[0].reason | given: why",
                "{name: a, reason: b}                                                    | silences[0].until  | given: when it is over",
                "{name: a, reason: b, from: 2026-03-02T18:00}                            | silences[0].until  | given: when it is over",
                "{name: a, reason: b, from: 2026-03-02T18:00, until: 2026-03-02T18:00}   | silences[0].until (line 10)  | later than 'from'",
                "{name: a, reason: b, until: tomorrow}                                   | silences[0].until (line 10)  | a local time such as",
                "{name: a, reason: b, calendar: ofice}                                   | silences[0].calendar (line 10) | the nearest is 'office'",
                "{name: a, reason: b, outside: always}                                   | silences[0].outside (line 10) | a calendar with hours",
                "{name: a, reason: b, outside: office, calendar: office}                 | silences[0].outside (line 10) | only one of hours",
                "{name: a, reason: b, hours: '9-5'}                                      | silences[0].hours (line 10) | working time such as",
                "{name: a, reason: b, until: 2026-03-02T18:00, when: {channel: dty}}     | silences[0].when.channel (line 10) | the nearest is 'duty'",
                "{name: a, reason: b, until: 2026-03-02T18:00, when: {clock: resolve}}   | silences[0].when.clock (line 10) | a clock of this policy",
                "{name: a, reason: b, until: 2026-03-02T18:00, when: {kind: HAZARD}}     | silences[0].when.kind (line 10) | one of WARNING, BREACH, STEP, SUMMARY",
                "{name: a, reason: b, until: 2026-03-02T18:00, when: {site: Nord_1}}     | silences[0].when.site (line 10) | the slug of a site",
                "{name: a, reason: b, till: 2026-03-02T18:00}                            | silences[0].till (line 10) | one of the keys name, when",
            })
    void silence_thatIsWrong_isRefusedWithWhatWouldBeRight(String written, String field, String expected) {
        assertThat(PolicyLanguage.parse(BASE + "silences:\n  - " + written))
                .isInstanceOfSatisfying(Parsed.Unsound.class, unsound -> assertThat(unsound.problems())
                        .anySatisfy(problem -> {
                            assertThat(problem.field()).isEqualTo(field);
                            assertThat(problem.expected()).contains(expected);
                        }));
    }

    private static SilenceRules silence(String written) {
        var parsed = PolicyLanguage.parse(BASE + "silences:\n  - " + written);
        assertThat(parsed).isInstanceOf(Parsed.Sound.class);
        return ((Parsed.Sound) parsed).rules().silences().getFirst();
    }
}
