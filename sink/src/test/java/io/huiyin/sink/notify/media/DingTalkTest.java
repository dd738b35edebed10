package io.huiyin.sink.notify.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.policy.ChannelAddress;
import io.huiyin.policy.Language;
import io.huiyin.sink.notify.media.PlayedService.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DingTalkTest extends HttpMediumContract {
    @Override
    ChannelAddress address(URI server) {
        return new ChannelAddress.DingTalk(
                server.resolve("/robot/send?access_token=" + SECRET), Optional.of("SEC" + SECRET));
    }

    @Override
    String success() {
        return "{\"errcode\":0,\"errmsg\":\"ok\"}";
    }

    @Override
    boolean answersInTheBody() {
        return true;
    }

    @Override
    int mostBytes() {
        return 20_000;
    }

    @Override
    void assertHarmless(Request request) {
        var markdown = request.json().path("markdown");
        assertThat(markdown.path("text").asText())
                .doesNotContain("<", "@", "](http://evil", "](//evil", "http://evil", "www.evil", "`", "\u202e")
                .containsOnlyOnce("](");
        assertThat(markdown.path("title").asText()).doesNotContain("<", "@", "[", "`");
        assertThat(request.json().path("at").path("isAtAll").asBoolean()).isFalse();
    }

    /** The timestamp and secret of the robot's own documentation; what they give is computed with Python's hmac. */
    @Test
    void signed_documentationsSecret_isWhatAnotherProgramComputes() {
        var url = URI.create("https://oapi.dingtalk.com/robot/send?access_token=t");
        assertThat(DingTalk.signed(url, "this is secret", Instant.ofEpochMilli(1577262236757L)))
                .hasToString(url + "&timestamp=1577262236757&sign=hmPWwU%2B7lVdm3ZZz0r9tSfx0L4Q26jWOZr9%2BGs6EZQM%3D");
    }

    @Test
    void send_page_isSignedInTheQuery() throws GeneralSecurityException {
        send(Notices.single(Notices.leak().build()), Language.ZH);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(("SEC" + SECRET).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var sign = Base64.getEncoder()
                .encodeToString(
                        mac.doFinal((Notices.NOW.toEpochMilli() + "\nSEC" + SECRET).getBytes(StandardCharsets.UTF_8)));
        assertThat(service.only().uri().getQuery())
                .isEqualTo("access_token=" + SECRET + "&timestamp=" + Notices.NOW.toEpochMilli() + "&sign=" + sign);
        assertThat(service.only().json().path("markdown").path("title").asText())
                .isEqualTo("【紧急】已超时：巷道 3 顶板漏水");
    }

    @ParameterizedTest
    @ValueSource(ints = {130101, 410100})
    void send_tooManyAMinute_waitsTenMinutes(int code) {
        service.answers(PlayedService.reply(
                200,
                "{\"status\":1111,\"wait\":5,\"punish\":\"deny\",\"errcode\":" + code
                        + ",\"errmsg\":\"send too fast, exceed 20 times per minute\"}"));
        assertThat(send())
                .isEqualTo(new Attempt.Refused(
                        200,
                        Optional.of(Duration.ofMinutes(10)),
                        "errcode " + code + ": send too fast, exceed 20 times per minute"));
    }

    @ParameterizedTest
    @ValueSource(ints = {310000, 300001, 400102})
    void send_whatNoRetryMends_isRejected(int code) {
        service.answers(PlayedService.reply(200, "{\"errcode\":" + code + ",\"errmsg\":\"sign not match\"}"));
        assertThat(send())
                .isEqualTo(new Attempt.Rejected("the receiver answered errcode " + code + ": sign not match"));
    }
}
