package io.huiyin.processor.model;

import java.util.Arrays;

/**
 * A text as a row of words: each ideograph is one, and so is each run of letters. A run of digits is the one sign 0, whatever
 * the number, with its points and commas ("1,250.50"); a run in which letters and digits change more than once, or one without
 * end, is an identifier and becomes the one sign #. Reused from text to text: what it holds is of the latest.
 */
final class Words {
    /** Signs of a text that are looked at, so that a very long one has a bounded cost. */
    static final int MOST = 4096;

    private static final int LONGEST = 32;
    private static final long SEED = 0x243F6A8885A308D3L;
    static final long STEP = 0x9E3779B97F4A7C15L;

    /** The text with numbers and identifiers generalised, and one space before and after each run of letters. */
    char[] signs = new char[256];
    /** By word: where it begins in the signs, where it ends, its hash, and whether it is an ideograph. */
    int[] from = new int[64];

    int[] to = new int[64];
    long[] hash = new long[64];
    boolean[] ideograph = new boolean[64];
    /** By word: whether something stands before it over which no phrase goes. */
    boolean[] first = new boolean[64];
    /** By word: how far from the text's beginning it stands, in half words; an ideograph is half a word. */
    int[] position = new int[64];

    int count;
    /** How many of the words stand in the first line of several, which is a report's title; 0 where there is one line. */
    int title;

    private int length;
    private int reached;
    private boolean broken;

    void read(String text) {
        count = 0;
        title = 0;
        length = 0;
        reached = 0;
        broken = true;
        int end = Math.min(text.length(), MOST);
        for (int i = 0; i < end; ) {
            char c = text.charAt(i);
            switch (Sort.of(c)) {
                case Sort.LETTER, Sort.DIGIT -> i = run(text, i, end);
                case Sort.IDEOGRAPH -> {
                    sign(c);
                    word(length - 1, (SEED ^ c) * STEP, true);
                    i++;
                }
                case Sort.GAP, Sort.NOTHING -> i++;
                default -> i = mark(text, i);
            }
        }
    }

    private int mark(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isIdeographic(Character.toCodePoint(c, text.charAt(i + 1)))) {
            sign(c);
            sign(text.charAt(i + 1));
            word(length - 2, (SEED ^ Character.toCodePoint(c, text.charAt(i + 1))) * STEP, true);
            return i + 2;
        }
        if (c == '\n' && title == 0) {
            title = count;
        }
        broken = true;
        return i + 1;
    }

    /** A run of letters and digits from here; answers where it ends. */
    private int run(String text, int begin, int end) {
        if (length == 0 || signs[length - 1] != ' ') {
            sign(' ');
        }
        int start = length;
        int changes = 0;
        byte before = 0;
        int i = begin;
        for (; i < end; i++) {
            char c = text.charAt(i);
            byte sort = Sort.of(c);
            if (sort == Sort.DIGIT) {
                changes += before == Sort.LETTER ? 1 : 0;
                if (before != Sort.DIGIT) {
                    sign('0');
                }
            } else if (sort == Sort.LETTER) {
                changes += before == Sort.DIGIT ? 1 : 0;
                sign(c);
            } else if (sort == Sort.NOTHING || goesOn(text, i, end, before)) {
                continue;
            } else {
                break;
            }
            before = sort;
        }
        if (changes > 1 || length - start > LONGEST) {
            length = start;
            sign('#');
        }
        long hash = SEED;
        for (int k = start; k < length; k++) {
            hash = (hash ^ signs[k]) * STEP;
        }
        word(start, hash ^ (hash >>> 29), false);
        sign(' ');
        return i;
    }

    /** The point and the comma inside a number. */
    private static boolean goesOn(String text, int i, int end, byte before) {
        return before == Sort.DIGIT
                && (text.charAt(i) == '.' || text.charAt(i) == ',')
                && i + 1 < end
                && Sort.of(text.charAt(i + 1)) == Sort.DIGIT;
    }

    private void sign(char c) {
        if (length == signs.length) {
            signs = Arrays.copyOf(signs, 2 * length);
        }
        signs[length++] = c;
    }

    private void word(int begin, long hashed, boolean ofOneSign) {
        if (count == from.length) {
            from = Arrays.copyOf(from, 2 * count);
            to = Arrays.copyOf(to, 2 * count);
            hash = Arrays.copyOf(hash, 2 * count);
            ideograph = Arrays.copyOf(ideograph, 2 * count);
            first = Arrays.copyOf(first, 2 * count);
            position = Arrays.copyOf(position, 2 * count);
        }
        from[count] = begin;
        to[count] = length;
        hash[count] = hashed;
        ideograph[count] = ofOneSign;
        first[count] = broken;
        position[count] = reached;
        reached += ofOneSign ? 1 : 2;
        broken = false;
        count++;
    }
}
