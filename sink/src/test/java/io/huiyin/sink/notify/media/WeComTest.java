package io.huiyin.sink.notify.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.policy.ChannelAddress;
import io.huiyin.policy.Language;
import io.huiyin.sink.notify.media.PlayedService.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WeComTest extends HttpMediumContract {
    @Override
    ChannelAddress address(URI server) {
        return new ChannelAddress.WeCom(server.resolve("/cgi-bin/webhook/send?key=" + SECRET));
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
        return 4096 + 60;
    }

    @Override
    void assertHarmless(Request request) {
        assertThat(content(request))
                .doesNotContain(
                        "<", "@", "](http://evil", "](//evil", "http://evil", "www.evil", "`", "\u202e", "\u0000")
                .containsOnlyOnce("](");
    }

    @Test
    void send_page_saysWhatSomebodyNeedsWhoWasWoken() {
        send(Notices.single(Notices.leak().build()), Language.ZH);
        var request = service.only();
        assertThat(request.uri()).hasToString("/cgi-bin/webhook/send?key=" + SECRET);
        assertThat(request.json().path("msgtype").asText()).isEqualTo("markdown");
        assertThat(content(request)).isEqualTo("""
                **【紧急】已超时：巷道 3 顶板漏水**
                > 期限：3月3日（周二）12:00，已超 2 小时 5 分
                > 负责：安全科 → 张三
                > 通知：张三, li.si＠example.org
                > 单位：北山煤矿 · 北翼
                > 类别：顶板
                > 原因：时限 respond，步骤 breach
                > 编号：K7M2
                > 内容：屋顶漏水 "again" ＼ {,}，𠮷日 😀

                [打开事项](https://huiyin.example.org/cases/mine-7.north.K7M2)""");
    }

    @Test
    void send_flood_saysHowMany_andNamesTheFirst() {
        send(Notices.flood(12, 40), Language.EN);
        var content = content(service.only());
        assertThat(content)
                .startsWith(
                        "**40 escalations, 2 critical**\n> [C0](https://huiyin.example.org/cases/mine-7.north.C0) ［Critical］ Overdue: ")
                .endsWith("\n> and 30 more\n\n[Open the board](https://huiyin.example.org/)");
        assertThat(content.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(4096);
    }

    @Test
    void send_tooManyAMinute_waitsAMinute() {
        service.answers(PlayedService.reply(
                200, "{\"errcode\":45009,\"errmsg\":\"api freq out of limit, hint: [1], from ip: 1.2.3.4\"}"));
        assertThat(send())
                .isEqualTo(new Attempt.Refused(
                        200,
                        Optional.of(Duration.ofMinutes(1)),
                        "errcode 45009: api freq out of limit, hint: [1], from ip: 1.2.3.4"));
    }

    @ParameterizedTest
    @ValueSource(ints = {93000, 40008, 40058})
    void send_whatNoRetryMends_isRejected_andItsKeyIsNotTold(int code) {
        service.answers(PlayedService.reply(
                200, "{\"errcode\":" + code + ",\"errmsg\":\"invalid webhook url " + SECRET + "\"}"));
        assertThat(send())
                .isEqualTo(new Attempt.Rejected("the receiver answered errcode " + code + ": invalid webhook url ***"));
    }

    @Test
    void send_unknownCode_mayPass() {
        service.answers(PlayedService.reply(200, "{\"errcode\":-1,\"errmsg\":\"system busy\"}"));
        assertThat(send()).isEqualTo(new Attempt.Refused(200, Optional.empty(), "errcode -1: system busy"));
    }

    private static String content(Request request) {
        return request.json().path("markdown").path("content").asText();
    }
}
