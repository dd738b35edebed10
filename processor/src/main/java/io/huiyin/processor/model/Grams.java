package io.huiyin.processor.model;

import java.util.Arrays;

/**
 * The n-grams of one text, as 32-bit hashes: rows of 1 to 4 words of which one at least is an ideograph, so characters in
 * Chinese; rows of 1 to 2 words of letters; and inside a word of letters, with a space on either side, rows of {@value
 * #SHORTEST} to {@value #LONGEST} letters. None goes over a mark of punctuation. Reused from text to text: what it holds is
 * of the latest, and it belongs to one thread.
 *
 * <p>Where an n-gram stands matters, since people say first what it is about: {@link #position}. With hashes of 32 bits, one in a thousand of the n-grams of a large
 * file of training shares its hash with another.
 */
public final class Grams {
    /** The number of these rules, which an artefact carries: features made otherwise would not fit its weights. */
    static final int RULES = 1;

    static final int SHORTEST = 3;
    static final int LONGEST = 5;
    private static final int MOST_WORDS = 4;
    private static final int MOST_SPACED_WORDS = 2;
    private static final long INSIDE = 0x13198A2E03707344L;
    private static final int LENGTH_BITS = 12;

    private final Words words = new Words();
    private int[] hashes = new int[1024];
    /** Where the n-gram stands in the signs: its begin, and in the low bits its length. */
    private int[] spans = new int[1024];

    /** The word that the n-gram begins with or is in. */
    private int[] at = new int[1024];

    private int size;

    /** Takes in a text that is folded as {@link io.huiyin.processor.text.FoldedText} does it. */
    public void read(String folded) {
        words.read(folded);
        size = 0;
        for (int i = 0; i < words.count; i++) {
            reserve();
            rows(i);
            // A word of one letter or a number says all by itself.
            if (!words.ideograph[i] && words.to[i] - words.from[i] > 1) {
                inside(i);
            }
        }
    }

    private void rows(int start) {
        long hash = 0;
        boolean chinese = false;
        int end = Math.min(words.count, start + MOST_WORDS);
        for (int i = start; i < end && (i == start || !words.first[i]); i++) {
            hash = (hash ^ words.hash[i]) * Words.STEP;
            hash ^= hash >>> 32;
            chinese |= words.ideograph[i];
            if (chinese || i - start < MOST_SPACED_WORDS) {
                add((int) (hash >>> 16), words.from[start], words.to[i], start);
            }
        }
    }

    private void inside(int word) {
        int begin = words.from[word] - 1;
        int end = words.to[word] + 1;
        for (int from = begin; from + SHORTEST <= end; from++) {
            long hash = INSIDE;
            int last = Math.min(from + LONGEST, end);
            for (int i = from; i < last; i++) {
                hash = (hash ^ words.signs[i]) * Words.STEP;
                hash ^= hash >>> 32;
                if (i - from + 1 >= SHORTEST) {
                    add((int) (hash >>> 16), from, i + 1, word);
                }
            }
        }
    }

    private void add(int hash, int from, int to, int word) {
        hashes[size] = hash;
        spans[size] = from << LENGTH_BITS | Math.min(to - from, (1 << LENGTH_BITS) - 1);
        at[size] = word;
        size++;
    }

    /** Room for all that one word can add. */
    private void reserve() {
        int most = MOST_WORDS + (LONGEST - SHORTEST + 1) * 64;
        if (size + most > hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * hashes.length);
            spans = Arrays.copyOf(spans, hashes.length);
            at = Arrays.copyOf(at, hashes.length);
        }
    }

    /** How many there are; one that stands there several times is counted each time. */
    public int size() {
        return size;
    }

    /** The hash of the n-gram at this place. */
    public int hash(int place) {
        return hashes[place];
    }

    /**
     * How far from the beginning the n-gram at this place stands, in half words (a word of letters is two of them, an
     * ideograph one). All of a title is at the beginning; what follows a title is nowhere near it, so {@link Lead#FAR}.
     */
    public int position(int place) {
        int word = at[place];
        if (words.title == 0) {
            return words.position[word];
        }
        return word < words.title ? 0 : Lead.FAR;
    }

    /** The n-gram at this place as people read it: _ is the edge of a word that it is only a part of. */
    public String gram(int place) {
        int from = spans[place] >>> LENGTH_BITS;
        int to = from + (spans[place] & ((1 << LENGTH_BITS) - 1));
        var gram = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = words.signs[i];
            if (c != ' ') {
                gram.append(c);
            } else if (i == from || i + 1 == to) {
                gram.append('_');
            } else if (isBetweenWords(i)) {
                gram.append(' ');
            }
        }
        return gram.toString();
    }

    /** How many characters {@link #gram} has at this place, edges not counted. */
    int length(int place) {
        int from = spans[place] >>> LENGTH_BITS;
        int to = from + (spans[place] & ((1 << LENGTH_BITS) - 1));
        int length = 0;
        for (int i = from; i < to; i++) {
            length += words.signs[i] != ' ' || (i > from && i + 1 < to && isBetweenWords(i)) ? 1 : 0;
        }
        return length;
    }

    /** Between two words of letters; beside an ideograph people write no space. */
    private boolean isBetweenWords(int sign) {
        return Sort.of(words.signs[sign - 1]) != Sort.IDEOGRAPH && Sort.of(words.signs[sign + 1]) != Sort.IDEOGRAPH;
    }
}
