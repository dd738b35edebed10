package io.huiyin.sink.notify.media;

import io.huiyin.policy.ChannelAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** A custom robot of a DingTalk group: a message of at most 20,000 bytes, https://open.dingtalk.com/document/orgapp/custom-robot-access. */
final class DingTalk {
    private static final int MOST_BYTES = 20_000;
    private static final int ENVELOPE = 1_000;
    private static final int LONGEST_TITLE = 100;
    private static final String LINE_BREAK = "  \n";

    /**
     * 130101, 410100: more than 20 messages a minute, which is punished by ten minutes. 310000: signature, keyword or IP do not
     * match; 300001, 300005, 400101, 400106: the token is not known; 400102: switched off; 400013: the group is dissolved; 40035,
     * 43004, 400105, 430101 to 430104: it will not have this message.
     */
    private static final RobotAnswer.Codes CODES = new RobotAnswer.Codes(
            "errcode",
            "errmsg",
            Map.of(130101L, Duration.ofMinutes(10), 410100L, Duration.ofMinutes(10)),
            Set.of(
                    310000L, 300001L, 300005L, 400101L, 400102L, 400106L, 400013L, 40035L, 43004L, 400105L, 430101L,
                    430102L, 430103L, 430104L));

    private DingTalk() {}

    static Call call(ChannelAddress.DingTalk address, ChannelTarget target, Message message) {
        var language = target.rules().language();
        var body = Json.object().put("msgtype", "markdown");
        var markdown = body.putObject("markdown");
        if (message.isGroup()) {
            var flood = target.flood(message);
            markdown.put("title", flood.headline());
            markdown.put("text", RobotMarkdown.flood(flood, MOST_BYTES - ENVELOPE, LINE_BREAK));
        } else {
            var page = target.page(message);
            markdown.put("title", Cut.characters(Plain.markdown(page.headline()), LONGEST_TITLE));
            markdown.put("text", RobotMarkdown.page(page, language, MOST_BYTES - ENVELOPE, LINE_BREAK));
        }
        body.putObject("at").put("isAtAll", false);
        var url = address.secret()
                .map(secret -> signed(address.url(), secret, message.now()))
                .orElse(address.url());
        return Call.json(url, body.toString());
    }

    static Attempt judge(Answer answer) {
        return CODES.judge(answer);
    }

    /** The address with {@code timestamp} in milliseconds, and {@code sign}: the secret is the key, and part of what is signed. */
    static URI signed(URI url, String secret, Instant now) {
        long timestamp = now.toEpochMilli();
        var sign = Hmac.base64(secret.getBytes(StandardCharsets.UTF_8), timestamp + "\n" + secret);
        return URI.create(url + "&timestamp=" + timestamp + "&sign=" + URLEncoder.encode(sign, StandardCharsets.UTF_8));
    }
}
