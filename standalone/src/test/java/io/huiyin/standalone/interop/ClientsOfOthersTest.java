package io.huiyin.standalone.interop;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.huiyin.standalone.policy.PolicyShelf;
import io.huiyin.standalone.settings.Key;
import io.huiyin.standalone.settings.Settings;
import io.huiyin.standalone.stack.Folder;
import io.huiyin.standalone.stack.Stack;
import io.huiyin.topic.Reference;
import io.huiyin.topic.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Four clients of others, unchanged, go the whole way: a record in Avro by Confluent's clients for Node, an event by the
 * CloudEvents SDK, a service request by Open311's form, an incident by PagerDuty's client.
 */
class ClientsOfOthersTest {
    private static final Logger LOG = LoggerFactory.getLogger(ClientsOfOthersTest.class);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 50;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AT_ONCE = """
            extends: builtin
            clocks:
              - name: respond
                stops: [RESPOND, RESOLVE]
                target: 2s
                ladder:
                  - {step: breach, at: 100%, to: [owner]}
            """;

    private record Page(String id, String caseId) {}

    @TempDir
    private Path folder;

    private final List<Page> pages = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private HttpServer receiver;
    private Folder held;
    private Stack stack;

    @BeforeAll
    static void install() throws Exception {
        NodeClients.install();
    }

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            var body = JSON.readTree(exchange.getRequestBody());
            pages.add(new Page(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    body.findPath("caseId").asText()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        held = Folder.take(folder.resolve("data"));
        var asked = List.of(
                        Key.GATEWAY_PORT,
                        Key.CONSOLE_PORT,
                        Key.AUDITOR_PORT,
                        Key.REGISTRY_PORT,
                        Key.EMBEDDED_KAFKA_PORT,
                        Key.EMBEDDED_STORE_PORT)
                .stream()
                .collect(toMap(Key::key, _key -> "0"));
        asked.put(
                Key.NOTIFY_WEBHOOK.key(),
                "http://127.0.0.1:" + receiver.getAddress().getPort() + "/pages");
        stack = new Stack(Settings.of(Map.of(), Map.of(), asked), held, true);
        stack.start();
    }

    @AfterEach
    void stop() {
        stack.close();
        held.close();
        receiver.stop(0);
    }

    @Test
    void reportsOfFourClients_areOnTheBoard_inSql_andOnTheWebhook_exactlyOnce() throws Exception {
        var inForce = Instant.now().plusSeconds(3);
        new PolicyShelf(stack.settings().kafka()).publish("whole", AT_ONCE, "test", Instant.now(), inForce);
        await(() -> Instant.now().isAfter(inForce.plusMillis(200)), passed -> passed);
        var first = report("first");

        var said = clients();
        LOG.atInfo().addKeyValue("kafka", said.path("kafka").asText()).log("the clients have sent");
        var last = report("last");

        assertThat(said.at("/cloudEvent/caseId").asText()).startsWith("whole.mine.");
        assertThat(said.at("/open311/status").asInt()).as(said.toString()).isEqualTo(200);
        assertThat(said.at("/pagerDuty/status").asInt()).as(said.toString()).isEqualTo(202);
        assertThat(said.at("/pagerDuty/said/dedup_key").asText()).isEqualTo("fan-7");
        var avro = "whole.mine." + Reference.of("whole", "avro-1");
        var cloudEvent = said.at("/cloudEvent/caseId").asText();
        var open311 =
                "whole.mine." + said.at("/open311/said/0/service_request_id").asText();

        var rows = await(
                () -> rows("select case_id, reports, revision, kind, channel from cases order by opened_at, case_id"),
                found -> found.size() >= 6);
        assertThat(rows).hasSize(6).doesNotHaveDuplicates();
        var alarm = rows.stream()
                .filter(row -> row.contains("|INCIDENT|"))
                .findFirst()
                .orElseThrow()
                .split("\\|", 2)[0];
        var all = List.of(first, avro, cloudEvent, open311, alarm, last);
        assertThat(rows).extracting(row -> row.split("\\|", 3)[0]).containsExactlyInAnyOrderElementsOf(all);
        assertThat(rows).as("one report each, however often it was sent").allMatch(row -> row.contains("|1|"));
        assertThat(rows("select case_id from case_events where kind = 'OPENED'"))
                .containsExactlyInAnyOrderElementsOf(all);
        assertThat(rows("select text from case_events where kind = 'OPENED' and case_id = '" + avro + "'"))
                .containsExactly("三号皮带机有异响 (from Node, in Avro)");

        await(() -> List.copyOf(pages), seen -> seen.stream().anyMatch(page -> page.caseId.equals(last)));
        await(() -> List.copyOf(pages), seen -> seen.size() >= all.size());
        assertThat(pages).extracting(Page::caseId).containsExactlyInAnyOrderElementsOf(all);
        assertThat(pages)
                .extracting(Page::id)
                .containsExactlyInAnyOrderElementsOf(rows("select id from escalations where paged"));

        assertThat(onTheBoard("/v1/cases?tenant=whole", "caseId")).containsExactlyInAnyOrderElementsOf(all);
        assertThat(onTheBoard("/v1/escalations?tenant=whole&open=true", "caseId"))
                .containsExactlyInAnyOrderElementsOf(all);
        assertThat(rows("select reason, detail from dead_letters")).isEmpty();
    }

    private JsonNode clients() throws Exception {
        var settings = stack.settings();
        try (var tls = new TlsInFront(URI.create(settings.gatewayUrl().toString()), folder)) {
            var to = JSON.createObjectNode()
                    .put("kafka", settings.text(Key.KAFKA_BOOTSTRAP_SERVERS))
                    .put("registry", settings.text(Key.SCHEMA_REGISTRY_URL))
                    .put("topic", settings.kafka().name(Topics.REPORTS))
                    .put("gateway", settings.gatewayUrl().toString())
                    .put("tls", tls.address())
                    .put("tenant", "whole")
                    .put("site", "mine");
            var trust = Map.of("NODE_EXTRA_CA_CERTS", tls.certificate().toString());
            return NodeClients.say(trust, "clients.mjs", to.toString());
        }
    }

    /** A report of our own, before and after those of others: what comes after it has come, too. */
    private String report(String eventId) throws Exception {
        var report = JSON.createObjectNode()
                .put("tenant", "whole")
                .put("site", "mine")
                .put("eventId", eventId)
                .put("text", "first".equals(eventId) ? "no hot water in the bath house" : "the roof of shed 9 leaks");
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(stack.settings().gatewayUrl() + "/v1/reports"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(report.toString()))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JSON.readTree(answer.body()).path("caseId").asText();
    }

    private List<String> onTheBoard(String path, String field) throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(stack.settings().consoleUrl() + path))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("items").findValuesAsText(field);
    }

    private List<String> rows(String query) throws Exception {
        var found = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(
                        stack.settings().text(Key.STORE_URL), stack.settings().text(Key.STORE_USER), "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(rows.getString(i)));
                }
                found.add(String.join("|", row));
            }
        }
        return found;
    }

    /** Looks until it is as wanted, and gives what was seen. */
    private static <T> T await(Callable<T> look, Predicate<T> wanted) throws Exception {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        var seen = look.call();
        while (!wanted.test(seen)) {
            assertThat(System.nanoTime())
                    .as("waited for %s, saw %s", LIMIT, seen)
                    .isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            seen = look.call();
        }
        return seen;
    }
}
