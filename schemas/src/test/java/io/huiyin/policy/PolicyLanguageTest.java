package io.huiyin.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.check.Problem;
import io.huiyin.event.ActionKind;
import io.huiyin.event.Kind;
import io.huiyin.event.Severity;
import io.huiyin.policy.CalendarRules.Period;
import io.huiyin.policy.ClockRules.TargetRule;
import io.huiyin.policy.LadderStep.Offset;
import io.huiyin.policy.LadderStep.Share;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyLanguageTest {

    /** One wrong thing a row: what is written (| is a new line), the field named, and a part of what would be right. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "exends: builtin|clocks: []; exends (line 1); the nearest is 'extends'",
                "extends: builtn; extends (line 1); builtin",
                "extends: builtin|duplicates: {windw: 7d}; duplicates.windw (line 2); the nearest is 'window'",
                "extends: builtin|duplicates: {zzzzzz: 7d}; duplicates.zzzzzz (line 2); one of the keys near, window",
                "extends: builtin|duplicates: {near: maybe}; duplicates.near (line 2); true or false",
                "extends: builtin|duplicates: {window: 7 days}; duplicates.window (line 2); a duration such as 15s",
                "extends: builtin|duplicates: {window: 99d}; duplicates.window (line 2); at most 90d",
                "extends: builtin|duplicates: {merge: 1.2}; duplicates.merge (line 2); at most 1",
                "extends: builtin|duplicates: {merge: 0.3}; duplicates.suggest (from the template); at most merge",
                "extends: builtin|duplicates: {radius: 3 miles}; duplicates.radius (line 2); 500m or 1.5km",
                "extends: builtin|duplicates: {minLength: twelve}; duplicates.minLength (line 2); a whole number",
                "extends: builtin|duplicates: on; duplicates (line 2); a mapping of keys",
                "extends: builtin|zone: Mars/Olympus; zone (line 2); IANA database",
                "extends: builtin|zone:; zone (line 2); IANA database",
                "extends: builtin|name: [a, b]; name (line 2); text of 1 to 200",
                "extends: builtin|sites: {North_Mine: North}; sites.North_Mine (line 2); a slug",
                "extends: builtin|name: a|name: b; name (line 3); given once",
                "extends: builtin|retention: 2d; retention (line 2); at least reopenWithin",
                "extends: builtin|points: {vote: -1}; points.vote (line 2); from 0 to 10000",
                "name: Without clocks; clocks; extends: builtin",
                "clocks: []|classify: {rules: [{name: a, when: {keywords: [x]}}]}; classify.rules[0].set; at least one of",
                "clocks: []|classify: {rules: [{set: {owner: a}}]}; classify.rules[0].name; a name of 1 to 100",
                "clocks: []|classify: {rules: [{name: a, set: {owner: a}}, {name: a, set: {owner: b}}]}; classify.rules[1] (line 2); a name of its own",
                "clocks: []|classify: {rules: [{name: a, when: {keywords: []}, set: {owner: a}}]}; classify.rules[0].when.keywords (line 2); at least one value",
                "clocks: []|classify: {rules: [{name: a, when: {keywords: [a*b]}, set: {owner: a}}]}; classify.rules[0].when.keywords[0] (line 2); only at its end",
                "clocks: []|classify: {rules: [{name: a, when: {kind: HAZRD}, set: {owner: a}}]}; classify.rules[0].when.kind (line 2); HAZARD",
                "clocks: []|classify: {rules: [{name: a, set: {severity: UNSPECIFIED}}]}; classify.rules[0].set.severity (line 2); one of LOW",
                "clocks: []|classify: {rules: [{name: a, when: {words: [dangr]}, set: {owner: a}}]}|words: {danger: [x]}; classify.rules[0].when.words[0] (line 2); the nearest is 'danger'",
                "clocks: []|classify: {rules: [{name: a, when: {words: danger}, set: {owner: a}}]}; classify.rules[0].when.words (line 2); there is none",
                "clocks: []|words: {danger: []}; words.danger (line 2); at least one value",
                "clocks: []|words: {danger: [a*b]}; words.danger[0] (line 2); only at its end",
                "clocks: []|words: [danger]; words (line 2); a mapping of keys",
                "clocks: []|classify: {models: {category: Desk 1}}; classify.models.category (line 2); a model's name",
                "clocks: []|classify: {models: {category: {above: 0.5}}}; classify.models.category.name; a model's name",
                "clocks: []|classify: {models: {category: {name: a, above: 2}}}; classify.models.category.above (line 2); at most 1",
                "clocks: []|classify: {models: {kind: a}}; classify.models.kind (line 2); one of the keys category",
                "clocks: []|calendars: {office: {hours: {monday: [\"08:00-12:00\"]}}}; calendars.office.hours.monday (line 2); one of mon, tue",
                "clocks: []|calendars: {office: {hours: {mon: [\"8-12\"]}}}; calendars.office.hours.mon[0] (line 2); 08:00-12:00",
                "clocks: []|calendars: {office: {hours: {mon: [\"08:00-25:00\"]}}}; calendars.office.hours.mon[0] (line 2); 08:00-12:00",
                "clocks: []|calendars: {office: {hours: {mon: [\"08:00-12:00\", \"11:59-13:00\"]}}}; calendars.office.hours.mon[1] (line 2); without overlap",
                "clocks: []|calendars: {office: {hours: {mon: [\"13:00-14:00\", \"08:00-09:00\"]}}}; calendars.office.hours.mon[1] (line 2); later than the period before",
                "clocks: []|calendars: {office: {hours: {sun: [\"22:00-06:00\"], mon: [\"05:00-09:00\"]}}}; calendars.office.hours (line 2); over midnight",
                "clocks: []|calendars: {office: {zone: UTC}}; calendars.office.hours; at least one weekday",
                "clocks: []|calendars: {always: {hours: {mon: [\"08:00-12:00\"]}}}; calendars.always (line 2); another name",
                "clocks: []|calendars: {office: {hours: {mon: [\"08:00-12:00\"]}, holidays: [2026-02-30]}}; calendars.office.holidays[0] (line 2); 2026-10-01",
                "clocks: []|calendars: {office: {hours: {mon: [\"08:00-12:00\"]}, holidays: [\"*-13-01\"]}}; calendars.office.holidays[0] (line 2); for every year",
                "clocks: []|calendars: {office: {hours: {mon: [\"08:00-12:00\"]}, workdays: {2026-10-10: tue}}}; calendars.office.workdays.2026-10-10 (line 2); has working hours",
                "clocks: [{name: a, stops: [RESPOND], target: soon}]; clocks[0].target (line 1); none, or a duration",
                "clocks: [{name: a, stops: [RESPOND], target: 0h}]; clocks[0].target (line 1); none, or a duration",
                "clocks: [{name: a, stops: [RESPOND]}]; clocks[0].target; given: none, or a duration",
                "clocks: [{name: a, target: 1h}]; clocks[0].stops; what stops the clock",
                "clocks: [{name: a, stops: [END_BATCH], target: 1h}]; clocks[0].stops[0] (line 1); RESPOND",
                "clocks: [{name: a, stops: RESPOND, target: 1h, calendar: ofice}]|calendars: {office: {hours: {mon: [\"08:00-12:00\"]}}}; clocks[0].calendar (line 1); the nearest is 'office'",
                "clocks: [{name: a, stops: RESPOND, target: 1h}, {name: a, stops: RESOLVE, target: 1h}]; clocks[1] (line 1); a name of its own",
                "clocks: [{name: a, stops: RESPOND, target: 1h, ladder: [{step: s, at: 120%}]}]; clocks[0].ladder[0].at (line 1); up to 100%",
                "clocks: [{name: a, stops: RESPOND, target: 1h, ladder: [{step: s, at: 0%}]}]; clocks[0].ladder[0].at (line 1); above 0%",
                "clocks: [{name: a, stops: RESPOND, target: 1h, ladder: [{step: s, at: 2h}]}]; clocks[0].ladder[0].at (line 1); +2h",
                "clocks: [{name: a, stops: RESPOND, target: 1h, ladder: [{step: s, at: -2h}]}]; clocks[0].ladder[0].at (line 1); before it opens",
                "clocks: [{name: a, stops: RESPOND, target: 1h, ladder: [{step: s, at: +1h}, {step: t, at: 50%}]}]; clocks[0].ladder[1].at (line 1); no earlier than the step before",
                "clocks: [{name: a, stops: RESPOND, target: 24h, targets: [{severity: HIGH, target: 1h}], ladder: [{step: s, at: 75%}, {step: t, at: -30m}]}]; clocks[0].ladder[1].at (line 1); with a target of 1h",
                "clocks: [{name: a, stops: RESPOND, target: 1h, ladder: [{step: s, at: 50%}, {step: s, at: 75%}]}]; clocks[0].ladder[1].step (line 1); a name of its own",
                "clocks: [{name: a, stops: RESPOND, target: 1h, ladder: [{step: s, at: 50%, notify: [wecom]}]}]; clocks[0].ladder[0].notify[0] (line 1); there is none",
                "clocks: [{name: a, stops: RESPOND, target: 1h, ladder: [{step: s, at: 50%, to: [owner, \"on-call:dispach\"]}]}]|rotas: {dispatch: {shifts: [{name: a, members: x, from: 2026-01-05, handover: mon 08:00}]}}; clocks[0].ladder[0].to[1] (line 1); the nearest is 'on-call:dispatch'",
                "clocks: [{name: a, stops: RESPOND, target: 1h, ladder: [{step: s, at: 50%, to: \"on-call:x\"}]}]; clocks[0].ladder[0].to (line 1); there is none",
                "clocks: []|channels: [{name: a, kind: pigeon, url: \"https://example.org\"}]; channels[0].kind (line 2); webhook",
                "clocks: []|channels: [{name: a, kind: webhook, url: example}]; channels[0].url (line 2); http or https",
                "clocks: []|channels: [{name: a, kind: webhook, url: \"https://example.org\", group: often}]; channels[0].group (line 2); a mapping of keys",
                "clocks: []|channels: [{name: a, kind: webhook, url: \"https://example.org\", group: {from: 1}}]; channels[0].group.from (line 2); from 2 to 10000",
                "clocks: []|channels: [{name: a, kind: webhook, url: \"https://example.org\", group: {wait: 2h}}]; channels[0].group.wait (line 2); at most 1h",
                "clocks: []|channels: [{name: a, kind: webhook, url: \"https://example.org\", group: {till: 3}}]; channels[0].group.till (line 2); one of the keys",
                "[a, b]; the policy (line 1); a mapping of keys",
                "just words; the policy (line 1); a mapping of keys",
            })
    void parse_oneThingWrong_namesPathLineAndWhatWouldBeRight(String yaml, String field, String expected) {
        var problems = problems(yaml.replace("|", "\n"));

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().field()).isEqualTo(field);
        assertThat(problems.getFirst().expected()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {"a: [b", "a: b: c", "\t- x", "''", "a: 1|---|b: 2"})
    void parse_notOneYamlDocument_isUnsound(String yaml) {
        assertThat(problems(yaml.replace("|", "\n"))).isNotEmpty();
    }

    @Test
    void parse_alias_mustBeWrittenOut() {
        assertThat(problems("clocks: &a []\nchannels: *a").getFirst())
                .isEqualTo(new Problem(
                        "channels (line 2)", "*a", "written out; aliases are not part of the policy language"));
    }

    @Test
    void parse_manyThingsWrong_namesAllAtOnce() {
        var problems = problems("""
                zone: Nowhere
                duplicates: {window: never, radius: far}
                clocks:
                  - name: respond
                    stops: [ANSWER]
                    target: 1 day
                    calendar: office
                """);

        assertThat(problems)
                .extracting(Problem::field)
                .containsExactlyInAnyOrder(
                        "zone (line 1)",
                        "duplicates.window (line 2)",
                        "duplicates.radius (line 2)",
                        "clocks[0].stops[0] (line 5)",
                        "clocks[0].target (line 6)",
                        "clocks[0].calendar (line 7)");
    }

    @Test
    void parse_extendsBuiltin_mergesMapsAndReplacesLists() {
        var rules = sound("""
                extends: builtin
                name: 北山矿
                duplicates: {merge: 0.8}
                categories: {ventilation: 通风}
                clocks:
                  - {name: respond, stops: RESPOND, target: 8h}
                """);

        var template = BuiltinPolicies.template();
        assertThat(rules.name()).isEqualTo("北山矿");
        assertThat(rules.duplicates().merge()).isEqualTo(0.8);
        assertThat(rules.duplicates().window()).isEqualTo(template.duplicates().window());
        assertThat(rules.categories()).containsEntry("ventilation", "通风").containsAllEntriesOf(template.categories());
        assertThat(rules.classify()).isEqualTo(template.classify());
        assertThat(rules.clocks()).hasSize(1);
        assertThat(rules.clocks().getFirst().ladder().steps()).isEmpty();
    }

    @Test
    void parse_everyKey_givesTheRules() {
        var rules = sound("""
                name: North
                zone: Asia/Shanghai
                sites: {north: 北井}
                calendars:
                  office:
                    hours: {mon: ["08:00-12:00", "13:30-17:30"], sun: ["22:00-06:00"], fri: ["18:00-24:00"]}
                    holidays: ["2026-10-01", "*-01-01"]
                    workdays: {"2026-10-10": fri}
                  far: {zone: America/New_York, hours: {tue: ["09:00-17:00"]}}
                channels:
                  - {name: desk, kind: webhook, url: "https://desk.example.org/in", secret: s3}
                  - {name: chat, kind: webhook, url: "http://chat.example.org"}
                clocks:
                  - name: respond
                    stops: [RESPOND, RESOLVE]
                    target: 1h30m
                    targets:
                      - {category: safety, severity: [HIGH, CRITICAL], target: 45m}
                      - {kind: SUGGESTION, target: none}
                    calendar: office
                    pausable: false
                    ladder:
                      - {step: warning, at: 75%, to: owner, notify: [chat]}
                      - {step: near, at: -5m, notify: []}
                      - {step: breach, at: 100%}
                      - {step: later, at: +2h, to: [boss, owner]}
                """);

        var office = Objects.requireNonNull(rules.calendars().get("office"));
        var far = Objects.requireNonNull(rules.calendars().get("far"));
        assertThat(rules.calendars().keySet()).containsExactly("always", "office", "far");
        assertThat(office.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(far.zone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(office.hours())
                .isEqualTo(Map.of(
                        DayOfWeek.MONDAY, List.of(period("08:00", "12:00"), period("13:30", "17:30")),
                        DayOfWeek.SUNDAY, List.of(period("22:00", "06:00")),
                        DayOfWeek.FRIDAY, List.of(period("18:00", "00:00"))));
        assertThat(office.daysOff().dates()).containsExactly(LocalDate.of(2026, 10, 1));
        assertThat(office.daysOff().yearly()).containsExactly(MonthDay.of(1, 1));
        assertThat(office.workdays()).isEqualTo(Map.of(LocalDate.of(2026, 10, 10), DayOfWeek.FRIDAY));
        assertThat(rules.channels())
                .extracting(ChannelRules::address)
                .containsExactly(
                        new ChannelAddress.Webhook(URI.create("https://desk.example.org/in"), Optional.of("s3")),
                        new ChannelAddress.Webhook(URI.create("http://chat.example.org"), Optional.empty()));
        var clock = rules.clocks().getFirst();
        assertThat(clock.targets().usual()).contains(Duration.ofMinutes(90));
        assertThat(clock.course().stops()).containsExactly(ActionKind.RESPOND, ActionKind.RESOLVE);
        assertThat(clock.course().pausable()).isFalse();
        assertThat(clock.targets().exceptions())
                .containsExactly(
                        new TargetRule(
                                new CaseMatch(
                                        Set.of("safety"), Set.of(Severity.HIGH, Severity.CRITICAL), Set.of(), Set.of()),
                                Optional.of(Duration.ofMinutes(45))),
                        new TargetRule(
                                new CaseMatch(Set.of(), Set.of(), Set.of(Kind.SUGGESTION), Set.of()),
                                Optional.empty()));
        assertThat(clock.ladder().steps())
                .containsExactly(
                        new LadderStep("warning", new Share(0.75), List.of("owner"), List.of("chat"), Optional.empty()),
                        new LadderStep(
                                "near",
                                new Offset(Duration.ofMinutes(-5)),
                                List.of("owner"),
                                List.of(),
                                Optional.empty()),
                        new LadderStep(
                                "breach", new Share(1), List.of("owner"), List.of("desk", "chat"), Optional.empty()),
                        new LadderStep(
                                "later",
                                new Offset(Duration.ofHours(2)),
                                List.of("boss", "owner"),
                                List.of("desk", "chat"),
                                Optional.empty()));
    }

    @Test
    void builtin_asItStands_answersInADayAndCriticalWithinTheHour() {
        var respond = BuiltinPolicies.template().clocks().getFirst();

        assertThat(respond.name()).isEqualTo("respond");
        assertThat(respond.targets().usual()).contains(Duration.ofHours(24));
        assertThat(respond.targets().exceptions().getFirst().target()).contains(Duration.ofHours(1));
        assertThat(BuiltinPolicies.template()).isSameAs(BuiltinPolicies.template());
    }

    private static Period period(String start, String end) {
        return new Period(LocalTime.parse(start), LocalTime.parse(end));
    }

    private static PolicyRules sound(String yaml) {
        assertThat(PolicyLanguage.parse(yaml)).isInstanceOf(Parsed.Sound.class);
        return ((Parsed.Sound) PolicyLanguage.parse(yaml)).rules();
    }

    private static List<Problem> problems(String yaml) {
        assertThat(PolicyLanguage.parse(yaml)).isInstanceOf(Parsed.Unsound.class);
        return ((Parsed.Unsound) PolicyLanguage.parse(yaml)).problems();
    }
}
