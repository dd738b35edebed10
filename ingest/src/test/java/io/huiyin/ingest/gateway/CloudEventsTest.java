package io.huiyin.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.huiyin.event.Channel;
import io.huiyin.event.Kind;
import io.huiyin.topic.Reference;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** CloudEvents 1.0.2 over HTTP, by the examples of its specification. */
class CloudEventsTest {
    private static final String PATH = "/adapters/cloudevents/acme/north";
    private static final String STRUCTURED = "application/cloudevents+json; charset=UTF-8";
    private static final String BATCH = "application/cloudevents-batch+json; charset=UTF-8";

    /** The clock stands a day after the examples' time. */
    private static final Instant NOW = Instant.parse("2018-04-06T17:31:00Z");

    private RunningGateway gateway;

    @BeforeEach
    void start() {
        gateway = RunningGateway.at(NOW);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    /** JSON event format, section 3.2: "Examples". */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void structured_asInTheSpecification_isAReport(
            String what, String type, String dataMember, String title, String text) {
        var reply = structured("""
                {"specversion":"1.0","type":"com.example.someevent","source":"/mycontext","id":"C234-1234-1234",
                 "subject":null,"time":"2018-04-05T17:31:00Z","comexampleextension1":"value","comexampleothervalue":5,
                 %s%s}
                """.formatted(type, dataMember));

        assertThat(reply.status()).as(reply.json().toString()).isEqualTo(202);
        assertThat(reply.json().path("eventId").asText()).isEqualTo("/mycontext C234-1234-1234");
        assertThat(reply.json().path("reference").asText())
                .isEqualTo(Reference.of("acme", "/mycontext C234-1234-1234"));
        assertThat(gateway.reports()).singleElement().satisfies(report -> {
            assertThat(report.getTenant()).isEqualTo("acme");
            assertThat(report.getSite()).isEqualTo("north");
            assertThat(report.getChannel()).isEqualTo(Channel.API);
            assertThat(report.getTitle()).isEqualTo(title);
            assertThat(report.getText().replaceAll("\\s+", "")).isEqualTo(text);
            assertThat(report.getSubmittedAt()).isEqualTo("2018-04-05T17:31:00Z");
            assertThat(report.getAttributes())
                    .containsEntry("source", "/mycontext")
                    .containsEntry("comexampleextension1", "value")
                    .containsEntry("comexampleothervalue", "5");
        });
    }

    static Stream<Arguments> structured_asInTheSpecification_isAReport() {
        var fallback = "com.example.someevent";
        return Stream.of(
                arguments(
                        "XML in a string",
                        "\"datacontenttype\":\"application/xml\",",
                        "\"data\":\"<much wow=\\\"xml\\\"/>\"",
                        fallback,
                        "<muchwow=\"xml\"/>"),
                arguments(
                        "JSON object",
                        "\"datacontenttype\":\"application/json\",",
                        "\"data\":{\"appinfoA\":\"abc\",\"appinfoB\":123,\"appinfoC\":true}",
                        fallback,
                        "{\"appinfoA\":\"abc\",\"appinfoB\":123,\"appinfoC\":true}"),
                arguments("JSON number", "\"datacontenttype\":\"application/json\",", "\"data\":1.5", fallback, "1.5"),
                arguments("no content type is JSON", "", "\"data\":\"I'm just a string\"", fallback, "I'mjustastring"),
                arguments(
                        "bytes",
                        "\"datacontenttype\":\"text/plain\",",
                        "\"data_base64\":\"5LiJ5Y+35LqV5Y+j\"",
                        fallback,
                        "三号井口"),
                arguments(
                        "bytes that are no text",
                        "\"datacontenttype\":\"application/vnd.apache.thrift.binary\",",
                        "\"data_base64\":\"/////w==\"",
                        fallback,
                        "4bytesofdatathatarenotext"),
                arguments(
                        "words that say what they are",
                        "",
                        "\"data\":{\"summary\":\"Lift is stuck\",\"message\":\"Between two floors\"}",
                        "Lift is stuck",
                        "Betweentwofloors"));
    }

    /** HTTP binding, section 3.1.4, and the encoding of section 3.1.3.2. */
    @Test
    void binary_asInTheSpecification_isAReport() {
        var reply = gateway.post(
                PATH,
                "application/json; charset=utf-8",
                "{\"text\":\"三号宿舍楼的电梯卡住了\"}".getBytes(StandardCharsets.UTF_8),
                "ce-specversion",
                "1.0",
                "ce-type",
                "com.example.someevent",
                "ce-time",
                "2018-04-05T03:56:24Z",
                "ce-id",
                "1234-1234-1234",
                "ce-source",
                "/mycontext/subcontext",
                "ce-subject",
                "Euro%20%E2%82%AC%20%F0%9F%98%80",
                "ce-old",
                "\"a \\\"quoted\\\" value\"",
                "ce-building",
                "%e4%b8%89%E5%8F%B7%E6%A5%BC");

        assertThat(reply.status()).as(reply.json().toString()).isEqualTo(202);
        assertThat(gateway.reports()).singleElement().satisfies(report -> {
            assertThat(report.getEventId()).isEqualTo("/mycontext/subcontext 1234-1234-1234");
            assertThat(report.getTitle()).isEqualTo("Euro € 😀");
            assertThat(report.getText()).isEqualTo("三号宿舍楼的电梯卡住了");
            assertThat(report.getAttributes())
                    .containsEntry("building", "三号楼")
                    .containsEntry("old", "a \"quoted\" value");
        });
    }

    @Test
    void eventOfOurs_hasOurFieldsAsItsData() {
        var reply = structured("""
                {"specversion":"1.0","type":"io.huiyin.report","source":"https://forms.example.org/","id":"7",
                 "time":"2018-04-06T17:00:00+08:00","data":{"text":"护栏松了","kind":"HAZARD","place":{"address":"三号井口"}}}
                """);

        assertThat(reply.status()).isEqualTo(202);
        assertThat(gateway.reports()).singleElement().satisfies(report -> {
            assertThat(report.getEventId()).isEqualTo("https://forms.example.org/ 7");
            assertThat(report.getKind()).isEqualTo(Kind.HAZARD);
            assertThat(report.getSubmittedAt()).isEqualTo("2018-04-06T09:00:00Z");
        });

        var reference = reply.json().path("reference").asText();
        var action = structured("""
                {"specversion":"1.0","type":"io.huiyin.action","source":"/desk","id":"8",
                 "data":{"reference":"%s","action":"RESPOND","actor":"staff-1","text":"已修好"}}
                """.formatted(reference));
        assertThat(action.status()).isEqualTo(202);
        assertThat(gateway.actions()).singleElement().satisfies(done -> assertThat(done.getReference())
                .isEqualTo(reference));
    }

    @Test
    void sameSourceAndId_isTheSameReport_andEitherOfThemOtherIsAnother() {
        var event = "{\"specversion\":\"1.0\",\"type\":\"t\",\"source\":\"/a\",\"id\":\"1\",\"data\":\"x\"}";

        structured(event);
        structured(event);
        structured(event.replace("/a", "/b"));
        structured(event.replace("\"1\"", "\"2\""));
        structured(event.replace("\"1\"", "\"" + "9".repeat(300) + "\""));
        structured(event.replace("\"1\"", "\"" + "9".repeat(300) + "8\""));

        assertThat(gateway.reports().stream().map(report -> report.getEventId()).distinct())
                .hasSize(5);
    }

    @Test
    void batch_isTakenEventByEvent() {
        var good = "{\"specversion\":\"1.0\",\"type\":\"t\",\"source\":\"/a\",\"id\":\"1\",\"data\":\"护栏\"}";
        var bad = good.replace("\"1\"", "\"\"");

        var empty = batch("[]");
        var all = batch("[" + good + "," + good.replace("\"1\"", "\"2\"") + "]");
        var some = batch("[" + good + "," + bad + "]");
        var none = batch("[" + bad + "]");

        assertThat(empty.status()).isEqualTo(202);
        assertThat(all.status()).isEqualTo(202);
        assertThat(all.json().path("accepted").asInt()).isEqualTo(2);
        assertThat(all.json().at("/items/1/eventId").asText()).isEqualTo("/a 2");
        assertThat(some.status()).isEqualTo(207);
        assertThat(some.json().at("/items/0/status").asInt()).isEqualTo(202);
        assertThat(some.json().at("/items/1/problem/errors/0/field").asText()).isEqualTo("id");
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.contentType()).startsWith("application/problem+json");
    }

    @Test
    void batch_thatTheBrokerDoesNotTake_asksForTheSameAgain() {
        gateway.producer().sendException = new org.apache.kafka.common.errors.TimeoutException("no metadata");
        var good = "{\"specversion\":\"1.0\",\"type\":\"t\",\"source\":\"/a\",\"id\":\"1\",\"data\":\"x\"}";

        var reply = batch("[" + good + "," + good.replace("1.0", "0.3") + "]");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isEqualTo("5");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void event_thatIsWrong_isRefusedWithFieldValueAndWhatWouldBeRight(
            String what, String body, String field, String value, String expected) {
        var reply = structured(body);

        assertThat(reply.status()).as(what).isEqualTo(422);
        assertThat(reply.contentType()).startsWith("application/problem+json");
        assertThat(reply.json().path("errors")).anySatisfy(error -> {
            assertThat(error.path("field").asText()).isEqualTo(field);
            assertThat(error.path("value").asText()).isEqualTo(value);
            assertThat(error.path("expected").asText()).contains(expected);
        });
        assertThat(gateway.producer().history()).isEmpty();
    }

    static Stream<Arguments> event_thatIsWrong_isRefusedWithFieldValueAndWhatWouldBeRight() {
        var event =
                "{\"specversion\":\"1.0\",\"type\":\"t\",\"source\":\"/a\",\"id\":\"1\",\"time\":\"2018-04-05T17:31:00Z\",\"data\":\"x\"}";
        var ours = event.replace("\"t\"", "\"io.huiyin.report\"");
        return Stream.of(
                arguments("no id", event.replace("\"id\":\"1\",", ""), "id", "", "given"),
                arguments("empty id", event.replace("\"id\":\"1\"", "\"id\":\"\""), "id", "", "given"),
                arguments("number as id", event.replace("\"id\":\"1\"", "\"id\":1"), "id", "1", "a string"),
                arguments("no source", event.replace("\"source\":\"/a\",", ""), "source", "", "URI-reference"),
                arguments("no URI", event.replace("/a", "a b"), "source", "a b", "URI-reference"),
                arguments("no type", event.replace("\"type\":\"t\",", ""), "type", "", "given"),
                arguments("older version", event.replace("1.0", "0.3"), "specversion", "0.3", "'1.0'"),
                arguments("no time", event.replace("T17:31:00Z", ""), "time", "2018-04-05", "RFC 3339"),
                arguments("too old", event.replace("2018", "2016"), "time", "2016-04-05T17:31:00Z", "366 days"),
                arguments(
                        "in the future",
                        event.replace("04-05", "04-09"),
                        "time",
                        "2018-04-09T17:31:00Z",
                        "at or before 2018-04-06T17:36:00Z"),
                arguments(
                        "name of an extension",
                        event.replace("\"data\"", "\"traceParent\":\"x\",\"data\""),
                        "traceParent",
                        "x",
                        "small letters"),
                arguments(
                        "object as extension",
                        event.replace("\"data\"", "\"trace\":{},\"data\""),
                        "trace",
                        "{}",
                        "a string"),
                arguments(
                        "both sorts of data",
                        event.replace("}", ",\"data_base64\":\"eA==\"}"),
                        "data_base64",
                        "eA==",
                        "left out"),
                arguments(
                        "no Base64",
                        event.replace("\"data\":\"x\"", "\"data_base64\":\"?\""),
                        "data_base64",
                        "?",
                        "4648"),
                arguments("no object", "[]", "event", "[]", "a JSON object"),
                arguments("ours without an object", ours, "data", "", "a JSON object"),
                arguments(
                        "ours with a typo",
                        ours.replace("\"x\"", "{\"text\":\"x\",\"titel\":\"y\"}"),
                        "data.titel",
                        "y",
                        "'title'"),
                arguments(
                        "ours with an identity",
                        ours.replace("\"x\"", "{\"text\":\"x\",\"eventId\":\"y\"}"),
                        "data.eventId",
                        "y",
                        "source and id"),
                arguments(
                        "ours for another site",
                        ours.replace("\"x\"", "{\"text\":\"x\",\"site\":\"south\"}"),
                        "data.site",
                        "south",
                        "'north' as in the path"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource
    void binary_thatIsWrong_isRefused(String header, String value, String expected) {
        var reply = gateway.post(
                PATH,
                "text/plain",
                "x".getBytes(StandardCharsets.UTF_8),
                "ce-specversion",
                "1.0",
                "ce-type",
                "t",
                "ce-id",
                "1",
                "ce-source",
                "/a",
                header,
                value);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo(header);
        assertThat(reply.json().at("/errors/0/value").asText()).isEqualTo(value);
        assertThat(reply.json().at("/errors/0/expected").asText()).contains(expected);
    }

    static Stream<Arguments> binary_thatIsWrong_isRefused() {
        return Stream.of(
                arguments("ce-subject", "%C0%A0", "percent-encoded"),
                arguments("ce-subject", "%E4%B8", "percent-encoded"),
                arguments("ce-datacontenttype", "text/plain", "left out"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void request_thatIsNoCloudEvent_isRefused(String type, String body, int status, String detail) {
        var reply = gateway.post(PATH, type, body.getBytes(StandardCharsets.UTF_8));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.detail()).contains(detail);
    }

    static Stream<Arguments> request_thatIsNoCloudEvent_isRefused() {
        return Stream.of(
                arguments("application/json", "{}", 415, "no ce- headers"),
                arguments("application/cloudevents+avro", "x", 415, "JSON in UTF-8"),
                arguments("application/cloudevents+json; charset=latin1", "{}", 415, "JSON in UTF-8"),
                arguments("application/cloudevents+json", "{", 400, "not JSON"),
                arguments("application/cloudevents+json", "", 400, "empty"),
                arguments("application/cloudevents-batch+json", "{}", 400, "not a JSON array"),
                arguments("application/cloudevents-batch+json", "[" + "{},".repeat(5) + "{}]", 413, "6 events"));
    }

    private RunningGateway.Reply structured(String body) {
        return gateway.post(PATH, STRUCTURED, body.getBytes(StandardCharsets.UTF_8));
    }

    private RunningGateway.Reply batch(String body) {
        return gateway.post(PATH, BATCH, body.getBytes(StandardCharsets.UTF_8));
    }
}
