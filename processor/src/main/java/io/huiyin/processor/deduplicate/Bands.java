package io.huiyin.processor.deduplicate;

import java.util.Arrays;

/**
 * Which reports to compare with, without comparing with all: MinHash in bands (Broder 1997; Leskovec, Rajaraman and Ullman,
 * "Mining of Massive Datasets", chapter 3.4). Two texts of resemblance s share at least one of b bands of r rows with
 * probability 1 - (1 - s^r)^b. With b = 16 and r = 3:
 *
 * <pre>
 *   s             0.1    0.2    0.3    0.4    0.5    0.6    0.7    0.8
 *   probability   0.016  0.120  0.355  0.653  0.882  0.980  0.9988 0.99997
 * </pre>
 *
 * So what merges (0.7 and up) is found all but once in 800, most of the grey zone is, and unlike texts seldom are.
 *
 * <p>The share of equal minima estimates the resemblance, with a standard error of at most 0.07. A byte of each will do: two
 * that differ have the same once in 256.
 */
final class Bands {
    static final int COUNT = 16;
    private static final int ROWS = 3;
    static final int FUNCTIONS = COUNT * ROWS;
    private static final int[] FACTORS = new int[FUNCTIONS];
    private static final int[] SUMMANDS = new int[FUNCTIONS];

    static {
        for (int i = 0; i < FUNCTIONS; i++) {
            FACTORS[i] = (int) Hash.mix(2L * i + 1) | 1;
            SUMMANDS[i] = (int) Hash.mix(2L * i + 2);
        }
    }

    private final int[] hashes;
    private final byte[] minima;

    /**
     * @param hashes one per band
     * @param minima the lowest byte of each hash function's minimum
     */
    Bands(int[] hashes, byte[] minima) {
        this.hashes = hashes;
        this.minima = minima;
    }

    /**
     * Those of a text.
     *
     * @param scope the hash of what both reports must share, tenant and site: others do not even meet in a bucket
     */
    static Bands of(Shingles shingles, int scope) {
        var least = new int[FUNCTIONS];
        Arrays.fill(least, Integer.MAX_VALUE);
        for (int shingle : shingles.hashes()) {
            int spread = (int) Hash.mix(shingle);
            // A plain loop over three arrays, which the compiler turns into vector instructions.
            for (int i = 0; i < FUNCTIONS; i++) {
                least[i] = Math.min(least[i], spread * FACTORS[i] + SUMMANDS[i]);
            }
        }
        var bands = new int[COUNT];
        for (int band = 0; band < COUNT; band++) {
            long hash = ((long) scope << 32) + band;
            for (int row = 0; row < ROWS; row++) {
                hash = Hash.mix(hash ^ least[band * ROWS + row]);
            }
            bands[band] = (int) hash;
        }
        var minima = new byte[FUNCTIONS];
        for (int i = 0; i < FUNCTIONS; i++) {
            minima[i] = (byte) least[i];
        }
        return new Bands(bands, minima);
    }

    /** One per band. The caller leaves them as they are. */
    int[] hashes() {
        return hashes;
    }

    /** The lowest byte of each hash function's minimum. The caller leaves them as they are. */
    byte[] minima() {
        return minima;
    }

    /** About how alike the texts are, 0 to 1, where the other's minima stand in a larger array from this place on. */
    double resemblance(byte[] others, int from) {
        int equal = 0;
        for (int i = 0; i < FUNCTIONS; i++) {
            equal += minima[i] == others[from + i] ? 1 : 0;
        }
        return (double) equal / FUNCTIONS;
    }
}
