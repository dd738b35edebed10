package io.huiyin.sink.notify.media;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.policy.ChannelAddress;
import io.huiyin.policy.Language;
import java.util.Map;
import java.util.Set;

/**
 * An incoming webhook of Slack: blocks, and a text for notifications, https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks.
 * What others wrote stands in {@code plain_text}, or escaped.
 */
final class Slack {
    private static final int LONGEST_HEADER = 150;
    private static final int LONGEST_SECTION = 3000;
    /** Wrong payload; restricted; no such hook or channel; archived, https://api.slack.com/changelog/2016-05-17-changes-to-errors-for-incoming-webhooks. */
    private static final Set<Integer> NEVER = Set.of(400, 403, 404, 410);
    /** What would be formatting in a text of Slack's own. */
    private static final Map<String, String> WIDE = Map.of("*", "＊", "_", "＿", "~", "～", "`", "｀");

    private Slack() {}

    static Call call(ChannelAddress.Slack address, ChannelTarget target, Message message) {
        var body = message.isGroup()
                ? body(target.flood(message))
                : body(target.page(message), target.rules().language());
        return Call.json(address.url(), body.toString());
    }

    private static ObjectNode body(Page page, Language language) {
        var body = body(page.headline());
        var blocks = body.putArray("blocks");
        blocks.add(header(page.headline()));
        blocks.add(section(plain(Cut.around(
                page.excerpt(), LONGEST_SECTION, String::length, excerpt -> lines(page, excerpt, language)))));
        blocks.add(section(markup(link(page.link(), Phrase.OPEN_CASE.in(language)))));
        return body;
    }

    private static String lines(Page page, String excerpt, Language language) {
        var lines = new StringBuilder();
        page.facts().forEach(fact -> lines.append(fact.line(language)).append('\n'));
        return lines.append(excerpt.isEmpty() ? "" : new Fact(Phrase.REPORT.in(language), excerpt).line(language))
                .toString();
    }

    private static ObjectNode body(Flood flood) {
        var body = body(flood.headline());
        var blocks = body.putArray("blocks");
        blocks.add(header(flood.headline()));
        for (var item : flood.items()) {
            blocks.add(section(markup(link(item.link(), item.reference()) + " " + words(item.headline()))));
        }
        var board = link(flood.board(), Phrase.OPEN_BOARD.in(flood.language()));
        blocks.add(section(markup(flood.more().isEmpty() ? board : flood.more() + " · " + board)));
        return body;
    }

    private static ObjectNode body(String headline) {
        return Json.object().put("text", Plain.slack(headline));
    }

    private static ObjectNode header(String headline) {
        var header = Json.object().put("type", "header");
        header.set("text", plain(Cut.characters(headline, LONGEST_HEADER)));
        return header;
    }

    private static ObjectNode section(ObjectNode text) {
        var section = Json.object().put("type", "section");
        section.set("text", text);
        return section;
    }

    private static ObjectNode plain(String text) {
        return Json.object().put("type", "plain_text").put("text", text).put("emoji", false);
    }

    /** Verbatim: Slack makes no links and mentions of its own of what stands in it. */
    private static ObjectNode markup(String text) {
        return Json.object().put("type", "mrkdwn").put("text", text).put("verbatim", true);
    }

    private static String words(String text) {
        var words = Plain.slack(text);
        for (var sign : WIDE.entrySet()) {
            words = words.replace(sign.getKey(), sign.getValue());
        }
        return words;
    }

    private static String link(String url, String text) {
        return "<" + Plain.slack(url).replace("|", "%7C") + "|" + words(text) + ">";
    }

    static Attempt judge(Answer answer) {
        if (answer.ok()) {
            return new Attempt.Accepted();
        }
        var detail = Cut.characters(Plain.line(answer.body()), 100);
        return NEVER.contains(answer.status())
                ? new Attempt.Rejected("the receiver answered " + answer.status() + ": " + detail)
                : new Attempt.Refused(answer.status(), answer.retryAfter(), detail);
    }
}
