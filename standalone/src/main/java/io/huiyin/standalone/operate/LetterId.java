package io.huiyin.standalone.operate;

import java.util.Optional;
import java.util.regex.Pattern;

/** Where a dead letter lies on its topic, as people name it: {@code PARTITION:OFFSET}. */
public record LetterId(int partition, long offset) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6}):(\\d{1,18})");

    /** Reads {@code 3:120}; empty where it is not of that form. */
    public static Optional<LetterId> parse(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new LetterId(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}
