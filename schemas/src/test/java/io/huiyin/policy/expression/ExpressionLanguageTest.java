package io.huiyin.policy.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.Channel;
import io.huiyin.event.Kind;
import io.huiyin.event.Place;
import io.huiyin.event.Report;
import io.huiyin.event.Severity;
import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import io.huiyin.policy.expression.ExpressionLanguage.Read;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionLanguageTest {
    private static final Subject FULL = subject(Report.newBuilder()
            .setEventId("sensor-17-4")
            .setTenant("mine")
            .setSite("north")
            .setKind(Kind.HAZARD)
            .setChannel(Channel.HOTLINE)
            .setSeverity(Severity.HIGH)
            .setTitle("Lift 2")
            .setText("The LIFT has stopped again")
            .setReporter("w-1")
            .setCategory("facilities")
            .setPlace(new Place(37.5, 112.5, null))
            .setAttachments(List.of("https://example.org/1.jpg"))
            .setAttributes(Map.of("line", "2", "floor", "-1")));

    private static final Subject BARE =
            subject(Report.newBuilder().setEventId("e").setTenant("mine").setSite("north"));

    /** In Shanghai it is Sunday, 1 November 2026, 03:30. */
    private static Subject subject(Report.Builder report) {
        var at = Instant.parse("2026-10-31T19:30:00Z");
        var built = report.setSubmittedAt(at).build();
        return new Subject(built, "lift 2\nthe lift has stopped again", at, ZoneId.of("Asia/Shanghai"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "title == 'Lift 2'                                          ; true  ; false",
                "text.contains('LIFT') && !text.contains('lift')            ; true  ; false",
                "folded.contains('lift')                                    ; true  ; true",
                "text.matches('(?i)lift +has')                              ; true  ; false",
                "matches(title, '[0-9]')                                    ; true  ; false",
                "channel in ['HOTLINE', 'MAILBOX']                          ; true  ; false",
                "kind == 'UNSPECIFIED'                                      ; false ; true",
                "severity == 'HIGH' || severity == 'CRITICAL'               ; true  ; false",
                "site.startsWith('nor')                                     ; true  ; true",
                "eventId.startsWith('sensor-')                              ; true  ; false",
                "reporter == ''                                             ; false ; true",
                "category != ''                                             ; true  ; false",
                "batch == ''                                                ; true  ; true",
                "size(attachments) > 0                                      ; true  ; false",
                "attachments.exists(a, a.endsWith('.jpg'))                  ; true  ; false",
                "'line' in attributes && attributes.line == '2'             ; true  ; false",
                "has(attributes.line)                                       ; true  ; false",
                "int(attributes['floor']) < 0                               ; true  ; undecided",
                "attributes.line == '2' || hour == 3                        ; true  ; true",
                "attributes.wing == 'b'                                     ; undecided ; undecided",
                "has(place.latitude) && place.latitude > 37                 ; true  ; false",
                "has(place.address)                                         ; false ; false",
                "place.latitude > 37.0                                      ; true  ; undecided",
                "hour == 3 && minute == 30                                  ; true  ; true",
                "weekday in ['sat', 'sun'] && date == '2026-11-01'          ; true  ; true",
                "submittedAt == timestamp('2026-10-31T19:30:00Z')           ; true  ; true",
                "submittedAt.getHours('Asia/Shanghai') < 6                  ; true  ; true",
                "occurredAt == submittedAt                                  ; true  ; true",
                "submittedAt - occurredAt > duration('2h')                  ; false ; false",
                "size(text) > 10 ? title != '' : false                      ; true  ; false",
                "1 / size(attachments) == 1                                 ; true  ; undecided",
            })
    void of_fullAndBareReport_decidesByTheirFieldsAlone(String text, String full, String bare) {
        var expression = sound(text);

        assertThat(shown(expression.of(FULL))).isEqualTo(full);
        assertThat(shown(expression.of(BARE))).isEqualTo(bare);
    }

    /** What is written, and the whole of what is wrong with it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "titl == 'x'                  => at character 1, 'titl' is nothing that a condition may use; the nearest is 'title'",
                "weather == 'wet'             => at character 1, 'weather' is nothing that a condition may use; there are eventId, tenant, site",
                "now() > submittedAt          => at character 4, 'now' is nothing that a condition may use",
                "place.adress == 'x'          => at character 6, a place has no 'adress'; the nearest is 'address'",
                "title == 3                   => at character 7, '==' does not take (string, int)",
                "hour + 'x' == 'x'            => at character 6, '+' does not take (int, string)",
                "hour in title                => at character 6, 'in' does not take (int, string)",
                "title.contains(3)            => at character 15, 'contains' does not take string.(int)",
                "title                        => at character 1, it comes to a value of type string, and must come to true or false",
                "title ==                     => at character 9, mismatched input '<EOF>'",
                "channel == 'HOTLNE'          => at character 12, channel is never 'HOTLNE'; the nearest is 'HOTLINE'",
                "'Mon' == weekday             => at character 1, weekday is never 'Mon'; the nearest is 'mon'",
                "kind in ['HAZARD', 'hazrd']  => at character 20, kind is never 'hazrd'; the nearest is 'HAZARD'",
                "text.matches('brok(en')      => at character 14, error parsing regexp: missing closing )",
                "text.matches(attributes.x)   => at character 24, a pattern must be a text that is written out",
                "submittedAt > timestamp('2026-13-01T00:00:00Z') => at character 24, this can never be worked out: Text '2026-13-01T00:00:00Z' could not be parsed",
                "submittedAt - occurredAt > duration('2 hours')  => at character 36, this can never be worked out",
            })
    void parse_wrongExpression_namesPlaceTextAndWhatWouldBeRight(String text, String wrong) {
        var policy = "clocks: []\nclassify:\n  rules:\n    - name: a\n      when:\n        if: \"" + text
                + "\"\n      set: {owner: a}";

        var problems = ((Parsed.Unsound) PolicyLanguage.parse(policy)).problems();

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().field()).isEqualTo("classify.rules[0].when.if (line 6)");
        assertThat(problems.getFirst().value()).isEqualTo(text);
        assertThat(problems.getFirst().expected())
                .startsWith("a condition in CEL")
                .contains(wrong);
    }

    @Test
    void read_expressionOfSeveralLines_namesTheLine() {
        var read = (Read.Unsound) ExpressionLanguage.read("hour < 6\n  && titel != ''");

        assertThat(read.faults().getFirst())
                .extracting(Fault::line, Fault::character)
                .containsExactly(2, 6);
    }

    @Test
    void read_tooLongOrTooDeep_isRefused() {
        var chain = "hour == 1 || ".repeat(200) + "true";
        var nested = "(".repeat(100) + "true" + ")".repeat(100);

        assertThat(ExpressionLanguage.read(chain)).isInstanceOf(Read.Unsound.class);
        assertThat(ExpressionLanguage.read(nested)).isInstanceOf(Read.Unsound.class);
    }

    /** A loop in a loop in a loop, 20 turns each: the turns of all together are bounded, so it gives up early. */
    @ParameterizedTest
    @ValueSource(strings = {"all", "exists_one", "filter"})
    void of_nestedLoops_givesUpInsteadOfTurningForEver(String macro) {
        var list = "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]";
        var inner = "%s.all(c, c > 0)".formatted(list);
        var middle = "%s.all(b, %s)".formatted(list, inner);
        var outer = "%s.%s(a, %s)%s".formatted(list, macro, middle, macro.equals("filter") ? " == []" : "");

        assertThat(sound(outer).of(BARE)).isEqualTo(new Verdict.Undecided("ITERATION_BUDGET_EXCEEDED"));
    }

    @Test
    void equals_sameText_isTheSameExpression() {
        assertThat(sound("hour < 6")).isEqualTo(sound("hour < 6")).hasSameHashCodeAs(sound("hour < 6"));
        assertThat(sound("hour < 6")).isNotEqualTo(sound("hour < 7"));
    }

    private static Expression sound(String text) {
        var read = ExpressionLanguage.read(text);
        assertThat(read).isInstanceOf(Read.Sound.class);
        return ((Read.Sound) read).expression();
    }

    private static String shown(Verdict verdict) {
        return verdict instanceof Verdict.Decided decided ? Boolean.toString(decided.holds()) : "undecided";
    }
}
