package io.huiyin.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockExplainTest {
    private static final String POLICY = """
            extends: builtin
            zone: Asia/Shanghai
            calendars:
              office:
                hours:
                  mon: ["08:00-12:00", "14:00-18:00"]
                  tue: ["08:00-12:00", "14:00-18:00"]
                  wed: ["08:00-12:00", "14:00-18:00"]
                  thu: ["08:00-12:00", "14:00-18:00"]
                  fri: ["08:00-12:00", "14:00-18:00"]
                holidays: ["2026-10-01..2026-10-07"]
                workdays: {"2026-10-10": fri}
            clocks:
              - name: respond
                stops: RESPOND
                target: 8h
                targets:
                  - {severity: CRITICAL, target: 2h}
                  - {kind: SUGGESTION, target: none}
                calendar: office
                ladder:
                  - {step: warning, at: 75%}
                  - {step: breach, at: 100%, to: [owner, boss]}
                  - {step: later, at: +4h, to: boss}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a holiday is jumped                 | {'calendar':{'tz':'Europe/Berlin','hours':{'mon':['08:00-18:00']},'holidays':['2016-10-31','*-12-25']},'start':'2016-10-31T16:00:00Z','target_seconds':7200} | {'deadline':'2016-11-07T09:00:00Z'}",
                "a pause moves the deadline          | {'calendar':{'tz':'Europe/Berlin','hours':{'mon':['08:00-18:00']}},'start':'2016-10-31T16:00:00Z','target_seconds':7200,'pauses':[['2016-10-31T16:30:00Z','2016-10-31T16:45:00Z']]} | {'deadline':'2016-11-07T08:15:00Z'}",
                "pauses in any order, overlapping    | {'start':'2026-01-01T00:00:00Z','target_seconds':3600,'pauses':[['2026-01-01T00:30:00Z','2026-01-01T01:00:00Z'],['2026-01-01T00:10:00Z','2026-01-01T00:40:00Z']]} | {'deadline':'2026-01-01T01:50:00Z'}",
                "a pause over the start counts in part | {'start':'2026-01-01T00:00:00Z','target_seconds':60,'pauses':[['2025-12-31T00:00:00Z','2026-01-01T00:05:00Z']]} | {'deadline':'2026-01-01T00:06:00Z'}",
                "a pause at the deadline comes late  | {'start':'2026-01-01T00:00:00Z','target_seconds':60,'pauses':[['2026-01-01T00:01:00Z','2026-01-01T00:05:00Z']]} | {'deadline':'2026-01-01T00:01:00Z'}",
                "a pause outside of hours is nothing | {'calendar':{'hours':{'mon':['08:00-18:00']}},'start':'2026-01-05T08:00:00Z','target_seconds':3600,'pauses':[['2026-01-04T08:00:00Z','2026-01-05T07:00:00Z']]} | {'deadline':'2026-01-05T09:00:00Z'}",
                "pauses may stand in the calendar    | {'calendar':{'pauses':[['2026-01-01T00:00:00Z','2026-01-01T01:00:00Z']]},'start':'2026-01-01T00:00:00Z','target_seconds':60} | {'deadline':'2026-01-01T01:01:00Z'}",
                "a target of nothing is an opening   | {'calendar':{'hours':{'mon':['08:00-18:00']}},'start':'2026-01-01T00:00:00Z','target_seconds':0} | {'deadline':'2026-01-05T08:00:00Z'}",
                "that no pause holds                 | {'calendar':{'hours':{'mon':['08:00-18:00']}},'start':'2026-01-01T00:00:00Z','target_seconds':0,'pauses':[['2026-01-05T07:00:00Z','2026-01-05T09:30:00Z']]} | {'deadline':'2026-01-05T09:30:00Z'}",
                "milliseconds of a target            | {'start':'2026-01-01T00:00:00.250Z','target_seconds':0.5} | {'deadline':'2026-01-01T00:00:00.750Z'}",
                "an offset in place of Z             | {'start':'2026-01-01T08:00:00+08:00','target_seconds':60} | {'deadline':'2026-01-01T00:01:00Z'}",
                "elapsed in whole seconds            | {'calendar':{'zone':'Asia/Shanghai','hours':{'thu':['08:00-12:00']}},'start':'2026-01-01T01:00:00Z','end':'2026-01-02T00:00:00Z'} | {'elapsed_seconds':10800}",
                "elapsed to the millisecond          | {'start':'2026-01-01T00:00:00Z','end':'2026-01-01T00:00:01.5Z'} | {'elapsed_seconds':1.5}",
                "elapsed leaves pauses out           | {'start':'2026-01-01T00:00:00Z','end':'2026-01-01T01:00:00Z','pauses':[['2026-01-01T00:50:00Z','2026-01-02T00:00:00Z']]} | {'elapsed_seconds':3000}",
                "an end before the start is 0        | {'start':'2026-01-01T00:00:00Z','end':'2025-01-01T01:00:00Z','pauses':[['2024-01-01T00:50:00Z','2026-01-02T00:00:00Z']]} | {'elapsed_seconds':0}",
                "summer time makes a night shorter   | {'calendar':{'tz':'Europe/Berlin','hours':{'sat':['22:00-06:00']}},'start':'2026-03-28T12:00:00Z','end':'2026-03-29T12:00:00Z'} | {'elapsed_seconds':25200}",
                "half an hour of summer time         | {'calendar':{'tz':'Australia/Lord_Howe','hours':{'sat':['20:00-04:00']}},'start':'2026-04-04T00:00:00Z','end':'2026-04-06T00:00:00Z'} | {'elapsed_seconds':30600}",
                "public holidays and make-up days    | {'calendar':{'hours':{'thu':['08:00-10:00'],'fri':['08:00-10:00']},'public':'DE','workdays':{'2026-12-26':'fri'}},'start':'2026-12-24T09:00:00Z','target_seconds':7200} | {'deadline':'2026-12-26T09:00:00Z'}",
                "a calendar without hours but days off | {'calendar':{'holidays':['2026-01-01..2026-01-03']},'start':'2026-01-01T00:00:00Z','target_seconds':1} | {'deadline':'2026-01-04T00:00:01Z'}",
                "no hours are all hours              | {'calendar':{'tz':'Europe/Berlin','hours':{}},'start':'2026-01-01T00:00:00Z','target_seconds':1} | {'deadline':'2026-01-01T00:00:01Z'}",
                "a calendar by name                  | {'calendar':'always','start':'2026-01-01T00:00:00Z','target_seconds':1} | {'deadline':'2026-01-01T00:00:01Z'}",
                "a label is passed over              | {'id':7,'start':'1970-01-01T00:00:00Z','end':'2199-12-31T23:59:59Z'} | {'elapsed_seconds':7258118399}",
                "the first instant, west of London   | {'calendar':{'tz':'Pacific/Honolulu','hours':{'wed':['00:00-24:00']}},'start':'1970-01-01T00:00:00Z','target_seconds':60} | {'deadline':'1970-01-01T00:01:00Z'}",
            })
    void line_sound_isAnswered(String name, String question, String answer) {
        assertThat(answers(question)).isEqualTo(answer.replace('\'', '"') + "\n");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense | `` | nonsense",
                "[1] | `` | [1]",
                "{'start':'2026-01-01T00:00:00Z','start':'2026-01-01T00:00:00Z','target_seconds':1} | `` | {\"start\":\"2026-01-01T00:00:00Z\",\"start\":\"2026-01-01T00:00:00Z\",\"target_seconds\":1}",
                "{'target_seconds':1} | start | ``",
                "{'start':'2026-01-01T00:00:00','target_seconds':1} | start | 2026-01-01T00:00:00",
                "{'start':'1969-12-31T23:59:59Z','target_seconds':1} | start | 1969-12-31T23:59:59Z",
                "{'start':'2026-01-01T00:00:00Z'} | target_seconds | ``",
                "{'start':'2026-01-01T00:00:00Z','target_seconds':'8h'} | target_seconds | 8h",
                "{'start':'2026-01-01T00:00:00Z','target_seconds':-1} | target_seconds | -1",
                "{'start':'2026-01-01T00:00:00Z','target_seconds':0.0001} | target_seconds | 0.0001",
                "{'start':'2026-01-01T00:00:00Z','target_seconds':1e99} | target_seconds | 1E+99",
                "{'start':'2026-01-01T00:00:00Z','target_seconds':1,'end':'2026-01-01T00:00:00Z'} | end | 2026-01-01T00:00:00Z",
                "{'start':'2026-01-01T00:00:00Z','target_secnds':1} | target_secnds | target_secnds",
                "{'start':'2026-01-01T00:00:00Z','target_seconds':1,'pauses':'no'} | pauses | no",
                "{'start':'2026-01-01T00:00:00Z','target_seconds':1,'pauses':[['2026-01-01T00:00:00Z']]} | pauses[0] | [\"2026-01-01T00:00:00Z\"]",
                "{'start':'2026-01-01T00:00:00Z','target_seconds':1,'pauses':[['2026-01-01T00:00:01Z','2026-01-01T00:00:00Z']]} | pauses[0][1] | 2026-01-01T00:00:00Z",
                "{'start':'2026-01-01T00:00:00Z','target_seconds':1,'pauses':[['2026-01-01T00:00:01Z','9999-01-01T00:00:00Z']],'calendar':{'hours':{'mon':['08:00-09:00']}}} | target_seconds | 1",
                "{'calendar':{'hours':{'mon':['8-18']}},'start':'2026-01-01T00:00:00Z','target_seconds':1} | calendar.hours.mon[0] | 8-18",
                "{'calendar':{'tz':'Berlin'},'start':'2026-01-01T00:00:00Z','target_seconds':1} | calendar.tz | Berlin",
                "{'calendar':'ofice','start':'2026-01-01T00:00:00Z','target_seconds':1} | calendar | ofice",
                "{'calendar':7,'start':'2026-01-01T00:00:00Z','target_seconds':1} | calendar | 7",
            })
    void line_wrong_namesItsNumberAndFieldAndTheRestIsAnswered(String question, String field, String value) {
        var answers = lines("\n" + question + "\n{'start':'2026-01-01T00:00:00Z','target_seconds':1}\n", 1);
        assertThat(answers.lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("{\"error\":{\"line\":2,\"field\":\"" + field + "\",\"value\":\""
                        + value.replace("\"", "\\\"") + "\",\"expected\":\"");
        assertThat(answers).endsWith("{\"deadline\":\"2026-01-01T00:00:01Z\"}\n");
    }

    @Test
    void lines_withAPolicy_mayNameItsCalendars(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("p.yaml"), POLICY);
        var question = "{\"calendar\":\"office\",\"start\":\"2026-09-30T09:00:00Z\",\"target_seconds\":7200}\n";
        assertThat(run(question, "clock", "explain", "--policy", file.toString()))
                .isZero();
        assertThat(out).hasToString("{\"deadline\":\"2026-10-08T01:00:00Z\"}\n");
    }

    @Test
    void byHand_clockOfAPolicy_isWalkedToItsDeadlineAndSteps(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("p.yaml"), POLICY).toString();
        assertThat(run(
                        "",
                        "clock explain --start 2026-09-30T17:00:00+08:00 --clock respond --pause".split(" "),
                        "2026-10-08T08:00:00+08:00/2026-10-08T09:30:00+08:00",
                        "--policy",
                        file))
                .isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                        clock     respond
                        calendar  office in Asia/Shanghai
                        start     Wed 2026-09-30 17:00 +08:00  (2026-09-30T09:00:00Z)
                        target    8h

                                                                counted         in all
                          Wed 2026-09-30 17:00 - 18:00               1h             1h
                          Wed 2026-09-30 18:00 - 09:30 +8d            -                 pause, holiday 2026-10-01..2026-10-07
                          Thu 2026-10-08 09:30 - 12:00            2h30m          3h30m
                          Thu 2026-10-08 12:00 - 14:00                -                 break
                          Thu 2026-10-08 14:00 - 18:00               4h          7h30m
                          Thu 2026-10-08 18:00 - 08:00 +1d            -                 night
                          Fri 2026-10-09 08:00 - 08:30              30m             8h

                        deadline  Fri 2026-10-09 08:30 +08:00  (2026-10-09T00:30:00Z)

                        ladder
                          Thu 2026-10-08 16:30 +08:00  (2026-10-08T08:30:00Z)  warning 75%, to owner
                          Fri 2026-10-09 08:30 +08:00  (2026-10-09T00:30:00Z)  breach 100%, to owner, boss
                          Fri 2026-10-09 14:30 +08:00  (2026-10-09T06:30:00Z)  later +4h, to boss
                        """);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--clock respond --severity CRITICAL --start 2026-09-30T17:00:00+08:00 | deadline  Thu 2026-10-08 09:00 +08:00  (2026-10-08T01:00:00Z)",
                "--clock respond --kind SUGGESTION --start 2026-09-30T17:00:00+08:00 | deadline  none: the clock has no target for such a case",
                "--clock respond --target 30m --start 2026-09-30T17:00:00+08:00 | deadline  Wed 2026-09-30 17:30 +08:00  (2026-09-30T09:30:00Z)",
                "--clock respond --calendar always --start 2026-09-30T17:00:00+08:00 | deadline  Thu 2026-10-01 01:00 +08:00  (2026-09-30T17:00:00Z)",
                "--calendar office --target 100h --start 2026-09-14T08:00:00+08:00 |   … 60h on 8 days …",
                "--calendar office --target 200h --start 2026-09-14T08:00:00+08:00 |   … 160h on 21 days …  off: holiday 2026-10-01..2026-10-07",
                "--calendar office --start 2026-09-30T17:00:00+08:00 --end 2026-10-08T09:00:00+08:00 | elapsed   2h",
            })
    void byHand_anyQuestion_hasItsLine(String arguments, String line, @TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("p.yaml"), POLICY).toString();
        assertThat(run("", ("clock explain " + arguments).split(" "), "--policy", file))
                .isZero();
        assertThat(out.toString().lines()).contains(line.stripTrailing().replaceFirst("^… ", "  … "));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--clock respond | --start is missing; it must be an instant such as 2026-11-20T17:00:00+08:00",
                "--start now --target 1h | --start is 'now'; it must be an instant with its offset, such as 2026-11-20T17:00:00+08:00",
                "--start 2026-01-01T00:00:00Z | say what to explain: --clock, --target or --end",
                "--start 2026-01-01T00:00:00Z --clock repond | --clock is 'repond'; it must be one of the policy's; the nearest is 'respond'",
                "--start 2026-01-01T00:00:00Z --target 1h --calendar x | --calendar is 'x'; it must be one of always",
                "--start 2026-01-01T00:00:00Z --target soon | --target is 'soon'; it must be a duration such as 8h",
                "--start 2026-01-01T00:00:00Z --target 1h --pause x | --pause is 'x'; it must be two instants with a slash between them",
                "--start 2026-01-01T00:00:00Z --target 1h --policy none.yaml | there is no file none.yaml",
            })
    void byHand_wrong_saysWhatWouldBeRight(String arguments, String sentence) {
        assertThat(run("", ("clock explain " + arguments).split(" "))).isEqualTo(2);
        assertThat(err.toString()).startsWith("huiyin: " + sentence);
    }

    private String answers(String questions) {
        return lines(questions, 0);
    }

    private String lines(String questions, int code) {
        assertThat(run(questions.replace('\'', '"'), "clock", "explain")).isEqualTo(code);
        return out.toString();
    }

    private int run(String input, String[] first, String... more) {
        var arguments = new String[first.length + more.length];
        System.arraycopy(first, 0, arguments, 0, first.length);
        System.arraycopy(more, 0, arguments, first.length, more.length);
        return run(input, arguments);
    }

    private int run(String input, String... arguments) {
        var terminal = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return Huiyin.commandLine(Map.of())
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true))
                    .execute(arguments);
        } finally {
            System.setIn(terminal);
        }
    }
}
