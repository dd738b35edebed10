package io.huiyin.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.check.EventCheck;
import io.huiyin.check.Problem;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Channel;
import io.huiyin.event.Clock;
import io.huiyin.event.ClockStatus;
import io.huiyin.event.CountWindow;
import io.huiyin.event.Kind;
import io.huiyin.event.Place;
import io.huiyin.event.Report;
import io.huiyin.event.SatisfactionVote;
import io.huiyin.event.Severity;
import io.huiyin.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MINIMAL =
            "\"eventId\":\"e-1\",\"tenant\":\"acme\",\"site\":\"north\",\"submittedAt\":\"2026-03-05T06:30:00Z\"";
    private static final Instant SUBMITTED = Instant.parse("2026-03-05T06:30:00Z");

    @Test
    void report_withEveryField_survivesWritingAndReading() {
        var report = Report.newBuilder()
                .setEventId("e-1")
                .setTenant("acme")
                .setSite("north")
                .setKind(Kind.HAZARD)
                .setChannel(Channel.SNAPSHOT)
                .setTitle("护栏")
                .setText("三号井口的护栏松了 👷🏽‍♀️\n\"quoted\"")
                .setReporter("w-77")
                .setSubmittedAt(SUBMITTED)
                .setOccurredAt(SUBMITTED.minusMillis(1))
                .setPlace(new Place(39.9, 116.4, "三号井口"))
                .setCategory("guard")
                .setSeverity(Severity.HIGH)
                .setDueAt(SUBMITTED.plusSeconds(3600))
                .setBatch("b-1")
                .setAttachments(List.of("https://example.org/1.jpg"))
                .setAttributes(Map.of("shift", "夜班"))
                .build();

        var json = EventJson.write(report);

        assertThat(json.get("submittedAt").textValue()).isEqualTo("2026-03-05T06:30:00Z");
        assertThat(json.get("kind").textValue()).isEqualTo("HAZARD");
        assertThat(valid(json, Report.class)).isEqualTo(report);
    }

    @Test
    void report_withOnlyWhatIsRequired_takesTheDefaults() {
        var report = valid(json("{" + MINIMAL + "}"), Report.class);

        assertThat(report)
                .isEqualTo(Report.newBuilder()
                        .setEventId("e-1")
                        .setTenant("acme")
                        .setSite("north")
                        .setSubmittedAt(SUBMITTED)
                        .build());
        assertThat(EventJson.write(report).get("title").isNull()).isTrue();
    }

    @Test
    void default_ofACollection_isNotShared() {
        var one = valid(json("{" + MINIMAL + "}"), Report.class);
        var other = valid(json("{" + MINIMAL + "}"), Report.class);

        assertThat(one.getAttachments()).isNotSameAs(other.getAttachments());
    }

    @Test
    void null_isNotGiven() {
        var report = valid(json("{" + MINIMAL + ",\"kind\":null,\"title\":null,\"attributes\":null}"), Report.class);

        assertThat(report.getKind()).isEqualTo(Kind.UNSPECIFIED);
        assertThat(report.getAttributes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"2026-03-05T06:30:00Z\"', 2026-03-05T06:30:00Z",
        "'\"2026-03-05T14:30:00+08:00\"', 2026-03-05T06:30:00Z",
        "'\"2026-03-05T14:30+08:00\"', 2026-03-05T06:30:00Z",
        "'\"2026-03-05T06:30:00.123456Z\"', 2026-03-05T06:30:00.123Z",
        "1772692200000, 2026-03-05T06:30:00Z",
        "0, 1970-01-01T00:00:00Z",
        "-1, 1969-12-31T23:59:59.999Z"
    })
    void instant_inAnyFormWithAnOffset_isRead(String written, Instant read) {
        var report = valid(json("{" + MINIMAL + ",\"occurredAt\":" + written + "}"), Report.class);

        assertThat(report.getOccurredAt()).isEqualTo(read);
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource
    void json_thatIsNotTheEvent_namesFieldValueAndWhatWouldBeRight(
            Class<? extends SpecificRecord> type, String json, String field, String value, String expected) {
        assertThat(invalid(json(json), type)).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.value()).isEqualTo(value);
            assertThat(problem.expected()).contains(expected);
        });
    }

    static Stream<Arguments> json_thatIsNotTheEvent_namesFieldValueAndWhatWouldBeRight() {
        return Stream.of(
                arguments(Report.class, "[]", "(the event)", "[]", "a JSON object, not an array"),
                arguments(Report.class, "\"x\"", "(the event)", "x", "a JSON object, not a string"),
                arguments(Report.class, "null", "(the event)", "null", "a JSON object, not null"),
                report("\"titel\":\"x\"", "titel", "x", "named 'title'"),
                report("\"event_id\":\"x\"", "event_id", "x", "named 'eventId'"),
                report("\"banana\":1", "banana", "1", "left out; there is no such field, only eventId, tenant"),
                report("\"place\":{\"lat\":1}", "place.lat", "1", "only latitude, longitude, address"),
                report("\"place\":{\"latitud\":1}", "place.latitud", "1", "named 'latitude'"),
                report("\"place\":\"here\"", "place", "here", "a JSON object, not a string"),
                report("\"place\":{\"latitude\":\"1\"}", "place.latitude", "1", "a finite number, not a string"),
                report("\"place\":{\"latitude\":1e999}", "place.latitude", "Infinity", "a finite number"),
                report("\"text\":5", "text", "5", "a string, not a number"),
                report("\"text\":true", "text", "true", "a string, not true or false"),
                report("\"title\":[\"x\"]", "title", "[\"x\"]", "a string, not an array"),
                report("\"kind\":\"hazard\"", "kind", "hazard", "one of UNSPECIFIED, FEEDBACK"),
                report(
                        "\"severity\":3",
                        "severity",
                        "3",
                        "one of UNSPECIFIED, LOW, NORMAL, HIGH, CRITICAL, not a number"),
                report("\"occurredAt\":\"yesterday\"", "occurredAt", "yesterday", "an instant with an offset"),
                report("\"occurredAt\":\"2026-03-05T06:30:00\"", "occurredAt", "2026-03-05T06:30:00", "with an offset"),
                report("\"occurredAt\":\"2026-02-30T06:30:00Z\"", "occurredAt", "2026-02-30T06:30:00Z", "an instant"),
                report("\"occurredAt\":1.5", "occurredAt", "1.5", "whole milliseconds"),
                report(
                        "\"occurredAt\":99999999999999999999",
                        "occurredAt",
                        "99999999999999999999",
                        "whole milliseconds"),
                report(
                        "\"occurredAt\":{}",
                        "occurredAt",
                        "{}",
                        "an instant with an offset, such as 2026-03-05T14:30:00+08:00, or whole milliseconds since 1970, not an object"),
                report("\"attachments\":\"x\"", "attachments", "x", "an array, not a string"),
                report("\"attachments\":[\"a\",7]", "attachments[1]", "7", "a string, not a number"),
                report("\"attachments\":[null]", "attachments[0]", "null", "a string, not null"),
                report("\"attributes\":[]", "attributes", "[]", "an object, not an array"),
                report("\"attributes\":{\"a\":1}", "attributes.a", "1", "a string, not a number"),
                vote("\"5\"", "5", "a whole number from -2147483648 to 2147483647, not a string"),
                vote("4.5", "4.5", "a whole number"),
                vote("2147483648", "2147483648", "a whole number from -2147483648 to 2147483647"),
                vote("null", "", "given: a whole number"));
    }

    @Test
    void report_withSeveralFaults_namesThemAll() {
        var problems = invalid(
                json("{\"eventId\":1,\"site\":\"north\",\"place\":{\"latitude\":\"x\"},\"kinds\":\"HAZARD\"}"),
                Report.class);

        assertThat(problems)
                .extracting(Problem::field)
                .containsExactly("eventId", "tenant", "submittedAt", "place.latitude", "kinds");
    }

    @Test
    void report_wrongInFormAndContent_namesBothAtOnceAndNothingTwice() {
        var json = json(
                "{\"eventId\":1,\"tenant\":\"ACME\",\"site\":\"north\",\"place\":{\"latitude\":\"x\",\"longitude\":200}}");

        var read = EventJson.read(json, Report.class, report -> EventCheck.check(report, SUBMITTED));

        assertThat(((Read.Invalid<Report>) read).problems())
                .extracting(Problem::field)
                .containsExactly("eventId", "submittedAt", "place.latitude", "tenant", "text", "place.longitude");
    }

    @Test
    void report_rightInFormWrongInContent_isInvalid() {
        var read =
                EventJson.read(json("{" + MINIMAL + "}"), Report.class, report -> EventCheck.check(report, SUBMITTED));

        assertThat(((Read.Invalid<Report>) read).problems())
                .extracting(Problem::field)
                .containsExactly("text");
    }

    @Test
    void event_madeOfMistakes_isAnsweredWithABoundedList() {
        var json = JSON.createObjectNode();
        for (int i = 0; i < 10_000; i++) {
            json.put("wrong" + i, i);
        }

        assertThat(invalid(json, Report.class)).hasSize(50);
    }

    @Test
    void arraysOfNumbersAndNestedRecords_surviveWritingAndReading() {
        var clock = Clock.newBuilder()
                .setName("respond")
                .setStatus(ClockStatus.RUNNING)
                .setStartedAt(SUBMITTED)
                .setElapsedMillis(5L)
                .build();

        assertThat(valid(EventJson.write(clock), Clock.class)).isEqualTo(clock);
    }

    @Test
    void everyEventOfTheCatalogue_hasAForm() {
        Topics.all().stream().flatMap(topic -> topic.value().stream()).forEach(type -> assertThat(
                        invalid(JSON.createObjectNode(), type))
                .as(type.getSimpleName())
                .isNotEmpty());
        assertThat(CountWindow.SCHEMA$.getFields()).isNotEmpty();
    }

    @Test
    void action_ofUnknownKind_listsTheKinds() {
        var problems = invalid(
                json("{\"eventId\":\"a\",\"tenant\":\"t\",\"site\":\"s\",\"actor\":\"x\",\"action\":\"FIX\"}"),
                CaseAction.class);

        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.expected())
                .contains("ACKNOWLEDGE", "END_BATCH"));
    }

    private static Arguments report(String more, String field, String value, String expected) {
        return arguments(Report.class, "{" + MINIMAL + "," + more + "}", field, value, expected);
    }

    private static Arguments vote(String score, String value, String expected) {
        var json = "{\"eventId\":\"v\",\"tenant\":\"t\",\"site\":\"s\",\"reference\":\"r\",\"voter\":\"w\",\"score\":"
                + score + "}";
        return arguments(SatisfactionVote.class, json, "score", value, expected);
    }

    private static <T extends SpecificRecord> T valid(JsonNode json, Class<T> type) {
        return switch (EventJson.read(json, type)) {
            case Read.Valid<T> valid -> valid.value();
            case Read.Invalid<T> invalid ->
                throw new AssertionError(invalid.problems().toString());
        };
    }

    private static List<Problem> invalid(JsonNode json, Class<? extends SpecificRecord> type) {
        return switch (EventJson.read(json, type)) {
            case Read.Valid<?> valid -> throw new AssertionError("valid: " + valid.value());
            case Read.Invalid<?> invalid -> invalid.problems();
        };
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
