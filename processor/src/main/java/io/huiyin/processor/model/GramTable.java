package io.huiyin.processor.model;

/**
 * From the hash of an n-gram to its place among a model's features: open addressing, hash and place in one long. Most n-grams
 * of a text are not in a model, so a bit for each stands before it that fits a core's nearest cache.
 */
final class GramTable {
    private static final int NONE = -1;
    /** 2^19 bits, 64 KB. */
    private static final int FILTER_BITS = 19;

    private final long[] filter = new long[1 << (FILTER_BITS - 6)];
    private final long[] slots;
    private final int mask;

    /** The places are those in this array, whose hashes are distinct. */
    GramTable(int[] hashes) {
        int size = Integer.highestOneBit(Math.max(8, hashes.length)) * 4;
        mask = size - 1;
        slots = new long[size];
        for (int place = 0; place < hashes.length; place++) {
            int hash = hashes[place];
            int bit = bit(hash);
            filter[bit >>> 6] |= 1L << bit;
            int slot = hash & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            // Places are kept from 1, so that a slot of 0 is free whatever the hash.
            slots[slot] = (long) hash << Integer.SIZE | (place + 1);
        }
    }

    /** Its place, or -1. */
    int place(int hash) {
        int bit = bit(hash);
        if ((filter[bit >>> 6] & 1L << bit) == 0) {
            return NONE;
        }
        int slot = hash & mask;
        while (slots[slot] != 0) {
            if ((int) (slots[slot] >>> Integer.SIZE) == hash) {
                return (int) slots[slot] - 1;
            }
            slot = (slot + 1) & mask;
        }
        return NONE;
    }

    /** Other bits of the hash than the slot's. */
    private static int bit(int hash) {
        return hash >>> (Integer.SIZE - FILTER_BITS);
    }
}
