package io.huiyin.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.huiyin.event.ActionKind;
import io.huiyin.event.Kind;
import io.huiyin.event.Severity;
import io.huiyin.topic.Reference;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Alertmanager's webhook, version 4. */
class AlertmanagerTest {
    private static final String PATH = "/adapters/alertmanager/acme/north";
    private static final String FIRING = "alertmanager 6ef9d1bd4a4e9cf4 2026-03-05T06:20:11.123Z";

    private static final String ALERT = """
            {"status":"firing",
             "labels":{"alertname":"FanStopped","instance":"fan-7:9100","job":"node","severity":"critical","区域":"七号巷道"},
             "annotations":{"summary":"七号巷道风机停转","description":"No rotation for 5 minutes.","runbook_url":"https://wiki.example.org/fan"},
             "startsAt":"2026-03-05T14:20:11.123+08:00","endsAt":"0001-01-01T00:00:00Z",
             "generatorURL":"http://prometheus.example.org/graph?g0.expr=up","fingerprint":"6ef9d1bd4a4e9cf4"}""";

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
    void alert_thatFires_isAReportUnderItsFingerprintAndStart() {
        var reply = gateway.post(PATH, group("firing", ALERT));

        assertThat(reply.status()).as(reply.json().toString()).isEqualTo(202);
        assertThat(reply.json().path("accepted").asInt()).isEqualTo(1);
        assertThat(gateway.producer().history().getFirst().key()).isEqualTo("acme.north");
        assertThat(gateway.reports()).singleElement().satisfies(report -> {
            assertThat(report.getEventId()).isEqualTo(FIRING);
            assertThat(report.getDedupKey()).isEqualTo(FIRING);
            assertThat(report.getTitle()).isEqualTo("七号巷道风机停转");
            assertThat(report.getText())
                    .startsWith("No rotation for 5 minutes.\nalertname=FanStopped, ")
                    .contains("区域=七号巷道");
            assertThat(report.getKind()).isEqualTo(Kind.INCIDENT);
            assertThat(report.getSeverity()).isEqualTo(Severity.CRITICAL);
            assertThat(report.getOccurredAt()).isEqualTo("2026-03-05T06:20:11.123Z");
            assertThat(report.getSubmittedAt()).isEqualTo(RunningGateway.NOW);
            assertThat(report.getAttributes())
                    .containsEntry("alertname", "FanStopped")
                    .containsEntry("区域", "七号巷道")
                    .containsEntry("generatorURL", "http://prometheus.example.org/graph?g0.expr=up");
        });
    }

    @Test
    void alert_thatFiresNoMore_resolvesTheCaseOfItsFiring_andTheSameAgainIsTheSameAction() {
        var resolved =
                ALERT.replace("\"firing\"", "\"resolved\"").replace("0001-01-01T00:00:00Z", "2026-03-05T06:29:00Z");

        gateway.post(PATH, group("resolved", resolved));
        gateway.post(PATH, group("resolved", resolved));

        assertThat(gateway.actions()).hasSize(2).allSatisfy(action -> {
            assertThat(action.getEventId()).isEqualTo("resolved " + FIRING);
            assertThat(action.getReference()).isEqualTo(Reference.ofKey("acme", FIRING));
            assertThat(action.getAction()).isEqualTo(ActionKind.RESOLVE);
            assertThat(action.getActor()).isEqualTo("alertmanager");
            assertThat(action.getOccurredAt()).isEqualTo("2026-03-05T06:29:00Z");
        });
    }

    @Test
    void group_ofBoth_isTakenAlertByAlert() {
        var other = ALERT.replace("6ef9d1bd4a4e9cf4", "0000000000000001").replace("\"firing\"", "\"resolved\"");

        var reply = gateway.post(PATH, group("firing", ALERT + "," + other));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(gateway.reports()).hasSize(1);
        assertThat(gateway.actions()).hasSize(1);
    }

    @Test
    void sameAlert_thatFiresAgainLater_isAnother() {
        gateway.post(PATH, group("firing", ALERT));
        gateway.post(PATH, group("firing", ALERT));
        gateway.post(PATH, group("firing", ALERT.replace("14:20:11.123", "14:25:00")));

        assertThat(gateway.reports().stream().map(report -> report.getEventId()).distinct())
                .hasSize(2);
    }

    @Test
    void alert_withoutFingerprint_isKnownByItsLabels() {
        var old = ALERT.replace(",\"fingerprint\":\"6ef9d1bd4a4e9cf4\"", "");
        gateway.post(PATH, group("firing", old));
        gateway.post(PATH, group("firing", old.replace("fan-7", "fan-8")));
        gateway.post(PATH, group("firing", old));

        assertThat(gateway.reports().stream()
                        .map(report -> report.getDedupKey())
                        .distinct())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"critical,CRITICAL", "page,CRITICAL", "Error,HIGH", "warning,NORMAL", "info,LOW", "purple,UNSPECIFIED"})
    void severity_isThatOfTheLabel(String label, Severity severity) {
        gateway.post(PATH, group("firing", ALERT.replace("\"critical\"", "\"" + label + "\"")));

        assertThat(gateway.reports().getFirst().getSeverity()).isEqualTo(severity);
        assertThat(gateway.reports().getFirst().getAttributes()).containsEntry("severity", label);
    }

    @Test
    void alert_ofOddForm_isTakenAllTheSame() {
        var odd = ALERT.replace("七号巷道风机停转", "x".repeat(300) + "\\u001b[31m")
                .replace("No rotation for 5 minutes.", "y".repeat(20_000 - 18_000) + "\\u0000")
                .replace("14:20:11.123+08:00", "23:20:11Z");

        var reply = gateway.post(PATH, group("firing", odd));

        assertThat(reply.status()).as(reply.json().toString()).isEqualTo(202);
        assertThat(gateway.reports()).singleElement().satisfies(report -> {
            assertThat(report.getTitle()).hasSize(200).endsWith("…");
            assertThat(report.getText()).doesNotContain("\0");
            assertThat(report.getOccurredAt()).as("its clock is wrong").isNull();
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void group_thatIsWrong_isRefusedWithFieldValueAndWhatWouldBeRight(
            String what, int status, String body, String field, String value, String expected) {
        var reply = gateway.post(PATH, body);

        assertThat(reply.status()).as(reply.json().toString()).isEqualTo(status);
        var problem = status == 422 ? reply.json().at("/items/0/problem") : reply.json();
        assertThat(problem.path("errors")).anySatisfy(error -> {
            assertThat(error.path("field").asText()).isEqualTo(field);
            assertThat(error.path("value").asText()).isEqualTo(value);
            assertThat(error.path("expected").asText()).contains(expected);
        });
        assertThat(gateway.producer().history()).isEmpty();
    }

    static Stream<Arguments> group_thatIsWrong_isRefusedWithFieldValueAndWhatWouldBeRight() {
        var group = group("firing", ALERT);
        return Stream.of(
                arguments("no group", 400, "[]", "body", "[]", "webhook_configs"),
                arguments("version", 400, group.replace("\"4\"", "\"3\""), "version", "3", "'4'"),
                arguments("no alerts", 400, "{\"version\":\"4\"}", "alerts", "", "an array"),
                arguments(
                        "status",
                        422,
                        group("firing", ALERT.replace("\"firing\"", "\"ok\"")),
                        "alerts[0].status",
                        "ok",
                        "firing or resolved"),
                arguments(
                        "start",
                        422,
                        group.replace("2026-03-05T14:20:11.123+08:00", "today"),
                        "alerts[0].startsAt",
                        "today",
                        "RFC 3339"),
                arguments(
                        "no start",
                        422,
                        group.replace("2026-03-05T14:20:11.123+08:00", ""),
                        "alerts[0].startsAt",
                        "",
                        "given"),
                arguments(
                        "label",
                        422,
                        group.replace("\"job\":\"node\"", "\"job\":7"),
                        "alerts[0].labels.job",
                        "7",
                        "a string"),
                arguments(
                        "identity",
                        422,
                        group.replace("6ef9d1bd4a4e9cf4", "x".repeat(300)),
                        "alerts[0].fingerprint",
                        "alertmanager " + "x".repeat(87) + "…",
                        "at most 255 characters"));
    }

    @Test
    void group_ofWhichSomeIsWrong_isTakenBesides() {
        var reply = gateway.post(PATH, group("firing", ALERT + ",{}"));

        assertThat(reply.status()).isEqualTo(207);
        assertThat(reply.json().at("/items/1/problem/errors/0/field").asText()).isEqualTo("alerts[1].status");
        assertThat(gateway.reports()).hasSize(1);
    }

    @Test
    void group_thatTheBrokerDoesNotTake_isAskedForAgain() {
        gateway.producer().sendException = new TimeoutException("no metadata");

        var reply = gateway.post(PATH, group("firing", ALERT + ",{}"));

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isEqualTo("5");
    }

    @Test
    void start_inNanoseconds_isOneFiring() {
        gateway.post(PATH, group("firing", ALERT.replace("14:20:11.123", "14:20:11.123456789")));

        assertThat(gateway.reports().getFirst().getEventId()).endsWith("2026-03-05T06:20:11.123456789Z");
        assertThat(gateway.reports().getFirst().getOccurredAt()).isEqualTo(Instant.parse("2026-03-05T06:20:11.123Z"));
    }

    private static String group(String status, String alerts) {
        return """
                {"version":"4","groupKey":"{}:{alertname=\\"FanStopped\\"}","truncatedAlerts":0,"status":"%s",
                 "receiver":"huiyin","groupLabels":{"alertname":"FanStopped"},"commonLabels":{},"commonAnnotations":{},
                 "externalURL":"http://alertmanager.example.org","alerts":[%s]}""".formatted(status, alerts);
    }
}
