package io.huiyin.sink.notify.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.event.Severity;
import io.huiyin.policy.ChannelAddress;
import io.huiyin.policy.Language;
import io.huiyin.sink.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts in an Alertmanager as Debian packages it; skipped where it is not installed. */
final class RealAlertmanagerTest {
    private static final Path PROGRAM = Path.of("/usr/bin/prometheus-alertmanager");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static @Nullable Process process;
    private static URI url = URI.create("http://127.0.0.1");
    private final Instant now = Instant.now();

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        if (!Files.isExecutable(PROGRAM)) {
            abort("no " + PROGRAM + ": install the package prometheus-alertmanager to run this test");
        }
        var config = Files.writeString(folder.resolve("alertmanager.yml"), """
                route: {receiver: nobody}
                receivers: [{name: nobody}]
                """);
        int port = free();
        url = URI.create("http://127.0.0.1:" + port);
        process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--config.file=" + config,
                        "--storage.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Eventually.holds(() -> assertThat(get("/-/ready")).contains("OK"));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        var running = process;
        if (running != null) {
            running.destroy();
            running.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void alert_isActive_andAFurtherStepMakesItStandLonger() throws IOException {
        var said = Notices.leak().setRaisedAt(now.minusSeconds(60)).setDeadline(now.minusSeconds(60));
        assertThat(send(Duration.ofMinutes(5), Message.of(Notices.notice(said.build()), now)))
                .isEqualTo(new Attempt.Accepted());
        Eventually.holds(() -> assertThat(alerts("case=\"mine-7.north.K7M2\"")).hasSize(1));
        var alert = alerts("case=\"mine-7.north.K7M2\"").path(0);
        assertThat(alert.path("status").path("state").asText()).isEqualTo("active");
        assertThat(alert.path("labels").path("team").asText()).isEqualTo("安全");
        assertThat(alert.path("annotations").path("summary").asText()).isEqualTo("【紧急】已超时：巷道 3 顶板漏水");
        assertThat(alert.path("annotations").path("description").asText()).contains("𠮷日 😀");
        assertThat(Instant.parse(alert.path("startsAt").asText()))
                .isEqualTo(said.build().getRaisedAt());

        var later = said.setId("later").setStep("later").setRaisedAt(now).build();
        assertThat(send(Duration.ofHours(1), Message.of(Notices.notice(later), now)))
                .isEqualTo(new Attempt.Accepted());
        Eventually.holds(() -> assertThat(alerts("case=\"mine-7.north.K7M2\"")
                        .path(0)
                        .path("endsAt")
                        .asText())
                .satisfies(end -> assertThat(Instant.parse(end)).isAfter(now.plusSeconds(3000))));
        assertThat(alerts("case=\"mine-7.north.K7M2\"")).hasSize(1);
    }

    @Test
    void flood_isAnAlertForEach() {
        var notices = List.of(
                Notices.notice(Notices.leak()
                        .setCaseId("mine-7.north.F1")
                        .setRaisedAt(now)
                        .build()),
                Notices.notice(Notices.leak()
                        .setCaseId("mine-7.north.F2")
                        .setRaisedAt(now)
                        .setSeverity(Severity.LOW)
                        .setCategory("")
                        .setClock("")
                        .build()));
        assertThat(send(Duration.ofMinutes(5), new Message("g", notices, 2, now)))
                .isEqualTo(new Attempt.Accepted());
        Eventually.holds(() -> assertThat(alerts("case=~\"mine-7.north.F.*\"")).hasSize(2));
    }

    private static Attempt send(Duration lasts, Message message) {
        var address = new ChannelAddress.Alertmanager(url, Map.of(), Map.of("team", "安全"), lasts);
        try (var media = new Media(Duration.ofSeconds(5))) {
            return media.send(Notices.target(address, Language.ZH), message);
        }
    }

    private static JsonNode alerts(String filter) {
        var query = URLEncoder.encode(filter, StandardCharsets.UTF_8);
        try {
            return new ObjectMapper().readTree(get("/api/v2/alerts?filter=" + query));
        } catch (JsonProcessingException e) {
            throw new AssertionError("Alertmanager answers in JSON", e);
        }
    }

    private static String get(String path) {
        try {
            return CLIENT.send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
