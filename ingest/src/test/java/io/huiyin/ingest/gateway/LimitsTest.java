package io.huiyin.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final String REPORT = "{\"eventId\":\"e-1\",\"tenant\":\"acme\",\"site\":\"north\",\"text\":\"x\"}";

    @Test
    void body_overTheLimit_is413WhetherItsLengthIsToldOrNot() throws Exception {
        var big = REPORT.replace("\"x\"", "\"" + "x".repeat(5000) + "\"").getBytes(StandardCharsets.UTF_8);
        try (var gateway = RunningGateway.ofAnyTenant();
                var client = HttpClient.newHttpClient()) {
            assertThat(gateway.post("/v1/reports", "application/json", big).status())
                    .isEqualTo(413);

            var chunked = HttpRequest.newBuilder(gateway.address().resolve("/v1/reports"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(big)))
                    .build();
            var response = client.send(chunked, HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(response.body()).contains("larger than 4096 bytes");
        }
    }

    @Test
    void batch_ofTooManyEvents_is413() {
        try (var gateway = RunningGateway.ofAnyTenant()) {
            var reply =
                    gateway.post("/v1/reports", Collections.nCopies(6, REPORT).toString());

            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.detail()).contains("6 events; send at most 5");
        }
    }

    @Test
    void client_overItsRate_is429AndTakesNothing() {
        for (var by : RateLimit.By.values()) {
            try (var gateway = rated(by)) {
                assertThat(gateway.post("/v1/reports", "[" + REPORT + "," + REPORT + "]")
                                .status())
                        .isEqualTo(202);

                var reply = gateway.post("/v1/reports", REPORT);

                assertThat(reply.status()).as(by.name()).isEqualTo(429);
                assertThat(reply.header("Retry-After")).isEqualTo("2");
                assertThat(gateway.reports()).hasSize(2);
            }
        }
    }

    @Test
    void clients_behindAProxy_haveARateEach() {
        try (var gateway = rated(RateLimit.By.FORWARDED_ADDRESS)) {
            var both = "[" + REPORT + "," + REPORT + "]";
            gateway.post("/v1/reports", both, "X-Forwarded-For", "1.2.3.4, 198.51.100.7");

            assertThat(gateway.post("/v1/reports", both, "X-Forwarded-For", "1.2.3.4, 198.51.100.8")
                            .status())
                    .isEqualTo(202);
            assertThat(gateway.post("/v1/reports", both, "X-Forwarded-For", "9.9.9.9, 198.51.100.7")
                            .status())
                    .isEqualTo(429);
        }
    }

    @Test
    void requests_moreThanFit_are503WithRetryAfterAndTheOthersGoOn() {
        var one = new Limits(4096, 5, 1, 16_384, Optional.empty());
        try (var gateway = new RunningGateway(one, KnownTenants.ANY, false)) {
            var first = gateway.postLater("/v1/reports", REPORT);
            await(() -> gateway.producer().history().size() == 1);

            var second = gateway.post("/v1/reports", REPORT);
            gateway.producer().completeNext();

            assertThat(second.status()).isEqualTo(503);
            assertThat(second.header("Retry-After")).isEqualTo("1");
            assertThat(first.join().status()).isEqualTo(202);
        }
    }

    @Test
    void broker_thatDoesNotAcknowledgeInTime_is503WithRetryAfterAndTheEventId() {
        try (var gateway = new RunningGateway(RunningGateway.SMALL, KnownTenants.ANY, false)) {
            var reply = gateway.post("/v1/reports", REPORT);

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.contentType()).startsWith("application/problem+json");
            assertThat(reply.header("Retry-After")).isEqualTo("5");
            assertThat(reply.json().path("eventId").asText()).isEqualTo("e-1");
            assertThat(reply.detail()).contains("same eventId");
        }
    }

    @Test
    void broker_orRegistryThatFails_is503ForEveryEventAndNotLongerThanOne() {
        try (var gateway = RunningGateway.ofAnyTenant()) {
            gateway.producer().sendException = new TimeoutException("no metadata");

            var reply = gateway.post("/v1/reports", "[" + REPORT + "," + REPORT.replace("acme", "ACME") + "]");

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.header("Retry-After")).isEqualTo("5");
            assertThat(reply.json().path("items").findValuesAsText("status")).contains("503", "422");
        }
    }

    @Test
    void event_largerThanTheBrokerTakes_is413() {
        try (var gateway = RunningGateway.ofAnyTenant()) {
            gateway.producer().sendException = new RecordTooLargeException("2 MB");

            assertThat(gateway.post("/v1/reports", REPORT).status()).isEqualTo(413);
        }
    }

    @Test
    void health_withoutABroker_isLiveAndNotReady() {
        try (var gateway = RunningGateway.ofAnyTenant()) {
            var reply = gateway.send("GET", "/health");

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.json().path("live").asBoolean()).isTrue();
            assertThat(reply.json().path("ready").asBoolean()).isFalse();
            assertThat(reply.detail()).contains("no answer from Kafka at 127.0.0.1:1");
        }
    }

    @Test
    void limits_outsideTheBounds_areRefusedByTheirKey() {
        assertThatThrownBy(() -> new Limits(1, 1, 1, 1, Optional.empty()))
                .hasMessage("gateway.limits.body.bytes is 1; it must be from 1024 to 67108864");
        assertThatThrownBy(() -> new Limits(2048, 1, 1, 1024, Optional.empty()))
                .hasMessageContaining("gateway.limits.bytes is 1024; it must be from 2048");
        assertThatThrownBy(() -> new RateLimit(RateLimit.By.TENANT, 0, 1))
                .hasMessageContaining("gateway.rate.per-second is 0.0");
        assertThatThrownBy(() -> new RateLimit(RateLimit.By.TENANT, 1, 0)).hasMessageContaining("gateway.rate.burst");
    }

    private static RunningGateway rated(RateLimit.By by) {
        var rate = new RateLimit(by, 0.5, 2);
        return new RunningGateway(new Limits(4096, 5, 2, 16_384, Optional.of(rate)), KnownTenants.ANY, true);
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + 5_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited 5 s").isLessThan(until);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
