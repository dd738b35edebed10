package io.huiyin.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.huiyin.topic.Reference;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of bad input that comes in by HTTP: nothing is written, and the answer names field, value and what would be right. */
class BadInputTest {
    private static final String REFERENCE = Reference.of("acme", "e-1");
    private static final String REPORT = "{\"eventId\":\"e-1\",\"tenant\":\"acme\",\"site\":\"north\",\"text\":\"x\"}";
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.ofTenants("acme");
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void event_thatIsWrong_isRefusedWithFieldValueAndWhatWouldBeRight(
            String what, String path, String body, String field, String value, String expected) {
        var reply = gateway.post(path, body);

        assertThat(reply.status()).as(what).isEqualTo(422);
        assertThat(reply.contentType()).startsWith("application/problem+json");
        assertThat(reply.json().path("title").asText()).isEqualTo("Unprocessable Content");
        assertThat(reply.json().path("status").asInt()).isEqualTo(422);
        assertThat(reply.json().path("errors")).singleElement().satisfies(error -> {
            assertThat(error.path("field").asText()).isEqualTo(field);
            assertThat(error.path("value").asText()).isEqualTo(value);
            assertThat(error.path("expected").asText()).contains(expected);
            assertThat(error.path("detail").asText()).contains(field).contains(expected);
        });
        assertThat(gateway.producer().history()).isEmpty();
    }

    static Stream<Arguments> event_thatIsWrong_isRefusedWithFieldValueAndWhatWouldBeRight() {
        return Stream.of(
                report("wrong type", "\"title\":5", "title", "5", "a string, not a number"),
                report("wrong enum", "\"kind\":\"COMPLAINED\"", "kind", "COMPLAINED", "COMPLAINT"),
                report("typo in a field", "\"titel\":\"x\"", "titel", "x", "'title'"),
                report("unknown field", "\"caseId\":\"x\"", "caseId", "x", "no such field"),
                report(
                        "future",
                        "\"submittedAt\":\"2026-03-05T06:36:00Z\"",
                        "submittedAt",
                        "2026-03-05T06:36:00Z",
                        "at or before 2026-03-05T06:35:00Z"),
                report(
                        "absurdly old",
                        "\"submittedAt\":0",
                        "submittedAt",
                        "1970-01-01T00:00:00Z",
                        "at or after 2000-01-01"),
                report(
                        "too old",
                        "\"submittedAt\":\"2024-01-01T00:00:00Z\"",
                        "submittedAt",
                        "2024-01-01T00:00:00Z",
                        "older history needs a batch"),
                report(
                        "no offset",
                        "\"submittedAt\":\"2026-03-05T06:30:00\"",
                        "submittedAt",
                        "2026-03-05T06:30:00",
                        "with an offset"),
                report(
                        "long title",
                        "\"title\":\"" + "t".repeat(201) + "\"",
                        "title",
                        "t".repeat(100) + "…",
                        "at most 200 characters; it has 201"),
                report("NUL", "\"title\":\"a\\u0000b\"", "title", "a\0b", "control characters"),
                report("half a surrogate pair", "\"title\":\"\\ud83d\"", "title", "\ufffd", "unpaired surrogates"),
                report(
                        "far away",
                        "\"place\":{\"latitude\":91,\"longitude\":0}",
                        "place.latitude",
                        "91.0",
                        "-90 to 90"),
                report(
                        "half a place",
                        "\"place\":{\"latitude\":9}",
                        "place.longitude",
                        "",
                        "together with the latitude"),
                arguments(
                        "unknown tenant",
                        "/v1/reports",
                        REPORT.replace("acme", "acne"),
                        "tenant",
                        "acne",
                        "a tenant with a policy"),
                arguments(
                        "malformed tenant",
                        "/v1/reports",
                        REPORT.replace("acme", "ACME"),
                        "tenant",
                        "ACME",
                        "lower-case letters"),
                arguments(
                        "missing field",
                        "/v1/reports",
                        REPORT.replace("\"site\":\"north\",", ""),
                        "site",
                        "",
                        "given: a string"),
                arguments(
                        "nothing said",
                        "/v1/reports",
                        REPORT.replace("\"x\"", "\" \""),
                        "text",
                        " ",
                        "neither a title nor an attachment"),
                arguments(
                        "empty eventId",
                        "/v1/reports",
                        REPORT.replace("e-1", ""),
                        "eventId",
                        "",
                        "1 to 255 characters"),
                arguments("a number", "/v1/reports", "5", "(the event)", "5", "a JSON object"),
                arguments("null", "/v1/reports", "null", "(the event)", "null", "a JSON object"),
                action("no case", "\"action\":\"RESOLVE\"", "reference", "", "a reference"),
                action(
                        "case that cannot be",
                        "\"action\":\"RESOLVE\",\"reference\":\"0000-0000-0001\"",
                        "reference",
                        "0000-0000-0001",
                        "the last checks the others"),
                action(
                        "needs more",
                        "\"action\":\"ASSIGN\",\"reference\":\"" + REFERENCE + "\"",
                        "assignee",
                        "",
                        "given for an ASSIGN"),
                action(
                        "no such action",
                        "\"action\":\"FIX\",\"reference\":\"" + REFERENCE + "\"",
                        "action",
                        "FIX",
                        "ACKNOWLEDGE"),
                action(
                        "another case than its id says",
                        "\"action\":\"RESOLVE\",\"caseId\":\"acme.south." + REFERENCE + "\"",
                        "site",
                        "north",
                        "'south' as in caseId"),
                arguments(
                        "case id of two parts",
                        "/v1/actions",
                        "{\"caseId\":\"acme." + REFERENCE + "\",\"action\":\"RESOLVE\",\"actor\":\"li\"}",
                        "caseId",
                        "acme." + REFERENCE,
                        "tenant.site.reference"),
                arguments(
                        "case id that is none",
                        "/v1/votes",
                        "{\"caseId\":7,\"voter\":\"w\",\"score\":5}",
                        "caseId",
                        "7",
                        "tenant.site.reference"),
                arguments(
                        "vote off the scale",
                        "/v1/votes",
                        "{\"caseId\":\"acme.north." + REFERENCE + "\",\"voter\":\"w\",\"score\":6}",
                        "score",
                        "6",
                        "from 1 to 5"),
                arguments(
                        "vote in words",
                        "/v1/votes",
                        "{\"caseId\":\"acme.north." + REFERENCE + "\",\"voter\":\"w\",\"score\":\"5\"}",
                        "score",
                        "5",
                        "a whole number"));
    }

    @Test
    void report_withTextOverTheLimit_isRefused() {
        var big = new RunningGateway(Limits.DEFAULT, KnownTenants.ANY, true);
        try (big) {
            var reply = big.post("/v1/reports", REPORT.replace("\"x\"", "\"" + "字".repeat(10_001) + "\""));

            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.detail()).contains("text is '字").contains("at most 10000 characters; it has 10001");
        }
    }

    @Test
    void report_withSeveralFaults_namesThemAllAtOnce() {
        var reply = gateway.post("/v1/reports", "{\"tenant\":\"ACME\",\"text\":5,\"banana\":1,\"severity\":\"BAD\"}");

        assertThat(reply.errorFields()).containsExactlyInAnyOrder("tenant", "site", "text", "banana", "severity");
        assertThat(reply.detail()).contains("And 4 more");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void body_thatIsNotJson_is400AndSaysWhere(String what, String contentType, byte[] body, String detail) {
        var reply = gateway.post("/v1/reports", contentType, body);

        assertThat(reply.status()).as(what).isEqualTo(400);
        assertThat(reply.contentType()).startsWith("application/problem+json");
        assertThat(reply.response().body()).contains(detail);
        assertThat(gateway.producer().history()).isEmpty();
    }

    static Stream<Arguments> body_thatIsNotJson_is400AndSaysWhere() {
        var json = "application/json";
        return Stream.of(
                arguments("empty", json, utf8(""), "The body is empty"),
                arguments("cut off", json, utf8("{\"eventId\":\"e"), "line 1"),
                arguments("single quotes", json, utf8("{'eventId':'e'}"), "line 1, column"),
                arguments("something behind", json, utf8(REPORT + "x"), "not JSON"),
                arguments("two objects", json, utf8(REPORT + REPORT), "not JSON"),
                arguments("a field twice", json, utf8("{\"eventId\":\"a\",\"eventId\":\"b\"}"), "Duplicate"),
                arguments("too deep", json, utf8("[".repeat(40) + "]".repeat(40)), "depth"),
                arguments("no events", json, utf8("[]"), "no events"),
                arguments("no lines", "application/x-ndjson", utf8("\n \n"), "no events"),
                arguments("no line is JSON", "application/x-ndjson", utf8("a\nb"), "line 2"),
                arguments(
                        "GBK",
                        json,
                        REPORT.replace("\"x\"", "\"护栏\"").getBytes(Charset.forName("GBK")),
                        "not UTF-8: byte 56 "),
                arguments("overlong", json, bytes("{\"a\":\"", 0xC0, 0x80), "byte 6 (counted from 0) is 0xC0"),
                arguments("a surrogate as bytes", json, bytes("{\"a\":\"", 0xED, 0xA0, 0x80), "byte 6 "),
                arguments("cut inside a character", json, bytes("{\"a\":\"", 0xE6, 0x8A), "byte 6 "),
                arguments("UTF-16", json, REPORT.getBytes(StandardCharsets.UTF_16BE), "not JSON"));
    }

    @Test
    void batch_inWhichAllAreWrong_isAProblemThatNamesEach() {
        var reply = gateway.post(
                "/v1/reports", "[" + REPORT.replace("acme", "ACME") + ",{\"tenant\":\"acme\",\"site\":\"north\"}]");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.contentType()).startsWith("application/problem+json");
        assertThat(reply.errorFields()).containsExactly("[0].tenant", "[1].text");
        assertThat(reply.json().path("items")).hasSize(2);
    }

    @Test
    void batch_wrongInSeveralWays_is422() {
        var reply = gateway.post("/v1/reports", "application/x-ndjson", utf8("{\n" + REPORT.replace("acme", "x y")));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().path("items").findValuesAsText("status")).contains("400", "422");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void contentType_thatIsNotRead_is415AndSaysWhatIs(String contentType) {
        var reply = gateway.post("/v1/reports", contentType, utf8(REPORT));

        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.detail()).contains("application/json", "application/x-ndjson");
        assertThat(reply.header("Accept-Post")).contains("application/json");
    }

    static Stream<String> contentType_thatIsNotRead_is415AndSaysWhatIs() {
        return Stream.of(
                "",
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json; charset=gbk",
                "application/xml");
    }

    @Test
    void body_thatIsCompressed_is415() {
        assertThat(gateway.post("/v1/reports", REPORT, "Content-Encoding", "gzip")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void idempotencyKey_otherThanTheEventId_isRefused() {
        var reply = gateway.post("/v1/reports", REPORT, "Idempotency-Key", "\"e-2\"");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.detail()).contains("eventId is 'e-1'").contains("Idempotency-Key, 'e-2'");
    }

    @Test
    void idempotencyKey_thatCannotBeRead_is400() {
        var reply = gateway.post("/v1/reports", REPORT, "Idempotency-Key", "\"e-1");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errorFields()).containsExactly("Idempotency-Key");
    }

    @Test
    void idempotencyKey_withABatch_is400() {
        assertThat(gateway.post("/v1/reports", "[" + REPORT + "]", "Idempotency-Key", "e-1")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void route_thatIsNot_is404() {
        var reply = gateway.post("/v1/report", REPORT);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.contentType()).startsWith("application/problem+json");
        assertThat(reply.detail()).contains("/v1/report").contains("/openapi.json");
    }

    @Test
    void method_thatIsNotForTheRoute_is405WithAllow() {
        var reply = gateway.send("GET", "/v1/reports");

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).isEqualTo("POST");
        assertThat(gateway.send("DELETE", "/health").header("Allow")).contains("GET");
    }

    private static Arguments report(String what, String more, String field, String value, String expected) {
        return arguments(what, "/v1/reports", REPORT.replace("}", "," + more + "}"), field, value, expected);
    }

    private static Arguments action(String what, String more, String field, String value, String expected) {
        var body = "{\"eventId\":\"a\",\"tenant\":\"acme\",\"site\":\"north\",\"actor\":\"li\"," + more + "}";
        return arguments(what, "/v1/actions", body, field, value, expected);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String before, int... more) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(utf8(before));
        for (var one : more) {
            out.write(one);
        }
        out.writeBytes(utf8("\"}"));
        return out.toByteArray();
    }
}
