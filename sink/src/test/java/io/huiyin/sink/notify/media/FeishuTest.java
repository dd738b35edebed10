package io.huiyin.sink.notify.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.policy.ChannelAddress;
import io.huiyin.policy.Language;
import io.huiyin.sink.notify.media.PlayedService.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FeishuTest extends HttpMediumContract {
    @Override
    ChannelAddress address(URI server) {
        return new ChannelAddress.Feishu(
                server.resolve("/open-apis/bot/v2/hook/" + SECRET), Optional.of("sign-" + SECRET));
    }

    @Override
    String success() {
        return "{\"code\":0,\"msg\":\"success\",\"data\":{}}";
    }

    @Override
    boolean answersInTheBody() {
        return true;
    }

    @Override
    int mostBytes() {
        return 20_000;
    }

    /** What others wrote is in texts whose tag says that they have no markup; there are no others. */
    @Override
    void assertHarmless(Request request) {
        assertThat(request.json().findValuesAsText("tag")).containsOnly("div", "plain_text", "action", "button");
        assertThat(shown(request)).doesNotContain("\u202e", "\u0000");
    }

    /** What they give is computed with Python's hmac. */
    @Test
    void sign_aTimestampAndSecret_isWhatAnotherProgramComputes() {
        assertThat(Feishu.sign("demo", Instant.ofEpochSecond(1599360473)))
                .isEqualTo("l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=");
    }

    @Test
    void send_page_isACard_signedInTheBody() {
        send(Notices.single(Notices.leak().build()), Language.BOTH);
        var json = service.only().json();
        assertThat(json.path("timestamp").asText()).isEqualTo(Long.toString(Notices.NOW.getEpochSecond()));
        assertThat(json.path("sign").asText()).isEqualTo(Feishu.sign("sign-" + SECRET, Notices.NOW));
        assertThat(json.path("msg_type").asText()).isEqualTo("interactive");
        assertThat(json.path("card")
                        .path("header")
                        .path("title")
                        .path("content")
                        .asText())
                .isEqualTo("【紧急 Critical】已超时 Overdue：巷道 3 顶板漏水");
        assertThat(json.path("card")
                        .path("elements")
                        .path(0)
                        .path("text")
                        .path("content")
                        .asText())
                .isEqualTo("期限 Due：2026-03-03 12:00，已超 2 小时 5 分 / 2 h 5 min overdue");
    }

    @Test
    void send_flood_hasAButtonForEach() {
        send(Notices.flood(12, 40), Language.ZH);
        var card = service.only().json().path("card");
        assertThat(card.path("header").path("title").path("content").asText()).isEqualTo("40 项升级提醒，其中紧急 2 项");
        assertThat(card.path("elements").findValuesAsText("url"))
                .hasSize(11)
                .startsWith("https://huiyin.example.org/cases/mine-7.north.C0")
                .endsWith("https://huiyin.example.org/");
        assertThat(shown(service.only())).contains("另有 30 项");
    }

    @ParameterizedTest
    @CsvSource({"11232, frequency limited", "9499, too many request"})
    void send_tooMany_waitsAMinute(int code, String text) {
        service.answers(PlayedService.reply(200, "{\"code\":" + code + ",\"msg\":\"" + text + "\",\"data\":{}}"));
        assertThat(send())
                .isEqualTo(new Attempt.Refused(200, Optional.of(Duration.ofMinutes(1)), "code " + code + ": " + text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "19021, sign match fail or timestamp is not within one hour from current time",
                "19001, param invalid: incoming webhook access token invalid",
                "19022, Ip Not Allowed",
                "19024, Key Words Not Found",
                "9499, Bad Request"
            })
    void send_whatNoRetryMends_isRejected(String answer) {
        var parts = answer.split(", ", 2);
        service.answers(PlayedService.reply(200, "{\"code\":" + parts[0] + ",\"msg\":\"" + parts[1] + "\"}"));
        assertThat(send()).isEqualTo(new Attempt.Rejected("the receiver answered code " + parts[0] + ": " + parts[1]));
    }
}
