package io.huiyin.sink.notify.media;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.policy.ChannelAddress;
import io.huiyin.policy.Language;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A custom robot of a Feishu or Lark group: a card in a body of at most 20 KB,
 * https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot. What others wrote stands in {@code plain_text} alone,
 * which has no markup.
 */
final class Feishu {
    private static final int MOST_BYTES = 20_000;
    private static final long MANY_MEANINGS = 9499;
    private static final Duration WAIT = Duration.ofMinutes(1);

    /**
     * 11232: more than 100 messages a minute, or the service itself is busy. 19001: the address is wrong; 19007: the robot is
     * switched off; 19021: the signature does not match, or is older than an hour; 19022: our IP is not on its list; 19024: none of its
     * keywords is in the message.
     */
    private static final RobotAnswer.Codes CODES =
            new RobotAnswer.Codes("code", "msg", Map.of(11232L, WAIT), Set.of(19001L, 19007L, 19021L, 19022L, 19024L));

    private Feishu() {}

    static Call call(ChannelAddress.Feishu address, ChannelTarget target, Message message) {
        var language = target.rules().language();
        var body = message.isGroup()
                ? target.flood(message).fit(MOST_BYTES, Cut::bytesOf, flood -> body(address, message, card(flood)))
                : page(address, target.page(message), language, message);
        return Call.json(address.url(), body);
    }

    private static String page(ChannelAddress.Feishu address, Page page, Language language, Message message) {
        return Cut.around(
                page.excerpt(),
                MOST_BYTES,
                Cut::bytesOf,
                excerpt -> body(address, message, card(page, excerpt, language)));
    }

    private static String body(ChannelAddress.Feishu address, Message message, ObjectNode card) {
        var body = Json.object();
        address.secret().ifPresent(secret -> {
            body.put("timestamp", Long.toString(message.now().getEpochSecond()));
            body.put("sign", sign(secret, message.now()));
        });
        body.put("msg_type", "interactive");
        body.set("card", card);
        return body.toString();
    }

    /** The seconds and the secret are the key; what is signed is nothing. */
    static String sign(String secret, Instant now) {
        return Hmac.base64((now.getEpochSecond() + "\n" + secret).getBytes(StandardCharsets.UTF_8), "");
    }

    private static ObjectNode card(Page page, String excerpt, Language language) {
        var card = card(page.headline());
        var elements = card.putArray("elements");
        for (var fact : page.facts()) {
            elements.add(line(fact.line(language)));
        }
        if (!excerpt.isEmpty()) {
            elements.add(line(new Fact(Phrase.REPORT.in(language), excerpt).line(language)));
        }
        elements.add(buttons(Phrase.OPEN_CASE.in(language), page.link()));
        return card;
    }

    private static ObjectNode card(Flood flood) {
        var card = card(flood.headline());
        var elements = card.putArray("elements");
        for (var item : flood.items()) {
            var line = line(item.headline());
            line.set("extra", button(item.reference(), item.link()));
            elements.add(line);
        }
        if (!flood.more().isEmpty()) {
            elements.add(line(flood.more()));
        }
        elements.add(buttons(Phrase.OPEN_BOARD.in(flood.language()), flood.board()));
        return card;
    }

    private static ObjectNode card(String headline) {
        var card = Json.object();
        card.putObject("config").put("wide_screen_mode", true);
        var header = card.putObject("header").put("template", "red");
        header.set("title", plain(headline));
        return card;
    }

    private static ObjectNode line(String text) {
        var line = Json.object().put("tag", "div");
        line.set("text", plain(text));
        return line;
    }

    private static ObjectNode buttons(String text, String link) {
        var row = Json.object().put("tag", "action");
        row.putArray("actions").add(button(text, link).put("type", "primary"));
        return row;
    }

    private static ObjectNode button(String text, String link) {
        var button = Json.object().put("tag", "button").put("url", link);
        button.set("text", plain(text));
        return button;
    }

    private static ObjectNode plain(String text) {
        return Json.object().put("tag", "plain_text").put("content", text);
    }

    /** 9499 is "too many request" as well as "Bad Request": its text tells which. */
    static Attempt judge(Answer answer) {
        var many = CODES.read(answer.body()).filter(said -> answer.ok() && said.code() == MANY_MEANINGS);
        if (many.isEmpty()) {
            return CODES.judge(answer);
        }
        var text = many.get().text().toLowerCase(Locale.ROOT);
        return text.contains("bad request")
                ? new Attempt.Rejected("the receiver answered " + many.get().sentence("code"))
                : many.get().refused(answer, "code", Optional.of(WAIT));
    }
}
