package io.huiyin.sink.notify.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.EscalationKind;
import io.huiyin.policy.ChannelAddress;
import io.huiyin.policy.Language;
import io.huiyin.sink.notify.media.PlayedService.Request;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PagerDutyTest extends HttpMediumContract {
    @Override
    ChannelAddress address(URI server) {
        return new ChannelAddress.PagerDuty(server.resolve("/v2/enqueue"), SECRET);
    }

    @Override
    int successStatus() {
        return 202;
    }

    @Override
    String success() {
        return "{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"k\"}";
    }

    /** PagerDuty shows texts as texts. */
    @Override
    void assertHarmless(Request request) {
        assertThat(request.json().path("payload").path("summary").asText()).doesNotContain("\u202e", "\u0000", "\n");
    }

    @Test
    void send_page_triggersTheIncidentOfItsCaseAndClock() {
        send(Notices.single(Notices.leak().build()), Language.EN);
        var json = service.only().json();
        var payload = json.path("payload");
        assertThat(json.path("routing_key").asText()).isEqualTo(SECRET);
        assertThat(json.path("event_action").asText()).isEqualTo("trigger");
        assertThat(json.path("dedup_key").asText()).isEqualTo("mine-7.north.K7M2/respond");
        assertThat(payload.path("summary").asText()).isEqualTo("[Critical] Overdue: 巷道 3 顶板漏水");
        assertThat(payload.path("source").asText()).isEqualTo("mine-7.north");
        assertThat(payload.path("severity").asText()).isEqualTo("critical");
        assertThat(payload.path("timestamp").asText()).isEqualTo("2026-03-03T04:00:01Z");
        assertThat(payload.path("custom_details").path("Owner").asText()).isEqualTo("安全科 → 张三");
        assertThat(json.path("links").path(0).path("href").asText())
                .isEqualTo("https://huiyin.example.org/cases/mine-7.north.K7M2");
    }

    @Test
    void send_furtherStepsAndRepeats_keepTheKey_anotherClockHasItsOwn() {
        send(Notices.single(Notices.leak().build()), Language.EN);
        send(
                Notices.single(Notices.leak()
                        .setKind(EscalationKind.STEP)
                        .setStep("later")
                        .setRepeat(3)
                        .build()),
                Language.EN);
        send(Notices.single(Notices.leak().setClock("resolve").build()), Language.EN);
        assertThat(service.requests)
                .extracting(request -> request.json().path("dedup_key").asText())
                .containsExactly("mine-7.north.K7M2/respond", "mine-7.north.K7M2/respond", "mine-7.north.K7M2/resolve");
    }

    @Test
    void send_longTitle_keepsTheLimitsOfSummaryAndKey() {
        var said = Notices.leak()
                .setTitle("😀".repeat(2_000))
                .setCaseId("m".repeat(300))
                .build();
        send(Notices.single(said), Language.EN);
        var json = service.only().json();
        assertThat(json.path("payload").path("summary").asText().length()).isLessThanOrEqualTo(1024);
        assertThat(json.path("dedup_key").asText()).hasSizeLessThanOrEqualTo(255);
    }

    @Test
    void send_badRequest_isRejected_andTheKeyIsNotTold() {
        service.answers(PlayedService.reply(
                400, "{\"status\":\"invalid event\",\"errors\":[\"'routing_key' " + SECRET + " is invalid\"]}"));
        assertThat(send()).isInstanceOfSatisfying(Attempt.Rejected.class, rejected -> assertThat(rejected.error())
                .contains("answered 400", "routing_key' *** is invalid"));
    }

    @Test
    void send_tooMany_waitsAFewMinutes_asItsDocumentationAdvises() {
        service.answers(PlayedService.reply(429, ""));
        assertThat(send()).isEqualTo(new Attempt.Refused(429, Optional.of(Duration.ofMinutes(2))));
    }
}
