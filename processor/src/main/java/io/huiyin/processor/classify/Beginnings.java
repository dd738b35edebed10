package io.huiyin.processor.classify;

/**
 * Where in a text a keyword can begin, by its first three characters: a few bits for each keyword, so that nearly all places of a
 * text are passed by without the large table, however many keywords there are (Bloom, "Space/time trade-offs in hash coding",
 * CACM 13(7), 1970). It may say yes where none begins, and never no where one does.
 */
final class Beginnings {
    private static final int LONGEST = 3;
    private static final int FEWEST_BITS = 1 << 12;
    private static final int MOST_BITS = 1 << 21;
    private static final int BITS_EACH = 16;

    private final long[] bits;
    private final int shift;
    /** By length, whether a keyword of just this length, or longer in the last place, is there. */
    private final boolean[] lengths = new boolean[LONGEST + 1];

    Beginnings(int keywords) {
        int wanted = (int) Math.clamp((long) keywords * BITS_EACH, FEWEST_BITS, MOST_BITS);
        int size = Integer.highestOneBit(wanted);
        bits = new long[size / Long.SIZE];
        shift = Long.SIZE - Integer.numberOfTrailingZeros(size);
    }

    /** @param length how many of its characters belong to the keyword */
    void add(String word, int length) {
        int first = Math.min(length, LONGEST);
        lengths[first] = true;
        long key = 0;
        for (int i = 0; i < first; i++) {
            key = key << Character.SIZE | word.charAt(i);
        }
        int bit = bit(key);
        bits[bit >>> 6] |= 1L << bit;
    }

    /** Whether a keyword may begin at this place. */
    boolean at(char[] text, int place) {
        long key = text[place];
        if (lengths[1] && has(key)) {
            return true;
        }
        if (place + 1 >= text.length) {
            return false;
        }
        key = key << Character.SIZE | text[place + 1];
        if (lengths[2] && has(key)) {
            return true;
        }
        return place + 2 < text.length && lengths[LONGEST] && has(key << Character.SIZE | text[place + 2]);
    }

    private boolean has(long key) {
        int bit = bit(key);
        return (bits[bit >>> 6] & 1L << bit) != 0;
    }

    private int bit(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> shift);
    }
}
