package io.huiyin.processor.text;

import io.huiyin.event.Report;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Text in the form in which it is compared: Unicode NFKC (so that full-width letters and digits are the plain ones), case
 * folded, and every run of white space one space.
 */
public final class FoldedText {
    /** ！ and ～: ASCII in full width, in the same order. */
    private static final char FULL_WIDTH_FIRST = '！';

    private static final char FULL_WIDTH_LAST = '～';

    private FoldedText() {}

    /** Title and text of a report, the title on a line of its own. */
    public static String of(Report report) {
        var title = report.getTitle();
        var text = of(report.getText());
        return title == null || title.isBlank() ? text : of(title) + "\n" + text;
    }

    /**
     * Folds one text. Upper and then lower case is the nearest that the JDK has to the full case folding of Unicode (section
     * 3.13): it makes ß and SS alike, and both forms of the Greek sigma.
     */
    public static String of(String text) {
        var plain = plain(text);
        if (plain != null) {
            return plain;
        }
        var normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return withSingleSpaces(normal.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
    }

    /**
     * The same for what nearly all texts are made of, ASCII, Chinese and its punctuation, in one pass and without Unicode's
     * tables; null where there is anything else, of which a mark could change the letter before it.
     */
    private static @Nullable String plain(String text) {
        var plain = new char[text.length()];
        int length = 0;
        boolean between = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST) {
                c = (char) (c - FULL_WIDTH_FIRST + '!');
            }
            if (c >= 'A' && c <= 'Z') {
                c = (char) (c - 'A' + 'a');
            } else if (c >= 0x80 && !isPlainChinese(c)) {
                return null;
            }
            if (c <= ' ' && Character.isWhitespace(c)) {
                between = length > 0;
            } else {
                if (between) {
                    plain[length++] = ' ';
                    between = false;
                }
                plain[length++] = c;
            }
        }
        return new String(plain, 0, length);
    }

    /** The unified ideographs of Unicode 1.1, and the marks 、。《》「」『』【】. */
    private static boolean isPlainChinese(char c) {
        return (c >= 0x4E00 && c <= 0x9FA5) || c == '、' || c == '。' || (c >= '《' && c <= '】');
    }

    private static String withSingleSpaces(String text) {
        var single = new StringBuilder(text.length());
        boolean between = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                between = !single.isEmpty();
            } else {
                if (between) {
                    single.append(' ');
                    between = false;
                }
                single.append(c);
            }
        }
        return single.toString();
    }
}
