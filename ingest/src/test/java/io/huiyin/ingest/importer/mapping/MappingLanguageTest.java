package io.huiyin.ingest.importer.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MappingLanguageTest {
    private static final String REPORT = "report: {eventId: '{id}', tenant: t, site: s, submittedAt: '{at}'";

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void mapping_withAMistake_isRefusedWithPathAndWhatWouldBeRight(
            String what, String yaml, String field, String value, String expected) {
        assertThat(MappingLanguage.parse(yaml))
                .as(what)
                .isInstanceOfSatisfying(Parsed.Unsound.class, unsound -> assertThat(unsound.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.field()).isEqualTo(field);
                            assertThat(problem.value()).contains(value);
                            assertThat(problem.expected()).contains(expected);
                        }));
    }

    static Stream<Arguments> mapping_withAMistake_isRefusedWithPathAndWhatWouldBeRight() {
        return Stream.of(
                arguments(
                        "a look back without a group",
                        REPORT + ", when: {row: first}}",
                        "report.when.row",
                        "first",
                        "where the mapping has group"),
                arguments(
                        "a row that is neither",
                        "group: id\n" + REPORT + ", when: {row: last}}",
                        "report.when.row",
                        "last",
                        "one of first, later"),
                arguments("no YAML", "report: {", "mapping", "line", "YAML"),
                arguments(
                        "an alias", "zone: &z UTC\n" + REPORT + ", title: *z}", "mapping, line 2", "*z", "written out"),
                arguments("a list", "- report", "mapping", "", "a YAML mapping"),
                arguments("empty file", "", "mapping", "", "a YAML mapping"),
                arguments("key twice", REPORT + ", site: r}", "mapping", "line", "Duplicate field 'site'"),
                arguments("nothing to make", "zone: UTC", "mapping", "zone", "report, actions or both"),
                arguments("typo at the top", REPORT + "}\nacitons: []", "acitons", "acitons", "actions perhaps"),
                arguments("typo in a field", REPORT + ", tilte: x}", "report.tilte", "tilte", "title perhaps"),
                arguments("batch", REPORT + ", batch: x}", "report.batch", "batch", "one of when, eventId"),
                arguments(
                        "typo in a place",
                        REPORT + ", place: {lattitude: x}}",
                        "report.place.lattitude",
                        "",
                        "latitude perhaps"),
                arguments(
                        "typo in a form",
                        REPORT + ", text: {from: x, defualt: y}}",
                        "report.text.defualt",
                        "",
                        "default perhaps"),
                arguments(
                        "no form",
                        REPORT + ", text: {map: {a: b}}}",
                        "report.text",
                        "map",
                        "one of from, slug, time, first"),
                arguments("a list for a text", REPORT + ", text: [a, b]}", "report.text", "[", "a text"),
                arguments("key without value", REPORT + ", title: }", "report.title", "", "left out with its key"),
                arguments("open brace", REPORT + ", text: 'a {b'}", "report.text", "a {b", "each closed"),
                arguments("closing brace", REPORT + ", text: 'a b}'}", "report.text", "a b}", "each closed"),
                arguments("no column in braces", REPORT + ", text: 'a {}'}", "report.text", "a {}", "each closed"),
                arguments(
                        "wrong channel", REPORT + ", channel: HOTLIN}", "report.channel", "HOTLIN", "HOTLINE perhaps"),
                arguments(
                        "wrong channel in a map",
                        REPORT + ", channel: {from: c, map: {a: WEB, b: WBE}}}",
                        "report.channel",
                        "WBE",
                        "WEB perhaps"),
                arguments(
                        "wrong default",
                        REPORT + ", channel: {from: c, map: {a: WEB}, default: none}}",
                        "report.channel",
                        "none",
                        "one of UNSPECIFIED"),
                arguments(
                        "tenant that is no slug",
                        "report: {eventId: '{id}', tenant: City Hall, site: s, submittedAt: '{at}'}",
                        "report.tenant",
                        "City Hall",
                        "{slug: a column}"),
                arguments(
                        "no eventId",
                        "report: {tenant: t, site: s, submittedAt: '{at}'}",
                        "report.eventId",
                        "",
                        "given"),
                arguments(
                        "wrong zone",
                        REPORT + "}\nzone: Asia/Shanghia",
                        "zone",
                        "Asia/Shanghia",
                        "Asia/Shanghai perhaps"),
                arguments("wrong pattern", REPORT + "}\npattern: yyyy-bb", "pattern", "yyyy-bb", "a pattern such as"),
                arguments("wrong format", REPORT + "}\nformat: xml", "format", "xml", "one of csv, ndjson"),
                arguments("long delimiter", REPORT + "}\ndelimiter: '::'", "delimiter", "::", "one character"),
                arguments(
                        "wrong limit",
                        REPORT + ", title: {from: x, limit: 0}}",
                        "report.title.limit",
                        "0",
                        "1 or more"),
                arguments(
                        "condition without values",
                        REPORT + ", when: {column: x}}",
                        "report.when",
                        "column",
                        "in: […]"),
                arguments(
                        "action about nothing",
                        "actions: [{eventId: '{e}', tenant: t, site: s, action: RESPOND, actor: a}]",
                        "actions[0]",
                        "",
                        "the eventId of a report"),
                arguments(
                        "action about two things",
                        REPORT
                                + "}\nactions: [{eventId: '{e}', action: RESPOND, actor: a, report: '{r}', reference: '{f}'}]",
                        "actions[0]",
                        "",
                        "not both"),
                arguments(
                        "action that there is not",
                        REPORT + "}\nactions: [{eventId: '{e}', action: REPLY, actor: a}]",
                        "actions[0].action",
                        "REPLY",
                        "RESPOND"),
                arguments(
                        "action of nobody",
                        REPORT + "}\nactions: [{eventId: '{e}', action: RESPOND}]",
                        "actions[0].actor",
                        "",
                        "given"));
    }

    @Test
    void example_inTheDocumentation_isSound() throws IOException {
        var page = Files.readString(Path.of("../docs/import.md"));
        int start = page.indexOf("```yaml\n") + "```yaml\n".length();

        assertThat(MappingLanguage.parse(page.substring(start, page.indexOf("```", start))))
                .isInstanceOf(Parsed.Sound.class);
    }

    @Test
    void severalMistakes_areAllTold() {
        var parsed = MappingLanguage.parse("zone: Mars\nreport: {evntId: x, tenant: T, site: s, submittedAt: '{a'}");

        assertThat(parsed).isInstanceOfSatisfying(Parsed.Unsound.class, unsound -> assertThat(unsound.problems())
                .extracting(problem -> problem.field())
                .containsExactlyInAnyOrder(
                        "zone", "report.evntId", "report.tenant", "report.submittedAt", "report.eventId"));
    }

    @Test
    void columns_areAllThatTheMappingReads() {
        var parsed = MappingLanguage.parse("""
                report:
                  when: {column: kind, in: [a]}
                  eventId: "{a}-{b}"
                  tenant: t
                  site: {slug: c, default: "x-{d}"}
                  submittedAt: {time: "{e} {f}", pattern: yyyy-MM-dd HH:mm}
                  attributes: {one: "{g}"}
                  attachments: ["{h}"]
                actions:
                  - {when: i, eventId: "{j}", action: COMMENT, actor: x, report: "{k}", text: {first: [{from: l}, "{m}"]}}
                """);

        assertThat(parsed).isInstanceOfSatisfying(Parsed.Sound.class, sound -> assertThat(
                        sound.mapping().columns())
                .containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "kind", "l", "m"));
    }
}
