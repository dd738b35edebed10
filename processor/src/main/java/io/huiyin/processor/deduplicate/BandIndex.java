package io.huiyin.processor.deduplicate;

import java.util.Arrays;

/**
 * The bands of the latest reports, in plain arrays on the heap: about 250 bytes a report, at most {@code capacity} of them.
 *
 * <p>Entries are numbered in the order in which they came and lie in a ring. A table for each band leads from its hash to the
 * newest entry that has it, and each entry leads to the one before it. Nothing is ever taken out of a chain: it ends where it
 * leaves the ring. A look-up reads at most {@value #STEPS} entries of each band, newest first, so its cost has a bound
 * however many reports say the same.
 */
final class BandIndex {
    private static final int FIRST_SIZE = 1024;
    private static final int STEPS = 16;

    private final int capacity;
    private int size = FIRST_SIZE;
    /** By slot and band: the band's hash. */
    private int[] hashes = new int[FIRST_SIZE * Bands.COUNT];
    /** By slot and band: how many numbers back the entry before it is; 0 where there is none. */
    private int[] back = new int[FIRST_SIZE * Bands.COUNT];
    /** By slot and hash function: a byte of the minimum. */
    private byte[] minima = new byte[FIRST_SIZE * Bands.FUNCTIONS];
    /** By slot: the instant (epoch milliseconds) from which the entry is of no use. */
    private long[] expiries = new long[FIRST_SIZE];
    /** By band and bucket: the low 32 bits of the newest number; whether it is in the ring says whether there is one. */
    private int[] heads = noHeads(FIRST_SIZE);

    private long oldest;
    private long next;

    /**
     * @param capacity the most entries, a power of two and at least 1024
     */
    BandIndex(int capacity) {
        if (capacity < FIRST_SIZE || Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("capacity is " + capacity + "; it must be a power of two from 1024");
        }
        this.capacity = capacity;
    }

    /** The number that the next entry gets. */
    long next() {
        return next;
    }

    /** The oldest number that is still here; the same as {@link #next} where there is none. */
    long oldest() {
        return oldest;
    }

    /** Whether the oldest entry is of no use at this instant, or in the way of the next one. */
    boolean oldestIsDue(long nowMillis) {
        return oldest < next && (expiries[slot(oldest)] <= nowMillis || next - oldest == capacity);
    }

    /** Lets go of the oldest entry. */
    void dropOldest() {
        if (oldest < next) {
            oldest++;
        }
    }

    /** Makes this the next number. Numbers have no gaps; were there one, what is before it would be forgotten. */
    void goOnAt(long number) {
        if (number != next) {
            oldest = number;
            next = number;
        }
    }

    /** Adds an entry under the next number; where the ring is full the oldest makes room. */
    void add(Bands bands, long expiryMillis) {
        if (next - oldest == size) {
            if (size < capacity) {
                grow();
            } else {
                dropOldest();
            }
        }
        int slot = slot(next);
        expiries[slot] = expiryMillis;
        System.arraycopy(bands.hashes(), 0, hashes, slot * Bands.COUNT, Bands.COUNT);
        System.arraycopy(bands.minima(), 0, minima, slot * Bands.FUNCTIONS, Bands.FUNCTIONS);
        link(next);
        next++;
    }

    /**
     * Numbers of entries that share a band with these, those that share the most first and the newest of them first.
     *
     * @param least the estimated resemblance, 0 to 1, below which an entry is left out
     */
    long[] sharing(Bands bands, double least, int most) {
        var wanted = bands.hashes();
        var hits = new long[Bands.COUNT * STEPS];
        int found = 0;
        for (int band = 0; band < Bands.COUNT; band++) {
            long number = live(heads[bucket(band, wanted[band])]);
            for (int step = 0; step < STEPS && number >= 0; step++) {
                int place = slot(number) * Bands.COUNT + band;
                if (hashes[place] == wanted[band] && resemblance(bands, number) >= least) {
                    hits[found++] = number;
                }
                number = before(number, back[place]);
            }
        }
        return likeliest(hits, found, most);
    }

    private double resemblance(Bands bands, long number) {
        return bands.resemblance(minima, slot(number) * Bands.FUNCTIONS);
    }

    private static long[] likeliest(long[] hits, int found, int most) {
        Arrays.sort(hits, 0, found);
        var ranked = new long[found];
        int distinct = 0;
        for (int i = 0; i < found; ) {
            int end = i;
            while (end < found && hits[end] == hits[i]) {
                end++;
            }
            // Shared bands in the upper bits, the number in the lower: one sort ranks by both.
            ranked[distinct++] = ((long) (end - i) << 56) | hits[i];
            i = end;
        }
        Arrays.sort(ranked, 0, distinct);
        var best = new long[Math.min(most, distinct)];
        for (int i = 0; i < best.length; i++) {
            best[i] = ranked[distinct - 1 - i] & ((1L << 56) - 1);
        }
        return best;
    }

    private void link(long number) {
        int from = slot(number) * Bands.COUNT;
        for (int band = 0; band < Bands.COUNT; band++) {
            int bucket = bucket(band, hashes[from + band]);
            long earlier = live(heads[bucket]);
            back[from + band] = earlier < 0 ? 0 : (int) (number - earlier);
            heads[bucket] = (int) number;
        }
    }

    /** The whole number behind a head, or -1 where that entry has left the ring. */
    private long live(int head) {
        int age = (int) next - head;
        return age > 0 && next - age >= oldest ? next - age : -1;
    }

    private long before(long number, int distance) {
        return distance > 0 && number - distance >= oldest ? number - distance : -1;
    }

    private int slot(long number) {
        return (int) (number & (size - 1));
    }

    private int bucket(int band, int hash) {
        return band * size + ((hash * 0x9E3779B9) >>> (Integer.numberOfLeadingZeros(size) + 1));
    }

    private void grow() {
        var oldHashes = hashes;
        var oldMinima = minima;
        var oldExpiries = expiries;
        int oldSize = size;
        size *= 2;
        hashes = new int[size * Bands.COUNT];
        back = new int[size * Bands.COUNT];
        minima = new byte[size * Bands.FUNCTIONS];
        expiries = new long[size];
        heads = noHeads(size);
        long end = next;
        for (next = oldest; next < end; next++) {
            int from = (int) (next & (oldSize - 1));
            expiries[slot(next)] = oldExpiries[from];
            System.arraycopy(oldHashes, from * Bands.COUNT, hashes, slot(next) * Bands.COUNT, Bands.COUNT);
            System.arraycopy(oldMinima, from * Bands.FUNCTIONS, minima, slot(next) * Bands.FUNCTIONS, Bands.FUNCTIONS);
            link(next);
        }
    }

    /** Heads that lead out of a ring with small numbers; later ones lead to entries that turn out to have another hash. */
    private static int[] noHeads(int size) {
        var heads = new int[size * Bands.COUNT];
        Arrays.fill(heads, -1);
        return heads;
    }
}
