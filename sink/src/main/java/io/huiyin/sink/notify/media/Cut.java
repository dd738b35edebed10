package io.huiyin.sink.notify.media;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Shortens texts between code points, with an ellipsis where something is gone. */
final class Cut {
    private static final String ELLIPSIS = "…";

    private Cut() {}

    /** At most so many characters, however the receiver counts those beyond the basic plane. */
    static String characters(String text, int most) {
        return to(text, most, String::length);
    }

    /** At most so many bytes of UTF-8. */
    static String bytes(String text, int most) {
        return to(text, most, Cut::bytesOf);
    }

    static int bytesOf(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** What {@code render} makes of the longest beginning of a text with which it is at most so large; cut off itself where even none helps. */
    static String around(String text, int most, ToIntFunction<String> size, Function<String, String> render) {
        var whole = render.apply(text);
        if (size.applyAsInt(whole) <= most) {
            return whole;
        }
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (size.applyAsInt(render.apply(characters(text, middle))) <= most) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return to(render.apply(low == 0 ? "" : characters(text, low)), most, size);
    }

    private static String to(String text, int most, ToIntFunction<String> size) {
        if (size.applyAsInt(text) <= most) {
            return text;
        }
        int room = most - size.applyAsInt(ELLIPSIS);
        var kept = new StringBuilder();
        int used = 0;
        for (int at = 0; at < text.length(); ) {
            var one = Character.toString(text.codePointAt(at));
            used += size.applyAsInt(one);
            if (used > room) {
                break;
            }
            kept.append(one);
            at += one.length();
        }
        return room < 0 ? "" : kept.append(ELLIPSIS).toString();
    }
}
