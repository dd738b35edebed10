package io.huiyin.sink.notify.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.policy.ChannelAddress;
import io.huiyin.policy.Language;
import io.huiyin.sink.notify.media.PlayedService.Request;
import java.net.URI;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SlackTest extends HttpMediumContract {
    @Override
    ChannelAddress address(URI server) {
        return new ChannelAddress.Slack(server.resolve("/services/T0/B0/" + SECRET));
    }

    @Override
    String success() {
        return "ok";
    }

    @Override
    int mostBytes() {
        return 20_000;
    }

    @Override
    void assertHarmless(Request request) {
        var json = request.json();
        assertThat(json.path("text").asText()).doesNotContain("<", ">");
        for (var block : json.path("blocks")) {
            var text = block.path("text");
            if (text.path("type").asText().equals("mrkdwn")) {
                assertThat(text.path("verbatim").asBoolean()).isTrue();
                assertThat(text.path("text").asText())
                        .doesNotContain("evil", "<!", "<@")
                        .containsOnlyOnce("<");
            } else {
                assertThat(text.path("type").asText()).isEqualTo("plain_text");
            }
        }
    }

    @Test
    void send_page_isBlocksAndAText() {
        send(Notices.single(Notices.leak().build()), Language.EN);
        var json = service.only().json();
        assertThat(json.path("text").asText()).isEqualTo("[Critical] Overdue: 巷道 3 顶板漏水");
        assertThat(json.path("blocks").path(1).path("text").path("text").asText())
                .isEqualTo("""
                Due: Tue 3 Mar 12:00, 2 h 5 min overdue
                Owner: 安全科 → 张三
                Told: 张三, li.si@example.org
                Where: 北山煤矿 · 北翼
                Category: 顶板
                Why: clock respond, step breach
                Case: K7M2
                Report: 屋顶漏水 "again" \\ {,}，𠮷日 😀""");
        assertThat(json.path("blocks").path(2).path("text").path("text").asText())
                .isEqualTo("<https://huiyin.example.org/cases/mine-7.north.K7M2|Open the case>");
    }

    @Test
    void send_longText_keepsSlacksLimits() {
        var said = Notices.leak()
                .setExcerpt("漏".repeat(9_000))
                .setTitle("水".repeat(900))
                .build();
        send(Notices.single(said), Language.BOTH);
        var blocks = service.only().json().path("blocks");
        assertThat(blocks.path(0).path("text").path("text").asText().length()).isLessThanOrEqualTo(150);
        assertThat(blocks.path(1).path("text").path("text").asText())
                .hasSizeLessThanOrEqualTo(3000)
                .hasSizeGreaterThan(2900)
                .endsWith("…");
    }

    @Test
    void send_flood_namesTheFirst_withinFiftyBlocks() {
        var said = Notices.leak().setTitle("<!here> *b* & _c_ `d`").build();
        var message = new Message("g", Collections.nCopies(60, Notices.notice(said)), 60, Notices.NOW);
        send(message, Language.EN);
        var blocks = service.only().json().path("blocks");
        assertThat(blocks.size()).isEqualTo(12);
        assertThat(blocks.path(1).path("text").path("text").asText())
                .isEqualTo("<https://huiyin.example.org/cases/mine-7.north.K7M2|K7M2>"
                        + " [Critical] Overdue: &lt;!here&gt; ＊b＊ &amp; ＿c＿ ｀d｀");
        assertThat(blocks.path(11).path("text").path("text").asText())
                .isEqualTo("and 50 more · <https://huiyin.example.org/|Open the board>");
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_payload",
        "403, action_prohibited",
        "404, no_service",
        "404, channel_not_found",
        "410, channel_is_archived"
    })
    void send_whatNoRetryMends_isRejected(int status, String text) {
        service.answers(PlayedService.reply(status, text));
        assertThat(send()).isEqualTo(new Attempt.Rejected("the receiver answered " + status + ": " + text));
    }
}
