package io.huiyin.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.huiyin.event.ActionKind;
import io.huiyin.event.Kind;
import io.huiyin.event.Severity;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** PagerDuty's Events API v2, by the examples of its documentation. */
class PagerDutyTest {
    private static final String PATH = "/adapters/pagerduty/acme/north/v2/enqueue";
    private static final String ROUTING_KEY = "e93facc04764012d7bfb002500d5d1a6";

    /** "Example Request Payloads", with a key of the right length. */
    private static final String TRIGGER = """
            {"payload":{"summary":"Example alert on host1.example.com","timestamp":"2015-07-17T08:42:58.315+0000",
              "source":"monitoringtool:cloudvendor:central-region-dc-01:852559987:cluster/api-stats-prod-003",
              "severity":"info","component":"postgres","group":"prod-datapipe","class":"deploy",
              "custom_details":{"ping time":"1500ms","load avg":0.75}},
             "routing_key":"%s","dedup_key":"samplekeyhere",
             "images":[{"src":"https://www.pagerduty.com/wp-content/uploads/2016/05/pagerduty-logo-green.png",
               "href":"https://example.com/","alt":"Example text"}],
             "links":[{"href":"https://example.com/","text":"Link text"}],
             "event_action":"trigger","client":"Sample Monitoring Service","client_url":"https://monitoring.example.com"}""".formatted(ROUTING_KEY);

    private RunningGateway gateway;

    @BeforeEach
    void start() {
        gateway = RunningGateway.ofAnyTenant();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void trigger_asInTheDocumentation_isAReportUnderItsKey() {
        var reply = gateway.post(PATH, TRIGGER);

        assertThat(reply.status()).as(reply.json().toString()).isEqualTo(202);
        assertThat(reply.json().toString())
                .isEqualTo("{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"samplekeyhere\"}");
        assertThat(gateway.reports()).singleElement().satisfies(report -> {
            assertThat(report.getTitle()).isEqualTo("Example alert on host1.example.com");
            assertThat(report.getText()).contains("ping time: 1500ms\nload avg: 0.75");
            assertThat(report.getKind()).isEqualTo(Kind.INCIDENT);
            assertThat(report.getSeverity()).isEqualTo(Severity.LOW);
            assertThat(report.getOccurredAt()).isEqualTo("2015-07-17T08:42:58.315Z");
            assertThat(report.getSubmittedAt()).isEqualTo(RunningGateway.NOW);
            assertThat(report.getAttachments())
                    .containsExactly(
                            "https://www.pagerduty.com/wp-content/uploads/2016/05/pagerduty-logo-green.png",
                            "https://example.com/");
            assertThat(report.getAttributes())
                    .containsEntry("dedup_key", "samplekeyhere")
                    .containsEntry("component", "postgres")
                    .containsEntry("class", "deploy")
                    .containsEntry("load avg", "0.75")
                    .containsEntry("client", "Sample Monitoring Service");
            assertThat(report.toString()).as("a routing key is a secret").doesNotContain(ROUTING_KEY);
        });
    }

    @ParameterizedTest
    @CsvSource({"acknowledge,ACKNOWLEDGE", "resolve,RESOLVE"})
    void otherActions_asInTheDocumentation_areAboutTheCaseOfTheKey(String action, ActionKind kind) {
        gateway.post(PATH, TRIGGER);
        var body = "{\"routing_key\":\"%s\",\"dedup_key\":\"samplekeyhere\",\"event_action\":\"%s\"}"
                .formatted(ROUTING_KEY, action);

        var reply = gateway.post(PATH, body);
        gateway.post(PATH, body);

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().path("dedup_key").asText()).isEqualTo("samplekeyhere");
        var key = gateway.reports().getFirst().getDedupKey();
        assertThat(gateway.actions()).hasSize(2).allSatisfy(done -> {
            assertThat(done.getAction()).isEqualTo(kind);
            assertThat(done.getReference()).isEqualTo(io.huiyin.topic.Reference.ofKey("acme", key));
        });
        assertThat(gateway.actions().stream().map(done -> done.getEventId()).distinct())
                .as("the same again is the same action")
                .hasSize(1);
    }

    @Test
    void keys_ofTwoIntegrations_areTwo_andAnEmptyOneIsNone() {
        gateway.post(PATH, TRIGGER);
        gateway.post(PATH, TRIGGER);
        gateway.post(PATH, TRIGGER.replace(ROUTING_KEY, "0".repeat(32)));
        var empty = gateway.post(PATH, TRIGGER.replace("samplekeyhere", ""));
        var none = gateway.post(PATH, TRIGGER.replace("\"dedup_key\":\"samplekeyhere\",", ""));
        gateway.post(PATH, TRIGGER.replace("\"dedup_key\":\"samplekeyhere\",", "\"dedup_key\":null,"));

        assertThat(gateway.reports().stream()
                        .map(report -> report.getDedupKey())
                        .distinct())
                .hasSize(5);
        assertThat(gateway.reports().stream().map(report -> report.getEventId()).distinct())
                .hasSize(6);
        assertThat(empty.json().path("dedup_key").asText())
                .isNotEmpty()
                .isNotEqualTo(none.json().path("dedup_key").asText());
    }

    @Test
    void key_thatWasGiven_leadsToTheSameCaseAsTheOneThatWasAnswered() {
        var given = gateway.post(PATH, TRIGGER.replace("samplekeyhere", ""))
                .json()
                .path("dedup_key")
                .asText();
        gateway.post(
                PATH,
                "{\"routing_key\":\"%s\",\"dedup_key\":\"%s\",\"event_action\":\"resolve\"}"
                        .formatted(ROUTING_KEY, given));

        assertThat(gateway.actions().getFirst().getReference())
                .isEqualTo(io.huiyin.topic.Reference.ofKey(
                        "acme",
                        Optional.ofNullable(gateway.reports().getFirst().getDedupKey())
                                .orElseThrow()));
    }

    @Test
    void contentType_isNotAskedFor_andChineseIsRead() {
        var reply = gateway.post(
                PATH,
                "application/x-www-form-urlencoded",
                TRIGGER.replace("Example alert on host1.example.com", "七号巷道风机停转")
                        .replace("samplekeyhere", "风机-7")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().path("dedup_key").asText()).isEqualTo("风机-7");
        assertThat(gateway.reports().getFirst().getTitle()).isEqualTo("七号巷道风机停转");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-05T06:00:00Z,2026-03-05T06:00:00Z",
        "2026-03-05T14:00:00+08:00,2026-03-05T06:00:00Z",
        "2026-03-05T14:00:00+0800,2026-03-05T06:00:00Z",
        "2026-03-05T06:00:00.5,2026-03-05T06:00:00.500Z",
        "2026-03-05 06:00:00,2026-03-05T06:00:00Z"
    })
    void timestamp_inAnyFormOfIso8601_isWhenItHappened(String written, String instant) {
        gateway.post(PATH, TRIGGER.replace("2015-07-17T08:42:58.315+0000", written));

        assertThat(gateway.reports().getFirst().getOccurredAt()).isEqualTo(instant);
    }

    @Test
    void monitor_whoseClockIsAhead_isHeardAllTheSame() {
        var reply = gateway.post(PATH, TRIGGER.replace("2015-07-17", "2027-07-17"));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(gateway.reports().getFirst().getOccurredAt()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void event_thatIsWrong_is400InPagerDutysWords(String what, String body, String error) {
        var reply = gateway.post(PATH, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("status").asText()).isEqualTo("invalid event");
        assertThat(reply.json().path("message").asText()).isEqualTo("Event object is invalid");
        assertThat(reply.json().path("errors"))
                .anySatisfy(said -> assertThat(said.asText()).contains(error));
        assertThat(gateway.producer().history()).isEmpty();
    }

    static Stream<Arguments> event_thatIsWrong_is400InPagerDutysWords() {
        var resolve = "{\"routing_key\":\"%s\",\"event_action\":\"resolve\"}".formatted(ROUTING_KEY);
        return Stream.of(
                arguments("not JSON", "{", "The body is not JSON"),
                arguments("not one", "[]", "not a JSON object"),
                arguments(
                        "no routing key",
                        TRIGGER.replace(ROUTING_KEY, ""),
                        "routing_key is empty; it must be the integration key, which has 32 characters"),
                arguments(
                        "short routing key",
                        TRIGGER.replace(ROUTING_KEY, "samplekeyhere"),
                        "routing_key is '(13 characters)'; it must be the integration key, which has 32"),
                arguments(
                        "number as routing key",
                        TRIGGER.replace("\"" + ROUTING_KEY + "\"", "7"),
                        "routing_key is '7'; it must be a string"),
                arguments(
                        "action",
                        TRIGGER.replace("\"trigger\"", "\"fire\""),
                        "event_action is 'fire'; it must be trigger, acknowledge or resolve"),
                arguments("no action", TRIGGER.replace("\"event_action\":\"trigger\",", ""), "event_action is empty"),
                arguments(
                        "long key",
                        TRIGGER.replace("samplekeyhere", "k".repeat(256)),
                        "at most 255 characters; it has 256"),
                arguments("resolve of no key", resolve, "dedup_key is empty; it must be the key of the trigger"),
                arguments(
                        "no payload",
                        TRIGGER.replace("\"payload\"", "\"paylod\""),
                        "payload is empty; it must be an object"),
                arguments(
                        "no summary",
                        TRIGGER.replace("Example alert on host1.example.com", " "),
                        "payload.summary is ' '; it must be given"),
                arguments(
                        "long summary",
                        TRIGGER.replace("Example alert on host1.example.com", "s".repeat(1025)),
                        "at most 1024 characters; it has 1025"),
                arguments("no source", TRIGGER.replace("\"source\"", "\"sauce\""), "payload.source is empty"),
                arguments(
                        "severity",
                        TRIGGER.replace("\"info\"", "\"high\""),
                        "payload.severity is 'high'; it must be one of critical, error, warning, info"),
                arguments(
                        "timestamp",
                        TRIGGER.replace("2015-07-17T08:42:58.315+0000", "yesterday"),
                        "payload.timestamp is 'yesterday'; it must be ISO 8601"));
    }

    @Test
    void limits_thatAreJustMet_areAccepted() {
        var reply = gateway.post(
                PATH,
                TRIGGER.replace("samplekeyhere", "k".repeat(255))
                        .replace("Example alert on host1.example.com", "s".repeat(1024)));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(gateway.reports().getFirst().getText()).contains("s".repeat(1024));
    }

    @Test
    void event_of512KiB_isTheLargest() {
        var wide = new Limits(1 << 20, 5, 2, 1 << 22, Optional.empty());
        try (var roomy = new RunningGateway(wide, KnownTenants.ANY, true)) {
            var padding = 512 * 1024 - TRIGGER.getBytes(StandardCharsets.UTF_8).length;

            assertThat(roomy.post(PATH, TRIGGER + " ".repeat(padding)).status()).isEqualTo(202);
            var larger = roomy.post(PATH, TRIGGER + " ".repeat(padding + 1));

            assertThat(larger.status()).isEqualTo(413);
            assertThat(larger.json().path("errors").get(0).asText()).contains("larger than 524288 bytes");
        }
    }

    @Test
    void client_overItsRate_is429_andBrokerDownIs503_inPagerDutysWords() {
        var rate = new RateLimit(RateLimit.By.TENANT, 0.5, 1);
        var limits = new Limits(4096, 5, 2, 16_384, Optional.of(rate));
        try (var limited = new RunningGateway(limits, KnownTenants.ANY, true)) {
            assertThat(limited.post(PATH, TRIGGER).status()).isEqualTo(202);
            var reply = limited.post(PATH, TRIGGER);
            assertThat(reply.status()).isEqualTo(429);
            assertThat(reply.header("Retry-After")).isEqualTo("2");
            assertThat(reply.json().path("status").asText()).isEqualTo("throttle exceeded");
        }
        gateway.producer().sendException = new TimeoutException("no metadata");

        var down = gateway.post(PATH, TRIGGER);

        assertThat(down.status()).isEqualTo(503);
        assertThat(down.header("Retry-After")).isEqualTo("5");
        assertThat(down.json().path("message").asText()).contains("retry");
    }

    @Test
    void routingKey_whereKeysAreSet_opensItsTenantAndSiteOnly() {
        try (var locked = RunningGateway.withKeys("acme.north " + ROUTING_KEY + " # the fans\n\n# none\n")) {
            assertThat(locked.post(PATH, TRIGGER).status()).isEqualTo(202);

            var elsewhere = locked.post(PATH.replace("north", "south"), TRIGGER);
            var unknown = locked.post(PATH, TRIGGER.replace(ROUTING_KEY, "0".repeat(32)));

            assertThat(elsewhere.status()).isEqualTo(400);
            assertThat(elsewhere.json().path("errors").get(0).asText())
                    .isEqualTo(
                            "routing_key is '(hidden)'; it must be a key of this installation for acme or acme.south");
            assertThat(unknown.status()).isEqualTo(400);
            assertThat(locked.reports()).hasSize(1);
        }
    }
}
