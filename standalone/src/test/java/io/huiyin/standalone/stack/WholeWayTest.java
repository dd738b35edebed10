package io.huiyin.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.huiyin.event.Model;
import io.huiyin.standalone.model.ModelShelf;
import io.huiyin.standalone.model.OneWordModel;
import io.huiyin.standalone.policy.PolicyShelf;
import io.huiyin.standalone.settings.Key;
import io.huiyin.standalone.settings.Settings;
import io.huiyin.topic.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on real parts: a report posted, its case on the board and in SQL, its escalation and its page once, its counts. */
class WholeWayTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 50;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PAGES = new CopyOnWriteArrayList<>();

    @TempDir
    private static Path folder;

    private static HttpServer receiver;
    private static Folder held;
    private static Stack stack;
    private static HttpClient http;

    @BeforeAll
    static void start() throws IOException {
        http = HttpClient.newHttpClient();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            PAGES.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        held = Folder.take(folder.resolve("data"));
        var keys = Files.writeString(folder.resolve("keys"), "city.east public");
        var anyPort = Map.of(
                Key.GATEWAY_PORT.key(), "0",
                Key.CONSOLE_PORT.key(), "0",
                Key.AUDITOR_PORT.key(), "0",
                Key.REGISTRY_PORT.key(), "0",
                Key.EMBEDDED_KAFKA_PORT.key(), "0",
                Key.EMBEDDED_STORE_PORT.key(), "0",
                Key.GATEWAY_KEYS.key(), keys.toString(),
                Key.NOTIFY_WEBHOOK.key(),
                        "http://127.0.0.1:" + receiver.getAddress().getPort() + "/pages");
        stack = new Stack(Settings.of(Map.of(), Map.of(), anyPort), held, true);
        stack.start();
    }

    @AfterAll
    static void stop() {
        stack.close();
        held.close();
        receiver.stop(0);
    }

    @Test
    void report_posted_isOnTheBoardInSqlAndInTheCounts_andTheSameAgainChangesNothing() throws Exception {
        var caseId = post("acme", "one", "the lift in block 3 is stuck")
                .get("caseId")
                .asText();
        await(() -> get("/v1/cases/" + caseId).statusCode(), status -> status == 200);
        assertThat(post("acme", "one", "the lift in block 3 is stuck")
                        .get("caseId")
                        .asText())
                .isEqualTo(caseId);
        post("acme", "two", "no hot water in the bath house since Monday");

        var counted = await(
                () -> rows("select sum(reports) || '/' || sum(cases) || '/' || sum(open) from count_windows"
                        + " where tenant = 'acme' and grain = 'DAY'"),
                found -> found.contains("2/2/2"));
        assertThat(counted).hasSize(1);
        assertThat(rows("select status || ' ' || revision from cases where case_id = '" + caseId + "'"))
                .containsExactly("OPEN 1");
        var board = JSON.readTree(get("/v1/cases?tenant=acme").body());
        assertThat(board.toString()).contains(caseId);
        var progress = get("/v1/reports/" + caseId);
        assertThat(progress.statusCode()).isEqualTo(200);
        assertThat(progress.body()).doesNotContain("lift");
    }

    @Test
    void case_notAnswered_isEscalatedAndPagedOnce_untilSomebodyTakesIt() throws Exception {
        var inForce = Instant.now().plusSeconds(3);
        new PolicyShelf(stack.settings().kafka()).publish("quick", """
                extends: builtin
                clocks:
                  - name: respond
                    stops: [RESPOND, RESOLVE]
                    target: 2s
                    ladder:
                      - {step: breach, at: 100%, to: [owner]}
                """, "test", Instant.now(), inForce);
        await(() -> Instant.now().isAfter(inForce.plusMillis(200)), passed -> passed);
        var caseId = post("quick", "late", "the fan in gallery 4 is not turning")
                .get("caseId")
                .asText();
        var escalation = caseId + "/respond/breach/1";

        await(() -> PAGES, pages -> pages.contains(escalation));
        await(() -> get("/v1/escalations?tenant=quick&open=true").body(), body -> body.contains(escalation));
        var act = JSON.createObjectNode()
                .put("eventId", "ack-1")
                .put("caseId", caseId)
                .put("action", "ACKNOWLEDGE")
                .put("actor", "staff-7");
        assertThat(send(stack.settings().consoleUrl() + "/v1/actions", act.toString())
                        .statusCode())
                .isEqualTo(202);
        await(() -> get("/v1/escalations?tenant=quick&open=true").body(), body -> !body.contains(escalation));

        assertThat(rows("select id from escalations where case_id = '" + caseId + "'"))
                .containsExactly(escalation);
        assertThat(PAGES).containsOnlyOnce(escalation);
    }

    @Test
    void alarm_firedResolvedAndFiredAgain_isTwoCases_andEachTimeOne() throws Exception {
        var trigger = """
                {"routing_key":"e93facc04764012d7bfb002500d5d1a6","event_action":"trigger","dedup_key":"fan-7",
                 "payload":{"summary":"the fan of gallery 7 has stopped","source":"fan-7","severity":"critical"}}""";
        var enqueue = stack.settings().gatewayUrl() + "/adapters/pagerduty/alarms/mine/v2/enqueue";
        var statuses = "select string_agg(status, ',' order by opened_at) from cases where tenant = 'alarms'";

        assertThat(send(enqueue, trigger).statusCode()).isEqualTo(202);
        assertThat(send(enqueue, trigger).statusCode()).isEqualTo(202);
        send(enqueue, trigger.replace("\"trigger\"", "\"acknowledge\""));
        await(() -> rows(statuses), List.of("ACKNOWLEDGED")::equals);
        send(enqueue, trigger.replace("\"trigger\"", "\"resolve\""));
        await(() -> rows(statuses), List.of("RESOLVED")::equals);
        send(enqueue, trigger);
        await(() -> rows(statuses), List.of("RESOLVED,OPEN")::equals);
        send(enqueue, trigger.replace("\"trigger\"", "\"resolve\""));
        await(() -> rows(statuses), List.of("RESOLVED,RESOLVED")::equals);

        assertThat(
                        rows(
                                "select kind from case_events where tenant = 'alarms' and kind <> 'SUGGESTED' order by at, revision"))
                .containsExactly("OPENED", "ACKNOWLEDGED", "RESOLVED", "OPENED", "RESOLVED");
        assertThat(rows("select reason from dead_letters where topic like '%actions'"))
                .isEmpty();
    }

    @Test
    void serviceRequest_ofAClientOfOpen311_isFoundByItAgain() throws Exception {
        var base = stack.settings().gatewayUrl() + "/adapters/open311/city/east/v2/";
        var posted = http.send(
                HttpRequest.newBuilder(URI.create(base + "requests.json"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "service_code=light&lat=37.5&long=-122.25&description=The+street+light+is+out"))
                        .build(),
                BodyHandlers.ofString());
        var id = JSON.readTree(posted.body()).at("/0/service_request_id").asText();

        var found = await(() -> ask(base + "requests/" + id + ".json"), answer -> answer.statusCode() == 200);
        assertThat(JSON.readTree(found.body()).at("/0/status").asText()).isEqualTo("open");
        assertThat(JSON.readTree(found.body()).at("/0/service_code").asText()).isEqualTo("light");
        var all = ask(base + "requests.xml?status=open").body();
        assertThat(all).contains("<service_request_id>" + id + "</service_request_id>", "<lat>37.5</lat>");
        assertThat(all).doesNotContain("The street light");
        assertThat(ask(base + "services.xml").body()).contains("<service_code>UNSORTED</service_code>");
        assertThat(ask(base + "requests/000000000000.json").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> ask(String url) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    @Test
    void model_published_decidesFromItsInstantOnWithoutRestart() throws Exception {
        var kafka = stack.settings().kafka();
        var inForce = Instant.now().plusSeconds(3);
        new PolicyShelf(kafka)
                .publish(
                        "learned",
                        "extends: builtin\nclassify: {models: {category: desk}}",
                        "test",
                        Instant.now(),
                        inForce);
        await(() -> Instant.now().isAfter(inForce.plusMillis(200)), passed -> passed);
        var before = post("learned", "one", "the choir sings").get("caseId").asText();
        await(() -> rows(reason(before)), List.of("UNSORTED none  there is no model desk")::equals);

        var published = new ModelShelf(kafka)
                .publish(Model.newBuilder()
                        .setTenant("*")
                        .setName("desk")
                        .setVersion(1)
                        .setEffectiveFrom(Instant.now())
                        .setPublishedAt(Instant.now())
                        .setPublishedBy("test")
                        .setArtefact(ByteBuffer.wrap(OneWordModel.artefact("choir", "culture", "rest")))
                        .build());
        await(() -> Instant.now().isAfter(published.getPublishedAt().plusSeconds(4)), passed -> passed);
        var after = post("learned", "two", "a choir of the second shift")
                .get("caseId")
                .asText();

        var decided = await(() -> rows(reason(after)), found -> !found.isEmpty());
        assertThat(decided).singleElement().asString().startsWith("culture model desk@1 choir +");
        assertThat(rows(reason(before))).containsExactly("UNSORTED none  there is no model desk");
    }

    private static String reason(String caseId) {
        return "select category || ' ' || reason_by || ' ' || reason_name || ' ' || reason_evidence from cases where case_id = '"
                + caseId + "'";
    }

    @Test
    void record_notAvro_isADeadLetterInTopicAndTable_andTheStreamGoesOn() throws Exception {
        var topic = stack.settings().kafka().name(Topics.REPORTS);
        try (var producer = new KafkaProducer<>(
                stack.settings().kafka().clientProperties(Map.of()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, bytes("broken.site"), bytes("not avro")))
                    .get();
        }
        var letters = await(
                () -> rows("select reason || ' ' || convert_from(value, 'UTF8') from dead_letters"),
                found -> !found.isEmpty());

        assertThat(letters).containsExactly("INVALID_AVRO not avro");
        var caseId = post("broken", "after", "the stream goes on").get("caseId").asText();
        await(() -> get("/v1/cases/" + caseId).statusCode(), status -> status == 200);
    }

    private static JsonNode post(String tenant, String eventId, String text) throws Exception {
        var report = JSON.createObjectNode()
                .put("tenant", tenant)
                .put("site", "site")
                .put("eventId", eventId)
                .put("channel", "WEB")
                .put("text", text);
        var answer = send(stack.settings().gatewayUrl() + "/v1/reports", report.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> send(String url, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(stack.settings().consoleUrl() + path))
                        .build(),
                BodyHandlers.ofString());
    }

    private static List<String> rows(String query) throws Exception {
        var found = new CopyOnWriteArrayList<String>();
        try (var connection = DriverManager.getConnection(
                        stack.settings().text(Key.STORE_URL), stack.settings().text(Key.STORE_USER), "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(String.valueOf(rows.getString(1)));
            }
        }
        return found;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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
