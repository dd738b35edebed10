package io.huiyin.check;

import static io.huiyin.check.Samples.NOW;
import static io.huiyin.check.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.huiyin.event.Place;
import io.huiyin.event.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReportCheckTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void report_withinTheBounds_isValid(String what, UnaryOperator<Report.Builder> bend) {
        assertThat(EventCheck.check(bend.apply(report()).build(), NOW)).as(what).isEmpty();
    }

    static Stream<Arguments> report_withinTheBounds_isValid() {
        return Stream.of(
                valid("as it is", r -> r),
                valid("eventId of 255 characters", r -> r.setEventId("x".repeat(255))),
                valid("text of 10,000 characters outside the BMP", r -> r.setText("𠀀".repeat(10_000))),
                valid("title of 200 characters", r -> r.setTitle("题".repeat(200))),
                valid("line breaks and tabs in the text", r -> r.setText("one\r\n\ttwo\n")),
                valid("emoji in the text", r -> r.setText("thanks 👷🏽‍♀️")),
                valid("a title alone", r -> r.setText("").setTitle("Lamp out")),
                valid("an attachment alone", r -> r.setText("").setAttachments(List.of("cloud://env-1/photo.jpg"))),
                valid(
                        "20 attachments",
                        r -> r.setAttachments(Collections.nCopies(20, "https://example.org/a b".replace(' ', '_')))),
                valid("50 attributes", r -> r.setAttributes(attributes(50))),
                valid("slug of 63 characters", r -> r.setTenant("a".repeat(63))),
                valid("slug of one character", r -> r.setSite("7")),
                valid("five minutes ahead", r -> r.setSubmittedAt(NOW.plus(Duration.ofMinutes(5)))),
                valid("366 days ago", r -> r.setSubmittedAt(NOW.minus(Duration.ofDays(366)))),
                valid("history of 2000", r -> r.setBatch("b").setSubmittedAt(Instant.parse("2000-01-01T00:00:00Z"))),
                valid("occurred in 1957", r -> r.setOccurredAt(Instant.parse("1957-05-01T00:00:00Z"))),
                valid("due before it was submitted", r -> r.setDueAt(NOW.minusSeconds(60))),
                valid("the poles", r -> r.setPlace(new Place(-90.0, 180.0, null))),
                valid("an address alone", r -> r.setPlace(new Place(null, null, "三号井口"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void report_outsideTheBounds_namesTheFieldAndWhatWouldBeRight(
            String what, UnaryOperator<Report.Builder> bend, String field, String expected) {
        assertThat(EventCheck.check(bend.apply(report()).build(), NOW))
                .as(what)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo(field);
                    assertThat(problem.expected()).contains(expected);
                });
    }

    @Test
    void promise_decadesAhead_isGoodInHistory() {
        var report = report().setBatch("b").setDueAt(Instant.parse("2059-12-31T19:00:00Z"));

        assertThat(EventCheck.check(report.build(), NOW)).isEmpty();
    }

    static Stream<Arguments> report_outsideTheBounds_namesTheFieldAndWhatWouldBeRight() {
        return Stream.of(
                wrong("empty eventId", r -> r.setEventId(""), "eventId", "1 to 255 characters"),
                wrong("blank eventId", r -> r.setEventId(" \t".trim() + "  "), "eventId", "not all blank"),
                wrong(
                        "long eventId",
                        r -> r.setEventId("𠀀".repeat(256)),
                        "eventId",
                        "at most 255 characters; it has 256"),
                wrong(
                        "NUL in eventId",
                        r -> r.setEventId("a\0b"),
                        "eventId",
                        "control characters; character 2 is U+0000"),
                wrong("capital in tenant", r -> r.setTenant("Acme"), "tenant", "lower-case letters"),
                wrong("dot in tenant", r -> r.setTenant("a.b"), "tenant", "lower-case letters"),
                wrong("empty site", r -> r.setSite(""), "site", "1 to 63"),
                wrong("hyphen at the end", r -> r.setSite("north-"), "site", "no hyphen at either end"),
                wrong("64 characters", r -> r.setSite("n".repeat(64)), "site", "1 to 63"),
                wrong("Chinese site", r -> r.setSite("北矿"), "site", "lower-case letters"),
                wrong("no content", r -> r.setText(""), "text", "neither a title nor an attachment"),
                wrong(
                        "blank content",
                        r -> r.setText(" \n").setTitle(" "),
                        "text",
                        "neither a title nor an attachment"),
                wrong(
                        "long text",
                        r -> r.setText("x".repeat(10_001)),
                        "text",
                        "at most 10000 characters; it has 10001"),
                wrong("NUL in the text", r -> r.setText("ab\0"), "text", "character 3 is U+0000"),
                wrong("escape in the text", r -> r.setText("\u001b[31m"), "text", "U+001B"),
                wrong("C1 control in the text", r -> r.setText("👷\u0085"), "text", "character 2 is U+0085"),
                wrong(
                        "half a surrogate pair",
                        r -> r.setText("a\ud83d"),
                        "text",
                        "unpaired surrogates; character 2 is U+D83D"),
                wrong(
                        "surrogates swapped",
                        r -> r.setText("\ude00\ud83d!"),
                        "text",
                        "unpaired surrogates; character 1"),
                wrong("long title", r -> r.setTitle("t".repeat(201)), "title", "at most 200"),
                wrong("line break in the title", r -> r.setTitle("a\nb"), "title", "U+000A"),
                wrong("blank reporter", r -> r.setReporter(""), "reporter", "or left out"),
                wrong("long reporter", r -> r.setReporter("r".repeat(256)), "reporter", "at most 255"),
                wrong("blank category", r -> r.setCategory(" "), "category", "or left out"),
                wrong("long category", r -> r.setCategory("c".repeat(101)), "category", "at most 100"),
                wrong("blank batch", r -> r.setBatch(""), "batch", "or left out"),
                wrong(
                        "six minutes ahead",
                        r -> r.setSubmittedAt(NOW.plus(Duration.ofMinutes(6))),
                        "submittedAt",
                        "five minutes from now"),
                wrong(
                        "one ms too far ahead",
                        r -> r.setSubmittedAt(NOW.plus(Duration.ofMinutes(5)).plusMillis(1)),
                        "submittedAt",
                        "at or before 2026-03-05T06:35:00Z"),
                wrong(
                        "367 days ago",
                        r -> r.setSubmittedAt(NOW.minus(Duration.ofDays(367))),
                        "submittedAt",
                        "older history needs a batch"),
                wrong(
                        "1999",
                        r -> r.setSubmittedAt(Instant.parse("1999-12-31T23:59:59.999Z")),
                        "submittedAt",
                        "2000-01-01T00:00:00Z"),
                wrong(
                        "1970 in a batch",
                        r -> r.setBatch("b").setSubmittedAt(Instant.EPOCH),
                        "submittedAt",
                        "2000-01-01T00:00:00Z"),
                wrong(
                        "the last instant there is",
                        r -> r.setSubmittedAt(Instant.ofEpochMilli(Long.MAX_VALUE)),
                        "submittedAt",
                        "at or before"),
                wrong(
                        "occurs tomorrow",
                        r -> r.setOccurredAt(NOW.plus(Duration.ofDays(1))),
                        "occurredAt",
                        "five minutes from now"),
                wrong(
                        "occurred in 1899",
                        r -> r.setOccurredAt(Instant.parse("1899-12-31T00:00:00Z")),
                        "occurredAt",
                        "1900"),
                wrong("due in 1999", r -> r.setDueAt(Instant.parse("1999-01-01T00:00:00Z")), "dueAt", "2000"),
                wrong(
                        "due in 2126",
                        r -> r.setDueAt(Instant.parse("2126-01-01T00:00:00Z")),
                        "dueAt",
                        "ten years from now"),
                wrong(
                        "history due in 2200",
                        r -> r.setBatch("b").setDueAt(Instant.parse("2200-01-01T00:00:00Z")),
                        "dueAt",
                        "a hundred years from now"),
                wrong(
                        "latitude alone",
                        r -> r.setPlace(new Place(1.0, null, null)),
                        "place.longitude",
                        "together with the latitude"),
                wrong(
                        "longitude alone",
                        r -> r.setPlace(new Place(null, 1.0, null)),
                        "place.latitude",
                        "together with the longitude"),
                wrong("too far north", r -> r.setPlace(new Place(90.01, 0.0, null)), "place.latitude", "-90 to 90"),
                wrong("too far west", r -> r.setPlace(new Place(0.0, -180.01, null)), "place.longitude", "-180 to 180"),
                wrong("no number", r -> r.setPlace(new Place(Double.NaN, 0.0, null)), "place.latitude", "-90 to 90"),
                wrong(
                        "infinite",
                        r -> r.setPlace(new Place(0.0, Double.POSITIVE_INFINITY, null)),
                        "place.longitude",
                        "-180 to 180"),
                wrong(
                        "long address",
                        r -> r.setPlace(new Place(null, null, "a".repeat(301))),
                        "place.address",
                        "at most 300"),
                wrong(
                        "21 attachments",
                        r -> r.setAttachments(Collections.nCopies(21, "https://x.org/")),
                        "attachments",
                        "at most 20"),
                wrong(
                        "relative attachment",
                        r -> r.setAttachments(List.of("https://x.org/", "photo.jpg")),
                        "attachments[1]",
                        "absolute URI"),
                wrong(
                        "script as attachment",
                        r -> r.setAttachments(List.of("JavaScript:alert(1)")),
                        "attachments[0]",
                        "no script"),
                wrong(
                        "data as attachment",
                        r -> r.setAttachments(List.of("data:text/html,x")),
                        "attachments[0]",
                        "no script or data"),
                wrong(
                        "long attachment",
                        r -> r.setAttachments(List.of("https://" + "x".repeat(1993))),
                        "attachments[0]",
                        "at most 2000"),
                wrong("51 attributes", r -> r.setAttributes(attributes(51)), "attributes", "at most 50"),
                wrong("nameless attribute", r -> r.setAttributes(Map.of("", "x")), "attributes", "not blank"),
                wrong(
                        "long name of an attribute",
                        r -> r.setAttributes(Map.of("n".repeat(101), "x")),
                        "attributes." + "n".repeat(89) + "…",
                        "at most 100"),
                wrong(
                        "long value of an attribute",
                        r -> r.setAttributes(Map.of("note", "x".repeat(1_001))),
                        "attributes.note",
                        "at most 1000"),
                wrong("NUL in an attribute", r -> r.setAttributes(Map.of("note", "\0")), "attributes.note", "U+0000"));
    }

    @Test
    void report_withSeveralFaults_namesThemAll() {
        var report = report().setEventId("")
                .setTenant("ACME")
                .setText("\0")
                .setPlace(new Place(91.0, null, null))
                .setSubmittedAt(Instant.EPOCH)
                .build();

        assertThat(EventCheck.check(report, NOW))
                .extracting(Problem::field)
                .containsExactly("eventId", "tenant", "text", "submittedAt", "place.latitude", "place.longitude");
    }

    @Test
    void report_withNothingSet_namesWhatIsMissing() {
        assertThat(EventCheck.check(new Report(), NOW))
                .extracting(Problem::field)
                .containsExactly("eventId", "tenant", "site", "text", "submittedAt");
    }

    private static Map<String, String> attributes(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "key-" + i, i -> "value"));
    }

    private static Arguments valid(String what, UnaryOperator<Report.Builder> bend) {
        return arguments(what, bend);
    }

    private static Arguments wrong(String what, UnaryOperator<Report.Builder> bend, String field, String expected) {
        return arguments(what, bend, field, expected);
    }
}
