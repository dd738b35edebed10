package io.huiyin.sink.notify.media;

import io.huiyin.event.Severity;
import io.huiyin.policy.Language;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Many pages folded into one message: how many, and the first of them. All texts are plain.
 *
 * @param count how many there are, those that are not listed included
 * @param board where people see all of them
 */
record Flood(String headline, List<Item> items, int count, String board, Language language) {
    private static final int MOST_ITEMS = 10;

    /** One of them. */
    record Item(String reference, String headline, String link) {}

    static Flood of(Message message, Readers readers, Language language) {
        var items = message.notices().stream()
                .limit(MOST_ITEMS)
                .map(notice -> new Item(
                        Page.reference(notice.escalation()),
                        Page.headline(notice.escalation(), readers, language),
                        notice.link()))
                .toList();
        long critical = message.notices().stream()
                .filter(notice -> notice.escalation().getSeverity() == Severity.CRITICAL)
                .count();
        return new Flood(
                headline(message.count(), critical, language),
                items,
                message.count(),
                URI.create(message.notices().getFirst().link()).resolve("/").toString(),
                language);
    }

    /** What {@code render} makes of as many of the items as it may take. */
    String fit(int most, ToIntFunction<String> size, Function<Flood, String> render) {
        for (int shown = items.size(); shown > 0; shown--) {
            var text = render.apply(new Flood(headline, items.subList(0, shown), count, board, language));
            if (size.applyAsInt(text) <= most) {
                return text;
            }
        }
        return render.apply(new Flood(headline, List.of(), count, board, language));
    }

    /** How many more there are; empty where all are listed. */
    String more() {
        int more = count - items.size();
        return more == 0 ? "" : Phrase.either(language, "另有 " + more + " 项", "and " + more + " more");
    }

    /** All of it as lines of text. */
    String text() {
        var lines = new StringBuilder(headline).append('\n');
        items.forEach(item -> lines.append("\n• ")
                .append(item.headline)
                .append("\n  ")
                .append(item.link)
                .append('\n'));
        return lines.append(more().isEmpty() ? "" : "\n" + more() + "\n")
                .append('\n')
                .append(board)
                .toString();
    }

    private static String headline(int count, long critical, Language language) {
        var zh = count + " 项升级提醒" + (critical == 0 ? "" : "，其中紧急 " + critical + " 项");
        var en = count + " escalations" + (critical == 0 ? "" : ", " + critical + " critical");
        return language == Language.BOTH ? zh + " / " + en : Phrase.either(language, zh, en);
    }
}
