package io.huiyin.processor.deduplicate;

import java.util.Arrays;

/**
 * A text as the set of its character 3-grams, each a hash of 20 bits: no tokenizer is needed, so Chinese and English are
 * alike, and the text cannot be read back. Two hashes of different grams are the same once in a million.
 *
 * <p>Of a long text the {@value #MOST} smallest hashes stand for all: a bottom sketch (Broder, "On the resemblance and
 * containment of documents", 1997), whose resemblance to another's is an unbiased estimate of the whole texts'.
 */
final class Shingles {
    /** The standard error of a resemblance of 0.7 among so many is 0.023. */
    static final int MOST = 400;

    private static final int GRAM = 3;
    private static final int BITS = 20;
    private static final int PLACED_BY = 8;

    private final int[] hashes;

    private Shingles(int[] hashes) {
        this.hashes = hashes;
    }

    /** Of a text that has nothing but letters and digits. One shorter than a gram is one gram. */
    static Shingles of(String letters) {
        var all = new int[letters.isEmpty() ? 0 : Math.max(1, letters.length() - GRAM + 1)];
        for (int i = 0; i < all.length; i++) {
            long gram = 0;
            for (int j = i; j < Math.min(i + GRAM, letters.length()); j++) {
                gram = (gram << Character.SIZE) | letters.charAt(j);
            }
            all[i] = (int) (Hash.mix(gram) >>> (Long.SIZE - BITS));
        }
        return new Shingles(smallest(sorted(all)));
    }

    /** From hashes as {@link #hashes} gave them. */
    static Shingles ofHashes(int[] risingHashes) {
        return new Shingles(risingHashes);
    }

    /** Rising, each once. The caller leaves them as they are. */
    int[] hashes() {
        return hashes;
    }

    /** Resemblance (Jaccard): grams in both over grams in either, 0 to 1; 0 where neither has any. */
    double resemblance(Shingles other) {
        var a = hashes;
        var b = other.hashes;
        int most = a.length == MOST || b.length == MOST ? MOST : Integer.MAX_VALUE;
        int i = 0;
        int j = 0;
        int shared = 0;
        int either = 0;
        while (either < most && (i < a.length || j < b.length)) {
            either++;
            if (j == b.length || (i < a.length && a[i] < b[j])) {
                i++;
            } else if (i == a.length || b[j] < a[i]) {
                j++;
            } else {
                shared++;
                i++;
                j++;
            }
        }
        return either == 0 ? 0 : (double) shared / either;
    }

    /** Hashes are spread evenly, so a place by the upper bits is nearly the right one, which is cheaper than a general sort. */
    private static int[] sorted(int[] hashes) {
        var starts = new int[(1 << PLACED_BY) + 1];
        for (int hash : hashes) {
            starts[(hash >>> (BITS - PLACED_BY)) + 1]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        var sorted = new int[hashes.length];
        for (int hash : hashes) {
            sorted[starts[hash >>> (BITS - PLACED_BY)]++] = hash;
        }
        for (int i = 1; i < sorted.length; i++) {
            int hash = sorted[i];
            int j = i;
            for (; j > 0 && sorted[j - 1] > hash; j--) {
                sorted[j] = sorted[j - 1];
            }
            sorted[j] = hash;
        }
        return sorted;
    }

    private static int[] smallest(int[] rising) {
        int kept = 0;
        for (int i = 0; i < rising.length && kept < MOST; i++) {
            if (i == 0 || rising[i] != rising[i - 1]) {
                rising[kept++] = rising[i];
            }
        }
        return Arrays.copyOf(rising, kept);
    }
}
