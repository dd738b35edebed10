package io.huiyin.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ActionsTest {
    private static final TestStore STORE = TestStore.migrated();
    private static final String HEADER = "X-Forwarded-User";
    private static final String BODY = "{\"eventId\":\"a1\",\"text\":\"热水已修好\"}";

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final HttpServer gateway;
    private final TestConsole console;
    private int status = 202;

    ActionsTest() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        console = new TestConsole(
                STORE.config("http://127.0.0.1:" + gateway.getAddress().getPort() + "/"));
    }

    @BeforeEach
    void open() {
        gateway.createContext("/v1/actions", exchange -> {
            taken.add(exchange.getRequestHeaders().getFirst("Idempotency-Key") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var body = "{\"said\":\"by the gateway\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/problem+json");
            exchange.getResponseHeaders().add("Retry-After", "7");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        gateway.start();
    }

    @AfterEach
    void close() {
        console.close();
        gateway.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"202", "400", "404", "429", "503"})
    void action_gatewayAnswers_answerIsPassedOnAsItCame(int answered) {
        status = answered;

        var answer = post("application/json; charset=utf-8");

        assertThat(taken).containsExactly("key-1 " + BODY);
        assertThat(answer.status()).isEqualTo(answered);
        assertThat(answer.text()).isEqualTo("{\"said\":\"by the gateway\"}");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Retry-After")).isEqualTo("7");
    }

    @Test
    void action_gatewayDown_isUnavailableAndSafeToRepeat() {
        gateway.stop(0);

        var answer = post("application/json");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(answer.json().path("detail").asText()).contains("gateway", "safe");
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
    void action_typeThatAFormOfAnotherSiteCanSend_isNotHandedOn(String type) {
        var answer = post(type);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.json().path("errors").path(0).path("field").asText()).isEqualTo("Content-Type");
        assertThat(taken).isEmpty();
    }

    @Test
    void action_tooLarge_isRefused() {
        var answer = console.send("/v1/actions", request -> request.header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("x".repeat((1 << 20) + 1))));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(taken).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"eventId\":\"a1\",\"actor\":\"chief\"} | {\"eventId\":\"a1\",\"actor\":\"staff-1\"}",
                "{\"eventId\":\"a1\"} | {\"eventId\":\"a1\",\"actor\":\"staff-1\"}",
                "{\"actor\":\"staff-1\",\"actor\":\"chief\"} | {\"actor\":\"staff-1\"}",
                "[{\"actor\":\"chief\"},{}] | [{\"actor\":\"staff-1\"},{\"actor\":\"staff-1\"}]",
                "{\"actor\":\"chief\"}{\"actor\":\"b\"} | {\"actor\":\"staff-1\"}~{\"actor\":\"staff-1\"}"
            })
    void action_whereAProxySaysWhoAsks_isInTheirName(String posted, String handedOn) {
        try (var trusting = trusting()) {
            var answer = trusting.send("/v1/actions", request -> request.header("Content-Type", "application/json")
                    .header("Idempotency-Key", "key-1")
                    .header(HEADER, "staff-1")
                    .POST(BodyPublishers.ofString(posted)));

            assertThat(answer.status()).isEqualTo(202);
            assertThat(taken).containsExactly("key-1 " + handedOn.replace('~', '\n'));
        }
    }

    @ParameterizedTest
    @CsvSource({"'', 403", "staff-1, 400"})
    void action_ofNobody_orThatIsNoJson_isNotHandedOn(String person, int refused) {
        try (var trusting = trusting()) {
            var answer = trusting.send("/v1/actions", request -> request.header("Content-Type", "application/json")
                    .header(HEADER, person)
                    .POST(BodyPublishers.ofString(refused == 400 ? "{\"actor\":" : BODY)));

            assertThat(answer.status()).isEqualTo(refused);
            assertThat(taken).isEmpty();
        }
    }

    private TestConsole trusting() {
        return new TestConsole(
                STORE.config("http://127.0.0.1:" + gateway.getAddress().getPort(), HEADER));
    }

    private TestConsole.Answer post(String type) {
        return console.send("/v1/actions", request -> request.header("Content-Type", type)
                .header("Idempotency-Key", "key-1")
                .POST(BodyPublishers.ofString(BODY)));
    }
}
