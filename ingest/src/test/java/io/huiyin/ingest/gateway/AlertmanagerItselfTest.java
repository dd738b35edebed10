package io.huiyin.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.huiyin.event.ActionKind;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alertmanager as Debian packages it, sending by its webhook and by its client of PagerDuty; left out where it is not installed. */
class AlertmanagerItselfTest {
    private static final Path PROGRAM = Path.of("/usr/bin/prometheus-alertmanager");
    private static final long LIMIT_NANOS = 60_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void alertmanager_pointedAtTheGateway_reportsAndResolves() throws Exception {
        assumeTrue(Files.isExecutable(PROGRAM), "prometheus-alertmanager is not installed");
        try (var gateway = RunningGateway.ofAnyTenant()) {
            int port = freePort();
            Files.writeString(folder.resolve("am.yml"), """
                    route: {receiver: both, group_by: [alertname], group_wait: 0s, group_interval: 1s, repeat_interval: 1h}
                    receivers:
                      - name: both
                        webhook_configs: [{url: '%1$s/adapters/alertmanager/acme/web'}]
                        pagerduty_configs:
                          - {url: '%1$s/adapters/pagerduty/acme/pager/v2/enqueue', routing_key: e93facc04764012d7bfb002500d5d1a6}
                    """.formatted(gateway.address()));
            var alertmanager = new ProcessBuilder(
                            PROGRAM.toString(),
                            "--config.file=am.yml",
                            "--storage.path=data",
                            "--web.listen-address=127.0.0.1:" + port,
                            "--cluster.listen-address=")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            try {
                await(() -> alert(port, "2026-03-05T06:20:00Z", "2099-01-01T00:00:00Z"));
                await(() -> gateway.reports().size() == 2);
                alert(port, "2026-03-05T06:20:00Z", "2026-03-05T06:25:00Z");
                await(() -> gateway.actions().size() == 2);
            } finally {
                alertmanager.destroy();
                alertmanager.waitFor();
            }
            assertThat(gateway.reports())
                    .extracting(report -> report.getSite())
                    .containsExactlyInAnyOrder("web", "pager");
            assertThat(gateway.reports()).allSatisfy(report -> assertThat(report.getTitle() + report.getText())
                    .contains("风机停转"));
            assertThat(gateway.actions())
                    .allSatisfy(action -> assertThat(action.getAction()).isEqualTo(ActionKind.RESOLVE));
        }
    }

    private static boolean alert(int port, String startsAt, String endsAt) {
        var body = """
                [{"labels":{"alertname":"风机停转","instance":"fan-7"},"annotations":{"summary":"七号巷道风机停转"},
                  "startsAt":"%s","endsAt":"%s"}]""".formatted(startsAt, endsAt);
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v2/alerts"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + LIMIT_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited 60 s").isLessThan(until);
            LockSupport.parkNanos(50_000_000);
        }
    }
}
