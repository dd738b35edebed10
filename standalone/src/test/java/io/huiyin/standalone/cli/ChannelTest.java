package io.huiyin.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private HttpServer receiver;
    private Path policy;
    private volatile int status = 200;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        receiver.start();
        policy = Files.writeString(
                folder.resolve("p.yaml"), """
                clocks: []
                channels:
                  - {name: duty, kind: webhook, url: "http://127.0.0.1:%d/hook", secret: "very secret words", rate: 30}
                  - {name: post, kind: mail, to: desk@example.org, language: en}
                """.formatted(receiver.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @Test
    void try_receiverTakesIt_itIsATestOnce() {
        assertThat(run("try", "duty")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("duty (webhook at 127.0.0.1) took it in ");
        assertThat(received).hasSize(1);
        assertThat(received.getFirst().at("/type").asText()).isEqualTo("escalation.warning");
        assertThat(received.getFirst().at("/data/title").asText()).contains("测试", "test");
        assertThat(received.getFirst().at("/link").asText()).endsWith("/").doesNotContain("cases");
    }

    @Test
    void try_receiverDoesNotTakeIt_saysWhatItAnswered() throws IOException {
        status = 503;
        assertThat(run("try", "duty")).isEqualTo(1);
        assertThat(err.toString()).contains("duty (webhook at 127.0.0.1) did not take it", "503");
        assertThat(run("try", "duty", "--json")).isEqualTo(1);
        var said = JSON.readTree(out.toString());
        assertThat(said.at("/taken").asBoolean(true)).isFalse();
        assertThat(said.at("/trouble").asText()).contains("503");
    }

    @Test
    void try_mailWithoutAServer_saysWhichSettingIsMissing() {
        assertThat(run("try", "post")).isEqualTo(1);
        assertThat(err.toString()).contains("smtp.host");
    }

    @Test
    void try_noSuchChannel_saysWhichWasMeant() {
        assertThat(run("try", "dutty")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no channel 'dutty'", "did you mean 'duty'?");
        assertThat(received).isEmpty();
    }

    @Test
    void list_hasAllChannelsAndNoSecrets() {
        assertThat(run("list")).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "duty: webhook at 127.0.0.1, zh+en, at most 30 a minute",
                        "post: mail to desk@example.org, en, at most 60 a minute");
    }

    private int run(String command, String... arguments) {
        var all = Stream.concat(
                Stream.of("channel", command),
                Stream.concat(Stream.of(arguments), Stream.of("--policy", policy.toString())));
        return Huiyin.commandLine(Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
