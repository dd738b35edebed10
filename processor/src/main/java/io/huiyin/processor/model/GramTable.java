package io.huiyin.processor.model;

/**
 * From the hash of an n-gram to its place among a model's features, which stand in the order of their hashes: a bit for each
 * value of the upper bits says whether a feature has it, and the number of features before it says where (rank by counting bits:
 * Jacobson, "Space-efficient static trees and graphs", FOCS 1989). Half a megabyte, and nothing that a core must foresee: most
 * n-grams of a text are not in a model, and which are is like tossing a coin.
 */
final class GramTable {
    private static final int NONE = -1;
    private static final int BLOCK_BITS = 16;
    /** Values in a block, one bit each. */
    private static final int VALUE_BITS = 5;

    /** By block: its values as bits in the upper half, how many features are before it in the lower. */
    private final long[] blocks = new long[1 << BLOCK_BITS];
    /** As unsigned numbers they rise. */
    private final int[] hashes;

    /** The places are those in this array, whose hashes are distinct and rise as unsigned numbers. */
    GramTable(int[] hashes) {
        this.hashes = hashes;
        int place = 0;
        for (int block = 0; block < blocks.length; block++) {
            long values = place;
            for (; place < hashes.length && block(hashes[place]) == block; place++) {
                values |= 1L << (Integer.SIZE + value(hashes[place]));
            }
            blocks[block] = values;
        }
    }

    /** 1 where it may be there, 0 where it certainly is not. */
    int mayHave(int hash) {
        return (int) (blocks[block(hash)] >>> (Integer.SIZE + value(hash))) & 1;
    }

    /** The place of one that {@link #mayHave may be there}, or not far before it. */
    int nearly(int hash) {
        long block = blocks[block(hash)];
        int lower = (int) (block >>> Integer.SIZE) & ((1 << value(hash)) - 1);
        return (int) block + Integer.bitCount(lower);
    }

    /** Its place, or -1. */
    int place(int hash, int nearly) {
        int place = nearly;
        // Where features share a value, fewer were counted than there are.
        while (place < hashes.length && Integer.compareUnsigned(hashes[place], hash) < 0) {
            place++;
        }
        return place < hashes.length && hashes[place] == hash ? place : NONE;
    }

    private static int block(int hash) {
        return hash >>> (Integer.SIZE - BLOCK_BITS);
    }

    private static int value(int hash) {
        return hash >>> (Integer.SIZE - BLOCK_BITS - VALUE_BITS) & ((1 << VALUE_BITS) - 1);
    }
}
