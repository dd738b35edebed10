package io.huiyin.processor.deduplicate;

/** The hashes of this package. They are kept in stores, so they never change. */
final class Hash {
    private Hash() {}

    /** Spreads a number over 64 bits: the finalizer of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
    static long mix(long number) {
        long z = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Of a text, never 0. */
    static int of(CharSequence text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        int folded = (int) (mix(hash) >>> 32);
        return folded == 0 ? 1 : folded;
    }
}
