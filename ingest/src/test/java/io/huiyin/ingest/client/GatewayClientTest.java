package io.huiyin.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import io.huiyin.event.ActionKind;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Report;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayClientTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final String ACCEPTED =
            "{\"eventId\":\"r-1\",\"reference\":\"4F7K9QX2M3TD\",\"caseId\":\"acme.north.4F7K9QX2M3TD\"}";

    private record Scripted(int status, String retryAfter, String body) {}

    private final Queue<Scripted> script = new ArrayDeque<>();
    private final List<String> received = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private HttpServer server;
    private GatewayClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(exchange.getRequestURI() + " " + body);
            var answer = script.remove();
            if (!answer.retryAfter().isEmpty()) {
                exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
            }
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        client = client(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), 4, Duration.ofSeconds(60));
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void report_thatIsTaken_isAcceptedWithItsReference() {
        script.add(new Scripted(202, "", ACCEPTED));

        var reply = client.submit(report());

        assertThat(reply).isEqualTo(new Reply.Accepted("r-1", "4F7K9QX2M3TD", "acme.north.4F7K9QX2M3TD", ""));
        assertThat(reply.lines()).contains("accepted r-1", "reference 4F7K9QX2M3TD");
        assertThat(received).singleElement().satisfies(request -> assertThat(request)
                .startsWith("/v1/reports {")
                .contains("\"text\":\"灯坏了\""));
    }

    @Test
    void action_goesToTheActions() {
        script.add(new Scripted(202, "", "{\"eventId\":\"a-1\"}"));

        assertThat(client.act(action())).isEqualTo(new Reply.Accepted("a-1", "", "", ""));
        assertThat(received.getFirst()).startsWith("/v1/actions ");
    }

    @Test
    void busyGateway_isAskedAgainWhenItSaysWithTheSameEvent() {
        script.add(new Scripted(429, "2", ""));
        script.add(new Scripted(503, "Sun, 01 Mar 2026 00:00:07 GMT", ""));
        script.add(new Scripted(503, "", ""));
        script.add(new Scripted(202, "", ACCEPTED));

        assertThat(client.submit(report())).isInstanceOf(Reply.Accepted.class);
        assertThat(pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(7), Duration.ofSeconds(1));
        assertThat(received).hasSize(4).containsOnly(received.getFirst());
    }

    @Test
    void event_withoutIdentity_isGivenOneThatStaysTheSame() {
        script.add(new Scripted(503, "0", ""));
        script.add(new Scripted(202, "", "{}"));

        var reply = client.submit(JsonNodeFactory.instance.objectNode().put("tenant", "acme"));

        assertThat(received.get(0)).isEqualTo(received.get(1)).contains(((Reply.Accepted) reply).eventId());
    }

    @Test
    void gateway_thatStaysBusy_isRefusedAfterTheAttempts() {
        for (int i = 0; i < 4; i++) {
            script.add(new Scripted(503, "1", "{\"title\":\"Service Unavailable\",\"detail\":\"no broker\"}"));
        }

        var reply = client.submit(report());

        assertThat(reply).isEqualTo(new Reply.Refused("r-1", 503, "Service Unavailable", "no broker", List.of()));
        assertThat(pauses).hasSize(3);
    }

    @Test
    void wait_thatIsLongerThanPatience_isNotWaited() {
        script.add(new Scripted(429, "3600", ""));

        assertThat(client.submit(report()))
                .isInstanceOfSatisfying(Reply.Refused.class, refused -> assertThat(refused.status())
                        .isEqualTo(429));
        assertThat(pauses).isEmpty();
    }

    @Test
    void wrongReport_isRefusedFieldByFieldAndNotSentAgain() {
        script.add(new Scripted(422, "", """
                {"type":"about:blank","title":"Unprocessable Content","status":422,"detail":"One field is wrong.",
                 "errors":[{"field":"site","value":"North","expected":"a slug","detail":"…"}]}
                """));

        var reply = client.submit(report());

        assertThat(reply.lines())
                .containsExactly(
                        "refused r-1: 422 Unprocessable Content",
                        "One field is wrong.",
                        "  site is 'North'; it must be a slug");
        assertThat(received).hasSize(1);
    }

    @Test
    void answer_thatIsNoJson_isShownShortened() {
        script.add(new Scripted(404, "", "<html>" + "x".repeat(500)));

        assertThat(client.submit(report())).isInstanceOfSatisfying(Reply.Refused.class, refused -> {
            assertThat(refused.title()).isEqualTo("HTTP 404");
            assertThat(refused.detail()).startsWith("<html>").hasSize(201);
        });
    }

    @Test
    void gateway_thatIsNotThere_isUnreachableAfterTheAttempts() {
        var port = server.getAddress().getPort();
        server.stop(0);
        try (var nobody = client(URI.create("http://127.0.0.1:" + port + "/"), 2, Duration.ofSeconds(60))) {
            var reply = nobody.submit(report());

            assertThat(reply).isInstanceOf(Reply.Unreachable.class);
            assertThat(reply.lines()).singleElement().satisfies(line -> assertThat(line)
                    .contains("r-1", "same eventId"));
            assertThat(pauses).containsExactly(Duration.ofMillis(250));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"ftp://127.0.0.1", "localhost:8070", "http:///v1"})
    void address_thatIsNone_isRefusedByName(String address) {
        assertThatThrownBy(() -> GatewayClientConfig.of(URI.create(address))).hasMessageContaining("gateway is '");
    }

    private GatewayClient client(URI address, int attempts, Duration patience) {
        var config = new GatewayClientConfig(address, Duration.ofSeconds(10), attempts, patience);
        return new GatewayClient(config, InstantSource.fixed(NOW), pauses::add);
    }

    private static Report report() {
        return Report.newBuilder()
                .setEventId("r-1")
                .setTenant("acme")
                .setSite("north")
                .setText("灯坏了")
                .setSubmittedAt(NOW)
                .build();
    }

    private static CaseAction action() {
        return CaseAction.newBuilder()
                .setEventId("a-1")
                .setTenant("acme")
                .setSite("north")
                .setReference("4F7K9QX2M3TD")
                .setAction(ActionKind.ACKNOWLEDGE)
                .setActor("li")
                .build();
    }
}
