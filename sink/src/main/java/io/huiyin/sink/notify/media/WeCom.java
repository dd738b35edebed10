package io.huiyin.sink.notify.media;

import io.huiyin.policy.ChannelAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** A robot of a WeCom group: markdown of at most 4,096 bytes, https://developer.work.weixin.qq.com/document/path/91770. */
final class WeCom {
    private static final int MOST_BYTES = 4096;

    /**
     * 45009: more than 20 messages a minute. 93000: the address is wrong, or the robot was taken out of its group; 93004: it was
     * switched off; 40008, 40058, 44004, 45002: it will not have this message,
     * https://developer.work.weixin.qq.com/document/path/90313.
     */
    private static final RobotAnswer.Codes CODES = new RobotAnswer.Codes(
            "errcode",
            "errmsg",
            Map.of(45009L, Duration.ofMinutes(1)),
            Set.of(93000L, 93004L, 93008L, 40008L, 40058L, 44004L, 45002L));

    private WeCom() {}

    static Call call(ChannelAddress.WeCom address, ChannelTarget target, Message message) {
        var language = target.rules().language();
        var content = message.isGroup()
                ? RobotMarkdown.flood(target.flood(message), MOST_BYTES, "\n")
                : RobotMarkdown.page(target.page(message), language, MOST_BYTES, "\n");
        var body = Json.object().put("msgtype", "markdown");
        body.putObject("markdown").put("content", content);
        return Call.json(address.url(), body.toString());
    }

    static Attempt judge(Answer answer) {
        return CODES.judge(answer);
    }
}
