package io.huiyin.ingest.gateway;

import static io.huiyin.ingest.gateway.RunningGateway.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.ActionKind;
import io.huiyin.event.Channel;
import io.huiyin.topic.Reference;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcceptedEventsTest {
    private static final String REFERENCE = Reference.of("acme", "e-1");
    private static final String SPOKEN = Reference.spoken(REFERENCE);
    private static final String REPORT =
            "{\"eventId\":\"e-1\",\"tenant\":\"acme\",\"site\":\"north\",\"text\":\"三号井口的护栏松了 👷\"}";

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
    void report_thatIsValid_isWrittenAndAnsweredWithItsReference() {
        var reply = gateway.post("/v1/reports", REPORT);

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.contentType()).startsWith("application/json");
        assertThat(reply.json().path("eventId").asText()).isEqualTo("e-1");
        assertThat(reply.json().path("reference").asText()).isEqualTo(REFERENCE);
        assertThat(reply.json().path("spokenReference").asText()).isEqualTo(SPOKEN);
        assertThat(reply.json().path("caseId").asText()).isEqualTo("acme.north." + REFERENCE);
        assertThat(reply.json().path("statusUrl").asText())
                .isEqualTo(reply.header("Location"))
                .isEqualTo("https://feedback.example.org/v1/reports/acme.north." + REFERENCE);
        assertThat(gateway.producer().history()).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo("huiyin.reports");
            assertThat(record.key()).isEqualTo("acme.north");
        });
        assertThat(gateway.reports()).singleElement().satisfies(report -> {
            assertThat(report.getText()).isEqualTo("三号井口的护栏松了 👷");
            assertThat(report.getSubmittedAt()).isEqualTo(NOW);
            assertThat(report.getOccurredAt()).isNull();
        });
    }

    @Test
    void report_withoutIdentity_getsOneThatItCanBeSentAgainUnder() {
        var reply = gateway.post("/v1/reports", "{\"tenant\":\"acme\",\"site\":\"north\",\"text\":\"x\"}");

        var eventId = reply.json().path("eventId").asText();
        assertThat(UUID.fromString(eventId)).isNotNull();
        assertThat(reply.json().path("reference").asText()).isEqualTo(Reference.of("acme", eventId));
        assertThat(gateway.reports().getFirst().getEventId()).isEqualTo(eventId);
    }

    @Test
    void idempotencyKey_quotedOrBare_isTheEventId() {
        var body = "{\"tenant\":\"acme\",\"site\":\"north\",\"text\":\"x\"}";

        gateway.post("/v1/reports", body, "Idempotency-Key", "\"k-1\"");
        gateway.post("/v1/reports", body, "Idempotency-Key", "k-2");
        var both = gateway.post("/v1/reports", REPORT, "Idempotency-Key", "e-1");

        assertThat(both.status()).isEqualTo(202);
        assertThat(gateway.reports()).extracting(report -> report.getEventId()).containsExactly("k-1", "k-2", "e-1");
    }

    @Test
    void samePost_again_hasTheSameAnswer() {
        assertThat(gateway.post("/v1/reports", REPORT).json())
                .isEqualTo(gateway.post("/v1/reports", REPORT).json());
    }

    @Test
    void times_withAnOffset_areKeptAsInstants() {
        gateway.post(
                "/v1/reports",
                REPORT.replace(
                        "}",
                        ",\"submittedAt\":\"2026-03-05T14:00:00+08:00\",\"occurredAt\":1772690000000,"
                                + "\"channel\":\"HOTLINE\"}"));

        assertThat(gateway.reports()).singleElement().satisfies(report -> {
            assertThat(report.getSubmittedAt()).isEqualTo("2026-03-05T06:00:00Z");
            assertThat(report.getOccurredAt()).isEqualTo(Instant.ofEpochMilli(1_772_690_000_000L));
            assertThat(report.getChannel()).isEqualTo(Channel.HOTLINE);
        });
    }

    @Test
    void action_onACaseIdAsSaid_travelsUnderTheRightKey() {
        var caseId = "acme.north." + SPOKEN.toLowerCase(Locale.ROOT);

        var reply = gateway.post(
                "/v1/actions",
                "{\"eventId\":\"a-1\",\"caseId\":\"" + caseId + "\",\"action\":\"ACKNOWLEDGE\",\"actor\":\"staff-1\"}");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().path("caseId").asText()).isEqualTo("acme.north." + REFERENCE);
        assertThat(reply.json().path("statusUrl").asText()).endsWith("/v1/cases/acme.north." + REFERENCE);
        assertThat(gateway.producer().history().getFirst().key()).isEqualTo("acme.north");
        assertThat(gateway.actions()).singleElement().satisfies(action -> {
            assertThat(action.getAction()).isEqualTo(ActionKind.ACKNOWLEDGE);
            assertThat(action.getReference()).isEqualTo(REFERENCE);
        });
    }

    @Test
    void action_onTenantSiteAndReferenceAsSaid_isNormalised() {
        var other = Reference.of("acme", "e-2");

        var reply = gateway.post(
                "/v1/actions",
                "{\"tenant\":\"acme\",\"site\":\"north\",\"reference\":\"%s\",\"into\":\"%s\",\"action\":\"MERGE\",\"actor\":\"li\"}"
                        .formatted(SPOKEN, Reference.spoken(other)));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(gateway.actions()).singleElement().satisfies(action -> {
            assertThat(action.getReference()).isEqualTo(REFERENCE);
            assertThat(action.getInto()).isEqualTo(other);
        });
    }

    @Test
    void endOfBatch_isAboutNoCase() {
        var reply = gateway.post(
                "/v1/actions",
                "{\"eventId\":\"end\",\"tenant\":\"acme\",\"site\":\"north\",\"action\":\"END_BATCH\",\"actor\":\"import\",\"batch\":\"b\"}");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().has("caseId")).isFalse();
    }

    @Test
    void vote_onACaseId_isWritten() {
        var reply = gateway.post(
                "/v1/votes", "{\"caseId\":\"acme.north." + REFERENCE + "\",\"voter\":\"w-7\",\"score\":5}");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(gateway.votes()).singleElement().satisfies(vote -> assertThat(vote.getScore())
                .isEqualTo(5));
    }

    @Test
    void array_ofValidReports_isAcceptedWhole() {
        var reply = gateway.post("/v1/reports", "[" + REPORT + "," + REPORT.replace("e-1", "e-2") + "]");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().path("accepted").asInt()).isEqualTo(2);
        assertThat(reply.json().path("items").findValuesAsText("eventId")).containsExactly("e-1", "e-2");
        assertThat(reply.json().path("items").findValuesAsText("status")).containsExactly("202", "202");
    }

    @Test
    void ndjson_withBlankLinesAndABom_isReadLineByLine() {
        var body = "\ufeff" + REPORT + "\r\n\n" + REPORT.replace("e-1", "e-2") + "\n";

        var reply = gateway.post(
                "/v1/reports", "application/x-ndjson; charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(gateway.reports()).extracting(report -> report.getEventId()).containsExactly("e-1", "e-2");
    }

    @Test
    void batch_inWhichSomeAreWrong_acceptsTheOthersAndSaysWhich() {
        var body =
                REPORT + "\n{\"eventId\":\n" + REPORT.replace("north", "North") + "\n" + REPORT.replace("e-1", "e-4");

        var reply = gateway.post("/v1/reports", "application/x-ndjson", body.getBytes(StandardCharsets.UTF_8));

        assertThat(reply.status()).isEqualTo(207);
        assertThat(reply.json().path("accepted").asInt()).isEqualTo(2);
        assertThat(reply.json().path("refused").asInt()).isEqualTo(2);
        var items = reply.json().path("items");
        assertThat(items.get(0).path("status").asInt()).isEqualTo(202);
        assertThat(items.get(1).path("problem").path("status").asInt()).isEqualTo(400);
        assertThat(items.get(1).path("problem").path("detail").asText()).contains("line 2");
        assertThat(items.get(2).path("status").asInt()).isEqualTo(422);
        assertThat(items.get(2)
                        .path("problem")
                        .path("errors")
                        .get(0)
                        .path("field")
                        .asText())
                .isEqualTo("site");
        assertThat(items.get(3).path("eventId").asText()).isEqualTo("e-4");
        assertThat(gateway.reports()).hasSize(2);
    }
}
