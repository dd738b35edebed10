package io.huiyin.sink.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.component.Health;
import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.SinkMetrics;
import io.huiyin.sink.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

final class MetricsPageTest {
    private static final SinkMetrics METRICS = new SinkMetrics(10, 2, 1, 7, 5, 1, 3, 4, 6, 8);

    @Test
    void metrics_sayWhatTheSinkDid_andHowItsChannelsAre() throws IOException, InterruptedException {
        var postgres = TestPostgres.migrated();
        TestPostgres.execute(postgres, """
                INSERT INTO channel_states (tenant, channel, failures, openings, ready_at, held_for)
                VALUES ('mine-7', 'duty', 5, 1, now() + interval '1 hour', 'FAILURES');
                INSERT INTO notifications (escalation_id, channel, tenant, case_id, payload, created_at)
                VALUES ('x1', 'duty', 'mine-7', 'mine-7.north.A', '', now() - interval '1 hour');
                INSERT INTO notifications (escalation_id, channel, tenant, case_id, payload, state)
                VALUES ('x2', 'chat', 'mine-7', 'mine-7.north.A', '', 'HELD')""");
        try (var page = page(Health.OK, postgres)) {
            var text = get(page, "/metrics").body();

            assertThat(text.lines())
                    .contains(
                            "huiyin_sink_records_total 10.0",
                            "huiyin_sink_rejected_total 1.0",
                            "huiyin_sink_lag_records 7.0",
                            "huiyin_sink_notifications_total{outcome=\"delivered\"} 5.0",
                            "huiyin_sink_notifications_total{outcome=\"moot\"} 4.0",
                            "huiyin_sink_channel_held{channel=\"duty\",tenant=\"mine-7\"} 1.0",
                            "huiyin_sink_channel_pending{channel=\"duty\",tenant=\"mine-7\"} 1.0",
                            "huiyin_sink_channel_failures{channel=\"duty\",tenant=\"mine-7\"} 5.0",
                            "huiyin_sink_channel_silenced{channel=\"chat\",tenant=\"mine-7\"} 1.0");
            assertThat(text)
                    .contains("huiyin_sink_channel_oldest_pending_seconds{channel=\"duty\",tenant=\"mine-7\"} 36");
        }
    }

    @Test
    void databaseAway_theRestIsShown_andHealthSaysWhatIsWrong() throws IOException, InterruptedException {
        var away = new PostgresConnection("jdbc:postgresql://127.0.0.1:1/none", "nobody", "");
        try (var page = page(Health.down("PostgreSQL is \"away\""), away)) {
            assertThat(get(page, "/metrics").body()).contains("huiyin_sink_records_total 10.0");
            var health = get(page, "/health");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).isEqualTo("{\"status\":\"down\",\"detail\":\"PostgreSQL is 'away'\"}");
        }
    }

    private static MetricsPage page(Health health, PostgresConnection postgres) {
        return new MetricsPage(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), () -> health, () -> METRICS, postgres);
    }

    private static HttpResponse<String> get(MetricsPage page, String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(page.address().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
