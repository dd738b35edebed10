package io.huiyin.ingest.importer.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.huiyin.check.Problem;
import io.huiyin.event.ActionKind;
import io.huiyin.event.Report;
import io.huiyin.ingest.importer.rows.Cells;
import io.huiyin.json.EventJson;
import io.huiyin.topic.Reference;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RowMapperTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    @ParameterizedTest(name = "{0}: {1} of {2} is {4}")
    @MethodSource
    void expression_onARow_makesTheField(String field, String expression, String cell, String path, String expected) {
        var report = report(field + ": " + expression, Map.of("x", cell, "y", "why"));

        assertThat(EventJson.write(report).at(path).asText()).isEqualTo(expected);
    }

    static Stream<Arguments> expression_onARow_makesTheField() {
        return Stream.of(
                arguments("title", "constant", "", "/title", "constant"),
                arguments("title", "42", "", "/title", "42"),
                arguments("title", "'{x}'", "  a b ", "/title", "a b"),
                arguments("title", "'<{x}|{y}>'", "", "/title", "<|why>"),
                arguments("title", "'<{x}>'", " ", "/title", "null"),
                arguments("title", "'{{{x}}}'", "a", "/title", "{a}"),
                arguments("title", "{from: x}", "a", "/title", "a"),
                arguments("title", "{from: x, default: none}", "", "/title", "none"),
                arguments("title", "{from: x, default: 'no {y}'}", "", "/title", "no why"),
                arguments("title", "{from: x, map: {a: b}}", "a", "/title", "b"),
                arguments("title", "{from: x, map: {a: b}}", "", "/title", "null"),
                arguments("title", "{from: x, map: {a: b}, default: c}", "z", "/title", "c"),
                arguments("title", "{from: x, map: {a: ''}}", "a", "/title", "null"),
                arguments("title", "{from: x, limit: 3}", "灯灯灯", "/title", "灯灯灯"),
                arguments("title", "{from: x, limit: 3}", "𠀀𠀀𠀀𠀀", "/title", "𠀀𠀀…"),
                arguments("title", "{first: ['{x}', '{y}']}", "", "/title", "why"),
                arguments("title", "{first: ['{x}', '{y}']}", "a", "/title", "a"),
                arguments("title", "{from: x, when: y}", "a", "/title", "a"),
                arguments("title", "{from: x, when: z}", "a", "/title", "null"),
                arguments("title", "{from: x, when: {column: y, notIn: [why]}}", "a", "/title", "null"),
                arguments("title", "{from: x, when: [y, {column: x, in: [a, b]}]}", "a", "/title", "a"),
                arguments("site", "{slug: x}", "Allston / Brighton", "/site", "allston-brighton"),
                arguments("site", "{slug: x}", "--Müller's Ünit 7--", "/site", "muller-s-unit-7"),
                arguments("site", "{slug: x, map: {一号矿: mine-1}}", "一号矿", "/site", "mine-1"),
                arguments("site", "{slug: x, default: unknown}", "", "/site", "unknown"),
                arguments("channel", "{from: x, map: {call: HOTLINE}, default: API}", "fax", "/channel", "API"),
                arguments("severity", "'{x}'", "HIGH", "/severity", "HIGH"),
                arguments("place", "{latitude: '{x}', longitude: '-71.5'}", "42.25", "/place/latitude", "42.25"),
                arguments("place", "{address: '{x}'}", "", "/place", "null"),
                arguments("attributes", "{'a.b': '{x}'}", "v", "/attributes/a.b", "v"),
                arguments("attachments", "['{x}', 'https://b.example/']", "", "/attachments/0", "https://b.example/"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void time_inItsPattern_isTheInstant(String cell, String pattern, String zone, String expected) {
        var report = report("occurredAt: {time: x, zone: '" + zone + "', pattern: " + pattern + "}", Map.of("x", cell));

        assertThat(report.getOccurredAt()).isEqualTo(expected.isEmpty() ? null : Instant.parse(expected));
    }

    static Stream<Arguments> time_inItsPattern_isTheInstant() {
        return Stream.of(
                arguments("2011-07-01 01:32:33", "'yyyy-MM-dd HH:mm:ss'", "America/New_York", "2011-07-01T05:32:33Z"),
                arguments("29/2/2016 01:16", "d/M/yyyy HH:mm", "UTC", "2016-02-29T01:16:00Z"),
                arguments("Jul 4, 2011 1:05 PM", "'MMM d, yyyy h:mm a'", "America/New_York", "2011-07-04T17:05:00Z"),
                arguments("2011-07-01", "yyyy-MM-dd", "Asia/Shanghai", "2011-06-30T16:00:00Z"),
                arguments("2011-07-01T08:00:00+08:00", "iso", "UTC", "2011-07-01T00:00:00Z"),
                arguments("2011-07-01T08:00:00", "iso", "Asia/Shanghai", "2011-07-01T00:00:00Z"),
                arguments("1309478400", "epoch-seconds", "UTC", "2011-07-01T00:00:00Z"),
                arguments("1309478400000", "epoch-millis", "UTC", "2011-07-01T00:00:00Z"),
                arguments("01.07.2011", "[yyyy-MM-dd, dd.MM.yyyy]", "UTC", "2011-07-01T00:00:00Z"),
                // 2011-03-13 in New York: 02:30 does not exist and shifts forward; on 2011-11-06 01:30 is there twice.
                arguments("2011-03-13 02:30", "yyyy-MM-dd HH:mm", "America/New_York", "2011-03-13T07:30:00Z"),
                arguments("2011-11-06 01:30", "yyyy-MM-dd HH:mm", "America/New_York", "2011-11-06T05:30:00Z"),
                arguments("", "iso", "UTC", ""));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource
    void cell_thatIsWrong_rejectsTheRowWithFieldValueAndWhatWouldBeRight(
            String field, String cell, String path, String expected) {
        assertThat(map(field, Map.of("x", cell)))
                .isInstanceOfSatisfying(Mapped.Rejected.class, rejected -> assertThat(rejected.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.field()).isEqualTo(path);
                            assertThat(problem.expected()).contains(expected);
                        }));
    }

    static Stream<Arguments> cell_thatIsWrong_rejectsTheRowWithFieldValueAndWhatWouldBeRight() {
        return Stream.of(
                arguments("channel: {from: x, map: {b: WEB, a: API}}", "fax", "report.channel", "one of a, b"),
                arguments("severity: '{x}'", "bad", "report.severity", "HIGH"),
                arguments("site: {slug: x, default: s}", "北矿", "report.site", "listed under map"),
                arguments("site: {slug: x}", "", "report.site", "given"),
                arguments("place: {latitude: '{x}', longitude: '1'}", "42,3", "report.place.latitude", "a number"),
                arguments("place: {latitude: '{x}', longitude: '1'}", "91", "report.place.latitude", "-90 to 90"),
                arguments("place: {latitude: '{x}', longitude: '1'}", "NaN", "report.place.latitude", "a number"),
                arguments("occurredAt: '{x}'", "2011-02-30T00:00:00Z", "report.occurredAt", "ISO 8601"),
                arguments(
                        "occurredAt: {time: x, pattern: [d/M/yyyy, yyyy]}",
                        "x",
                        "report.occurredAt",
                        "d/M/yyyy or yyyy"),
                arguments("occurredAt: '{x}'", "2027-01-01T00:00:00Z", "report.occurredAt", "five minutes from now"),
                arguments("title: '{x}'", "t".repeat(201), "report.title", "at most 200"),
                arguments("attachments: '{x}'", "photo.jpg", "report.attachments[0]", "URI"));
    }

    @Test
    void action_isAboutTheReportOfItsRow_orTheOneNamed_orAReference() {
        var yaml = """
                report: {eventId: "r:{id}", tenant: t, site: "{s}", text: x, submittedAt: "{at}", when: {column: kind, in: [new]}}
                actions:
                  - {eventId: "a:{id}", action: ACKNOWLEDGE, actor: li, occurredAt: "{at}"}
                  - {eventId: "b:{id}", action: COMMENT, actor: li, occurredAt: "{at}", report: "other:{id}", text: hm, when: other}
                  - {eventId: "c:{id}", action: RESOLVE, actor: li, occurredAt: "{at}", reference: "{ref}", when: ref}
                """;
        var row = Map.of(
                "id", "1", "s", "north", "at", "2011-07-01T00:00:00Z", "other", "y", "ref", Reference.of("t", "z"));

        var events = events(map(yaml, row, Optional.of("b")));

        assertThat(events.report()).isEmpty();
        assertThat(events.actions())
                .extracting(action -> action.getAction(), action -> action.getReference(), action -> action.getSite())
                .containsExactly(
                        tuple(ActionKind.ACKNOWLEDGE, Reference.of("t", "r:1"), "north"),
                        tuple(ActionKind.COMMENT, Reference.of("t", "other:1"), "north"),
                        tuple(ActionKind.RESOLVE, Reference.of("t", "z"), "north"));
    }

    @Test
    void row_forWhichNoConditionHolds_isNothing() {
        var yaml = "report: {eventId: '{id}', tenant: t, site: s, text: x, submittedAt: '{at}', when: id}";

        assertThat(events(map(yaml, Map.of("at", "never"), Optional.of("b"))).isNothing())
                .isTrue();
    }

    @Test
    void action_thatIsWrong_rejectsTheWholeRow() {
        var yaml = """
                report: {eventId: "{id}", tenant: t, site: s, text: x, submittedAt: "{at}"}
                actions: [{eventId: "{id}:c", action: RESPOND, actor: "{who}", occurredAt: "{done}"}]
                """;

        var mapped = map(yaml, Map.of("id", "1", "at", "2011-07-01T00:00:00Z", "done", "later"), Optional.of("b"));

        assertThat(mapped).isInstanceOfSatisfying(Mapped.Rejected.class, rejected -> assertThat(rejected.problems())
                .extracting(Problem::field)
                .containsExactlyInAnyOrder("actions[0].occurredAt", "actions[0].actor"));
    }

    @Test
    void jsonLine_isReadByPath() {
        var line = JsonNodeFactory.instance.objectNode().put("id", 7).put("a.b", "dotted");
        line.putObject("who").put("name", "li").putArray("tags").add("one").add("two");
        var cells = new Cells.Json(line);

        assertThat(cells.cell("id")).isEqualTo("7");
        assertThat(cells.cell("a.b")).isEqualTo("dotted");
        assertThat(cells.cell("who.name")).isEqualTo("li");
        assertThat(cells.cell("who.tags.1")).isEqualTo("two");
        assertThat(cells.cell("who.tags.2")).isEmpty();
        assertThat(cells.cell("who.tags")).isEqualTo("[\"one\",\"two\"]");
        assertThat(cells.cell("none.at.all")).isEmpty();
    }

    private static Report report(String field, Map<String, String> row) {
        return events(map(field, row)).report().orElseThrow();
    }

    /** A mapping of this field and of what every report needs. */
    private static Mapped map(String field, Map<String, String> row) {
        var site = field.startsWith("site:") ? "" : "  site: s\n";
        var yaml = "report:\n  eventId: e\n  tenant: t\n  text: x\n  submittedAt: '2020-01-01T00:00:00Z'\n"
                + site
                + "  " + field + "\n";
        return map(yaml, row, Optional.of("b"));
    }

    private static Mapped map(String yaml, Map<String, String> row, Optional<String> batch) {
        var mapping =
                switch (MappingLanguage.parse(yaml)) {
                    case Parsed.Sound sound -> sound.mapping();
                    case Parsed.Unsound unsound -> throw new AssertionError(unsound.problems());
                };
        var line = JsonNodeFactory.instance.objectNode();
        row.forEach(line::put);
        return RowMapper.of(Optional.of(mapping), tenant -> batch).map(new Cells.Json(line), NOW);
    }

    private static Mapped.Events events(Mapped mapped) {
        return switch (mapped) {
            case Mapped.Events events -> events;
            case Mapped.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }
}
