package io.huiyin.processor.model;

/**
 * How much more an n-gram counts that stands at the beginning of a text, where people say what it is about: 1 + boost at the
 * first word, falling by e with every {@value #HALF_WORDS} half words after it, and 1 from {@value #FAR} half words on.
 */
public final class Lead {
    /** A position that is far from every beginning. */
    public static final int FAR = 64;

    /** Counts are kept in these. */
    public static final int STEPS = 8;

    static final int MOST_BOOST = 15;
    private static final int HALF_WORDS = 8;

    private final int boost;
    private final byte[] counts = new byte[FAR + 1];

    /** @param boost 0 (the place does not matter) to 15 */
    public Lead(int boost) {
        if (boost < 0 || boost > MOST_BOOST) {
            throw new IllegalArgumentException("boost is " + boost + "; it must be 0 to " + MOST_BOOST);
        }
        this.boost = boost;
        for (int position = 0; position < FAR; position++) {
            counts[position] =
                    (byte) StrictMath.rint(STEPS * (1 + boost * StrictMath.exp(-(double) position / HALF_WORDS)));
        }
        counts[FAR] = STEPS;
    }

    /** How much more the first word counts. */
    public int boost() {
        return boost;
    }

    /** What an n-gram at this position counts, in steps of an eighth. */
    public int count(int position) {
        return counts[Math.min(position, FAR)] & 0xFF;
    }
}
