package io.huiyin.sink.notify.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.policy.ChannelAddress;
import io.huiyin.policy.Language;
import io.huiyin.sink.notify.media.PlayedService.Request;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AlertmanagerTest extends HttpMediumContract {
    @Override
    ChannelAddress address(URI server) {
        return new ChannelAddress.Alertmanager(
                server.resolve("/am/"),
                Map.of("Authorization", "Bearer " + SECRET),
                Map.of("team", "安全"),
                Duration.ofHours(4));
    }

    @Override
    String success() {
        return "";
    }

    /** Alertmanager's own templates escape what they show. */
    @Override
    void assertHarmless(Request request) {
        assertThat(request.json().path(0).path("annotations").path("summary").asText())
                .doesNotContain("\u202e", "\u0000", "\n");
    }

    @Test
    void send_page_isAnAlertOfItsCaseAndClock() {
        send(Notices.single(Notices.leak().build()), Language.EN);
        var request = service.only();
        assertThat(request.uri()).hasToString("/am/api/v2/alerts");
        assertThat(request.headers()).containsEntry("Authorization", "Bearer " + SECRET);
        var alert = request.json().path(0);
        assertThat(alert.path("labels").toString())
                .isEqualTo(
                        "{\"team\":\"安全\",\"alertname\":\"HuiyinEscalation\",\"tenant\":\"mine-7\",\"site\":\"north\","
                                + "\"case\":\"mine-7.north.K7M2\",\"clock\":\"respond\",\"category\":\"roof\",\"severity\":\"critical\"}");
        assertThat(alert.path("annotations").path("summary").asText()).isEqualTo("[Critical] Overdue: 巷道 3 顶板漏水");
        assertThat(alert.path("startsAt").asText()).isEqualTo("2026-03-03T04:00:01Z");
        assertThat(alert.path("endsAt").asText()).isEqualTo("2026-03-03T10:05:00Z");
        assertThat(alert.path("generatorURL").asText()).isEqualTo("https://huiyin.example.org/cases/mine-7.north.K7M2");
    }

    @Test
    void send_flood_isAnAlertForEach() {
        send(Notices.flood(30, 30), Language.EN);
        assertThat(service.only().json()).hasSize(30);
    }

    @Test
    void send_badRequest_isRejected() {
        service.answers(PlayedService.reply(400, "\"bad labels\""));
        assertThat(send()).isEqualTo(new Attempt.Rejected("the receiver answered 400: \"bad labels\""));
    }

    @ParameterizedTest
    @CsvSource({
        "http://am:9093, http://am:9093/api/v2/alerts",
        "http://am:9093/, http://am:9093/api/v2/alerts",
        "https://o.example.org/am, https://o.example.org/am/api/v2/alerts"
    })
    void endpoint_isUnderTheAddress(URI base, URI endpoint) {
        assertThat(Alertmanager.endpoint(base)).isEqualTo(endpoint);
    }
}
