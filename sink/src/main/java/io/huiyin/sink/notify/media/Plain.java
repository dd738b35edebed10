package io.huiyin.sink.notify.media;

import java.util.Map;
import java.util.regex.Pattern;

/** Texts of others made harmless: what somebody wrote in a report is read as it stands, and is never a mention, a link or markup. */
final class Plain {
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
    /** Marks that turn the direction of what follows: a text could show as another. */
    private static final Pattern TURNING = Pattern.compile("[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private static final Pattern ADDRESS =
            Pattern.compile("(?i)\\b(https?|ftp|[a-z][a-z0-9+.-]{1,30}):(?=//)|\\b(www)\\.");
    /** Markdown of chat robots has no escape that all clients know; the wide forms look alike and mean nothing. */
    private static final Map<Character, Character> WIDE = Map.ofEntries(
            Map.entry('*', '＊'),
            Map.entry('_', '＿'),
            Map.entry('~', '～'),
            Map.entry('`', '｀'),
            Map.entry('#', '＃'),
            Map.entry('[', '［'),
            Map.entry(']', '］'),
            Map.entry('<', '＜'),
            Map.entry('>', '＞'),
            Map.entry('!', '！'),
            Map.entry('|', '｜'),
            Map.entry('\\', '＼'),
            Map.entry('&', '＆'),
            Map.entry('@', '＠'));

    private Plain() {}

    /** One line, without what is not seen. */
    static String line(String text) {
        return UNSEEN.matcher(TURNING.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    /** For a robot's markdown: nothing in it is markup, a mention or an address that a client would make a link of. */
    static String markdown(String text) {
        var unlinked = ADDRESS.matcher(text)
                .replaceAll(found -> found.group(1) == null ? found.group(2) + "．" : found.group(1) + "：");
        var plain = new StringBuilder(unlinked.length());
        unlinked.chars()
                .forEach(c -> plain.append(
                        (char) WIDE.getOrDefault((char) c, (char) c).charValue()));
        return plain.toString();
    }

    /** Slack's own three escapes, https://docs.slack.dev/messaging/formatting-message-text#escaping. */
    static String slack(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
