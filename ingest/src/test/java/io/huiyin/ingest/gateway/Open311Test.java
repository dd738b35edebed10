package io.huiyin.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpServer;
import io.huiyin.event.Channel;
import io.huiyin.event.Kind;
import io.huiyin.event.Severity;
import io.huiyin.ingest.gateway.adapter.Keys;
import io.huiyin.topic.Reference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** Open311's GeoReport v2, by the examples of its specification; the console is a server that says what is put in its mouth. */
class Open311Test {
    private static final String BASE = "/adapters/open311/acme/north/v2/";
    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    /** "Example Request" of POST Service Request. */
    private static final String EXAMPLE = "api_key=xyz&jurisdiction_id=acme&service_code=001&lat=37.76524078"
            + "&long=-122.4212043&address_string=1234+5th+street&email=smit333%40sfgov.edu&device_id=tt222111"
            + "&account_id=123456&first_name=john&last_name=smith&phone=111111111"
            + "&description=A+large+sinkhole+is+destroying+the+street"
            + "&media_url=http%3A%2F%2Ffarm3.static.flickr.com%2F2002%2F2212426634_5ed477a060.jpg"
            + "&attribute[WHISPAWN]=123456&attribute[WHISDORN]=COISL001";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer console;
    private String said = "{\"items\":[]}";
    private int status = 200;
    private RunningGateway gateway;

    @BeforeEach
    void start() throws IOException {
        console = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        console.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            var bytes = said.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        console.start();
        gateway = RunningGateway.asking(
                URI.create("http://127.0.0.1:" + console.getAddress().getPort()), Keys.parse("acme.north public"));
    }

    @AfterEach
    void close() {
        gateway.close();
        console.stop(0);
    }

    @Test
    void request_asInTheSpecification_isAReport() {
        var reply = post("requests.json", EXAMPLE);

        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
        assertThat(reply.contentType()).isEqualTo("application/json;charset=utf-8");
        assertThat(gateway.reports()).singleElement().satisfies(report -> {
            assertThat(reply.json().at("/0/service_request_id").asText())
                    .isEqualTo(Reference.of("acme", report.getEventId()));
            assertThat(reply.json().at("/0/account_id").asText()).isEqualTo("123456");
            assertThat(report.getChannel()).isEqualTo(Channel.API);
            assertThat(report.getCategory()).isEqualTo("001");
            assertThat(report.getText()).isEqualTo("A large sinkhole is destroying the street");
            assertThat(report.getPlace()).satisfies(place -> {
                assertThat(place.getLatitude()).isEqualTo(37.76524078);
                assertThat(place.getLongitude()).isEqualTo(-122.4212043);
                assertThat(place.getAddress()).isEqualTo("1234 5th street");
            });
            assertThat(report.getReporter()).isEqualTo("123456");
            assertThat(report.getAttachments())
                    .containsExactly("http://farm3.static.flickr.com/2002/2212426634_5ed477a060.jpg");
            assertThat(report.getAttributes())
                    .containsEntry("WHISPAWN", "123456")
                    .containsEntry("first_name", "john")
                    .containsEntry("phone", "111111111")
                    .doesNotContainKey("api_key");
        });
    }

    @Test
    void request_inChinese_isAnsweredInXml() throws Exception {
        var form = "service_code=路灯&address_string=" + encoded("三号楼 <东门>") + "&description=" + encoded("路灯不亮")
                + "&attribute[severity]=high&attribute[kind]=HAZARD&attribute[occurred_at]="
                + encoded("2026-03-05T14:00:00+08:00")
                + "&attribute[colour][]=red&attribute[colour][]=" + encoded("绿") + "&lat=&email=a@example.org";

        var reply = gateway.raw(BASE + "requests.xml", FORM, form.getBytes(StandardCharsets.UTF_8));

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).contains("text/xml;charset=utf-8");
        assertThat(reply.body()).startsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        var root = xml(reply.body());
        assertThat(root.getNodeName()).isEqualTo("service_requests");
        assertThat(gateway.reports()).singleElement().satisfies(report -> {
            assertThat(root.getElementsByTagName("service_request_id").item(0).getTextContent())
                    .isEqualTo(Reference.of("acme", report.getEventId()));
            assertThat(report.getCategory()).isEqualTo("路灯");
            assertThat(report.getText()).isEqualTo("路灯不亮");
            assertThat(report.getSeverity()).isEqualTo(Severity.HIGH);
            assertThat(report.getKind()).isEqualTo(Kind.HAZARD);
            assertThat(report.getOccurredAt()).isEqualTo("2026-03-05T06:00:00Z");
            assertThat(report.getReporter()).startsWith("email ").doesNotContain("example");
            assertThat(report.getAttributes()).containsEntry("colour", "red, 绿");
        });
    }

    @Test
    void request_thatSaysNothingButWhere_isAbout_itsService() {
        post("requests.json", "service_code=light&address_id=545483");

        assertThat(gateway.reports()).singleElement().satisfies(report -> {
            assertThat(report.getTitle()).isEqualTo("light");
            assertThat(report.getPlace()).isNull();
            assertThat(report.getReporter()).isNull();
            assertThat(report.getAttributes()).containsEntry("address_id", "545483");
        });
    }

    @Test
    void request_sentTwiceUnderOneKey_isOneReport_andWithoutAKeyTwo() {
        var first = gateway.post(BASE + "requests.json", FORM, bytes(EXAMPLE), "Idempotency-Key", "\"k-1\"");
        var again = gateway.post(BASE + "requests.json", FORM, bytes(EXAMPLE), "Idempotency-Key", "k-1");
        post("requests.json", EXAMPLE);

        assertThat(first.json()).isEqualTo(again.json());
        assertThat(gateway.reports().stream().map(report -> report.getEventId()).distinct())
                .hasSize(2)
                .contains("k-1");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void request_thatIsWrong_isRefusedInTheWordsOfTheSpecification(
            String what, String form, int expectedStatus, String description) throws Exception {
        var reply = post("requests.json", form);
        var inXml = gateway.raw(BASE + "requests.xml", FORM, bytes(form));

        assertThat(reply.status()).as(what).isEqualTo(expectedStatus);
        assertThat(reply.json()).anySatisfy(error -> {
            assertThat(error.path("code").asInt()).isEqualTo(expectedStatus);
            assertThat(error.path("description").asText()).contains(description);
        });
        var root = xml(inXml.body());
        assertThat(root.getNodeName()).isEqualTo("errors");
        assertThat(root.getFirstChild().getNodeName()).isEqualTo("error");
        assertThat(root.getElementsByTagName("code").item(0).getTextContent()).isEqualTo("" + expectedStatus);
        assertThat(gateway.producer().history()).isEmpty();
    }

    static Stream<Arguments> request_thatIsWrong_isRefusedInTheWordsOfTheSpecification() {
        return Stream.of(
                arguments(
                        "service", EXAMPLE.replace("service_code=001", "service_code="), 400, "service_code is empty"),
                arguments("nowhere", "service_code=1&description=x", 400, "lat is empty; it must be given with long"),
                arguments("half a point", "service_code=1&lat=1", 400, "long is empty; it must be given together"),
                arguments(
                        "no number",
                        EXAMPLE.replace("37.76524078", "north"),
                        400,
                        "lat is 'north'; it must be degrees"),
                arguments(
                        "far away",
                        EXAMPLE.replace("37.76524078", "97"),
                        400,
                        "lat is '97.0'; it must be degrees from"),
                arguments(
                        "long",
                        EXAMPLE.replace("A+large", "a".repeat(4000)),
                        400,
                        "at most 4,000 characters; it has 4034"),
                arguments("no URL", EXAMPLE.replace("http%3A%2F%2F", ""), 400, "media_url is 'farm3"),
                arguments("script", EXAMPLE.replace("http%3A%2F%2F", "javascript:"), 400, "media_url is 'javascript"),
                arguments("kind", EXAMPLE + "&attribute[kind]=RANT", 400, "attribute[kind] is 'RANT'"),
                arguments("time", EXAMPLE + "&attribute[occurred_at]=noon", 400, "attribute[occurred_at] is 'noon'"),
                arguments("twice", EXAMPLE + "&lat=1", 400, "lat is '37.76524078, 1'; it must be given once"),
                arguments("half an octet", EXAMPLE + "&x=%4", 400, "percent-encoded UTF-8"),
                arguments(
                        "Latin-1",
                        EXAMPLE + "&first_name2=%E9",
                        400,
                        "first_name2 is empty; it must be percent-encoded"),
                arguments(
                        "jurisdiction",
                        EXAMPLE.replace("=acme", "=city.gov"),
                        404,
                        "jurisdiction_id is 'city.gov'; it must be acme or acme.north"));
    }

    @Test
    void request_ofAnotherType_orThatTheBrokerDoesNotTake_isRefusedToo() {
        var json = gateway.post(BASE + "requests.json", "{}");
        assertThat(json.status()).isEqualTo(400);
        assertThat(json.json().at("/0/description").asText()).contains("application/x-www-form-urlencoded");

        gateway.producer().sendException = new TimeoutException("no metadata");
        var down = post("requests.json", EXAMPLE);
        assertThat(down.status()).isEqualTo(503);
        assertThat(down.header("Retry-After")).isEqualTo("5");
        assertThat(down.json().at("/0/code").asInt()).isEqualTo(503);
    }

    @Test
    void services_areThoseThatTheConsoleKnows() throws Exception {
        said =
                "{\"items\":[{\"service_code\":\"light\",\"service_name\":\"路灯 & 照明\",\"metadata\":true,\"type\":\"realtime\"}]}";

        var json = gateway.send("GET", BASE + "services.json?jurisdiction_id=acme.north")
                .json();
        var root = xml(gateway.raw("GET", BASE + "services.xml").body());

        assertThat(json.toString()).isEqualTo(said.substring("{\"items\":".length(), said.length() - 1));
        assertThat(root.getNodeName()).isEqualTo("services");
        assertThat(root.getFirstChild().getNodeName()).isEqualTo("service");
        assertThat(root.getElementsByTagName("service_name").item(0).getTextContent())
                .isEqualTo("路灯 & 照明");
        assertThat(asked).containsOnly("/v1/open311/acme/north/services");
    }

    @Test
    void serviceDefinition_hasWhatMayBeSaidBesides() throws Exception {
        said = "{\"items\":[{\"service_code\":\"路灯\"},{\"service_code\":\"a.b/c\"}]}";

        var json = gateway.send("GET", BASE + "services/" + encoded("路灯") + ".json")
                .json();
        var root = xml(gateway.raw("GET", BASE + "services/a.b/c.xml").body());
        var unknown = gateway.send("GET", BASE + "services/033.json");

        assertThat(json.path("service_code").asText()).isEqualTo("路灯");
        assertThat(json.path("attributes").findValuesAsText("code"))
                .containsExactly("title", "kind", "severity", "occurred_at");
        assertThat(json.at("/attributes/1/values").findValuesAsText("key")).contains("HAZARD");
        assertThat(root.getNodeName()).isEqualTo("service_definition");
        assertThat(root.getElementsByTagName("attribute").getLength()).isEqualTo(4);
        assertThat(root.getElementsByTagName("value").getLength()).isEqualTo(11);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().at("/0/description").asText())
                .isEqualTo("service_code is '033'; it must be one of 路灯, a.b/c");
    }

    @Test
    void requests_areAskedOfTheConsole_byTheSpecificationsFilters() throws Exception {
        said =
                "{\"items\":[{\"service_request_id\":\"0123456789AB\",\"status\":\"open\",\"description\":null,\"lat\":37.5}]}";

        var json = gateway.send(
                        "GET",
                        BASE + "requests.json?start_date=2010-05-24T00:00:00Z&status=open&status=closed&service_code="
                                + encoded("路灯") + "&jurisdiction_id=acme&page=2&end_date=")
                .json();
        var root = xml(gateway.raw("GET", BASE + "requests/0123-4567-89AB.xml").body());
        var token = gateway.send("GET", BASE + "tokens/0123456789AB.json").json();

        assertThat(json.at("/0/lat").asDouble()).isEqualTo(37.5);
        assertThat(root.getNodeName()).isEqualTo("service_requests");
        assertThat(root.getFirstChild().getNodeName()).isEqualTo("request");
        assertThat(root.getElementsByTagName("description").item(0).getTextContent())
                .isEmpty();
        assertThat(token.toString())
                .isEqualTo("[{\"service_request_id\":\"0123456789AB\",\"token\":\"0123456789AB\"}]");
        assertThat(asked)
                .containsExactly(
                        "/v1/open311/acme/north/requests?service_code=%E8%B7%AF%E7%81%AF&status=open%2Cclosed"
                                + "&start_date=2010-05-24T00%3A00%3A00Z",
                        "/v1/open311/acme/north/requests/0123-4567-89AB",
                        "/v1/open311/acme/north/requests/0123456789AB");
    }

    @Test
    void question_thatTheConsoleRefuses_isRefusedInTheWordsOfTheSpecification() {
        status = 400;
        said =
                "{\"status\":400,\"detail\":\"d\",\"errors\":[{\"field\":\"status\",\"value\":\"new\",\"expected\":\"open or closed\"}]}";
        var wrong = gateway.send("GET", BASE + "requests.json?status=new");
        status = 404;
        said = "{\"status\":404,\"detail\":\"Nothing is known.\"}";
        var unknown = gateway.send("GET", BASE + "requests/000000000000.json");
        status = 500;
        var broken = gateway.send("GET", BASE + "services.json");
        console.stop(0);
        var away = gateway.send("GET", BASE + "services.json");

        assertThat(wrong.json().toString())
                .isEqualTo("[{\"code\":400,\"description\":\"status is 'new'; it must be open or closed\"}]");
        assertThat(unknown.json().toString()).isEqualTo("[{\"code\":404,\"description\":\"Nothing is known.\"}]");
        assertThat(List.of(broken.status(), away.status())).containsOnly(503);
        assertThat(away.header("Retry-After")).isEqualTo("5");
    }

    @ParameterizedTest
    @MethodSource
    void resource_thatThereIsNot_is404(String resource) {
        var reply = gateway.send("GET", BASE + resource);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().at("/0/code").asInt()).isEqualTo(404);
        assertThat(asked).isEmpty();
    }

    static Stream<String> resource_thatThereIsNot_is404() {
        return Stream.of("services", "services.html", "discovery.json", "requests.json?jurisdiction_id=city.gov");
    }

    @Test
    void list_whereNobodySaidWhoMay_isForNobody() {
        try (var closed = RunningGateway.asking(
                URI.create("http://127.0.0.1:" + console.getAddress().getPort()), Keys.NONE)) {
            assertThat(closed.send("GET", BASE + "requests.json").status()).isEqualTo(403);
            assertThat(closed.send("GET", BASE + "requests/0123456789AB.json").status())
                    .isEqualTo(200);
            assertThat(closed.post(BASE + "requests.json", FORM, bytes(EXAMPLE)).status())
                    .isEqualTo(200);
        }
        assertThat(gateway.send("GET", BASE.replace("north", "south") + "requests.json")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void key_whereKeysAreSet_isNeededToPostAndToList_butNotToLookUpOne() {
        try (var locked = RunningGateway.asking(
                URI.create("http://127.0.0.1:" + console.getAddress().getPort()),
                Keys.parse("acme.north 0123456789abcdef"))) {
            var without = locked.post(BASE + "requests.json", FORM, bytes(EXAMPLE.replace("api_key=xyz&", "")));
            var wrong = locked.post(BASE + "requests.json", FORM, bytes(EXAMPLE));
            var right = locked.post(BASE + "requests.json", FORM, bytes(EXAMPLE.replace("xyz", "0123456789abcdef")));

            assertThat(List.of(without.status(), wrong.status(), right.status()))
                    .containsExactly(403, 403, 200);
            assertThat(wrong.json().at("/0/description").asText())
                    .startsWith("api_key is '(hidden)'; it must be a key");
            assertThat(locked.send("GET", BASE + "requests.json").status()).isEqualTo(403);
            assertThat(locked.send("GET", BASE + "requests.json?api_key=0123456789abcdef")
                            .status())
                    .isEqualTo(200);
            assertThat(locked.send("GET", BASE + "requests/0123456789AB.json").status())
                    .isEqualTo(200);
            assertThat(locked.send("GET", BASE + "services.json").status()).isEqualTo(200);
        }
    }

    private RunningGateway.Reply post(String resource, String form) {
        return gateway.post(BASE + resource, FORM, bytes(form));
    }

    private static byte[] bytes(String form) {
        return form.getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Element xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }
}
