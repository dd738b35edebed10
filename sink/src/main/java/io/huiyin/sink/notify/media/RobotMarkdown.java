package io.huiyin.sink.notify.media;

import io.huiyin.policy.Language;

/** A message in the markdown that chat robots share: bold, quotes and links. Everything that others wrote is made plain. */
final class RobotMarkdown {
    private RobotMarkdown() {}

    /** A page in at most so many bytes; its excerpt is what is cut. */
    static String page(Page page, Language language, int bytes, String lineBreak) {
        return Cut.around(page.excerpt(), bytes, Cut::bytesOf, excerpt -> page(page, excerpt, language, lineBreak));
    }

    private static String page(Page page, String excerpt, Language language, String lineBreak) {
        var text =
                new StringBuilder("**").append(Plain.markdown(page.headline())).append("**");
        for (var fact : page.facts()) {
            text.append(lineBreak).append("> ").append(Plain.markdown(fact.line(language)));
        }
        if (!excerpt.isEmpty()) {
            var said = new Fact(Phrase.REPORT.in(language), excerpt);
            text.append(lineBreak).append("> ").append(Plain.markdown(said.line(language)));
        }
        return text.append(lineBreak)
                .append(lineBreak)
                .append(link(Phrase.OPEN_CASE.in(language), page.link()))
                .toString();
    }

    /** A flood in at most so many bytes: as many of its pages as fit. */
    static String flood(Flood flood, int bytes, String lineBreak) {
        return flood.fit(bytes, Cut::bytesOf, some -> flood(some, lineBreak));
    }

    private static String flood(Flood flood, String lineBreak) {
        var text = new StringBuilder("**").append(flood.headline()).append("**");
        for (var item : flood.items()) {
            text.append(lineBreak)
                    .append("> ")
                    .append(link(item.reference(), item.link()))
                    .append(' ')
                    .append(Plain.markdown(item.headline()));
        }
        if (!flood.more().isEmpty()) {
            text.append(lineBreak).append("> ").append(flood.more());
        }
        return text.append(lineBreak)
                .append(lineBreak)
                .append(link(Phrase.OPEN_BOARD.in(flood.language()), flood.board()))
                .toString();
    }

    /** Our own links; a round bracket in one would end it. */
    private static String link(String text, String url) {
        return "[" + Plain.markdown(text) + "](" + url.replace("(", "%28").replace(")", "%29") + ")";
    }
}
