package io.huiyin.processor.model;

import java.util.Arrays;

/** What a character is to the features of a text. */
final class Sort {
    /** Neither letter nor digit: it ends whatever stands before it. */
    static final byte MARK = 0;
    /** Between two words, or between two halves of one; it ends neither a phrase nor a run of Chinese. */
    static final byte GAP = 1;
    /** Of a script that puts spaces between words. */
    static final byte LETTER = 2;

    static final byte DIGIT = 3;
    /** Of a script that does not mark its words: a word of its own. */
    static final byte IDEOGRAPH = 4;
    /** Not there at all, as the apostrophe in "don't". */
    static final byte NOTHING = 5;

    private static final byte[] KNOWN = known();

    private Sort() {}

    static byte of(int c) {
        if (c < KNOWN.length) {
            return KNOWN[c];
        }
        return c >= 0x4E00 && c <= 0x9FFF ? IDEOGRAPH : other(c);
    }

    private static byte other(int c) {
        if (Character.isDigit(c)) {
            return DIGIT;
        }
        if (Character.isLetter(c)) {
            return switch (Character.UnicodeScript.of(c)) {
                case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR -> IDEOGRAPH;
                default -> LETTER;
            };
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> LETTER;
            case Character.FORMAT -> NOTHING;
            default -> c == '’' ? NOTHING : MARK;
        };
    }

    private static byte[] known() {
        var sorts = new byte[128];
        Arrays.fill(sorts, 'a', 'z' + 1, LETTER);
        Arrays.fill(sorts, 'A', 'Z' + 1, LETTER);
        Arrays.fill(sorts, '0', '9' + 1, DIGIT);
        sorts[' '] = GAP;
        sorts['-'] = GAP;
        sorts['\''] = NOTHING;
        return sorts;
    }
}
