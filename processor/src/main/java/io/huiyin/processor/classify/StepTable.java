package io.huiyin.processor.classify;

import java.util.Arrays;

/** Steps of an automaton, (state, character) to state, in one open-addressed table: a few hundred keywords fit a core's cache. */
final class StepTable {
    private static final int ABSENT = -1;

    private long[] keys = empty(64);
    private int[] targets = new int[64];
    private int size;

    /** The state that this step leads to, or -1. */
    int from(int state, char c) {
        int slot = slot(keys, key(state, c));
        return keys[slot] == ABSENT ? ABSENT : targets[slot];
    }

    void put(int state, char c, int target) {
        if (2 * ++size > keys.length) {
            grow();
        }
        int slot = slot(keys, key(state, c));
        keys[slot] = key(state, c);
        targets[slot] = target;
    }

    private void grow() {
        var larger = empty(2 * keys.length);
        var largerTargets = new int[larger.length];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != ABSENT) {
                int slot = slot(larger, keys[i]);
                larger[slot] = keys[i];
                largerTargets[slot] = targets[i];
            }
        }
        keys = larger;
        targets = largerTargets;
    }

    /** Where this key is, or the free place where it belongs. */
    private static int slot(long[] keys, long key) {
        int mask = keys.length - 1;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (keys[slot] != ABSENT && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static long key(int state, char c) {
        return ((long) state << Character.SIZE) | c;
    }

    private static long[] empty(int length) {
        var keys = new long[length];
        Arrays.fill(keys, ABSENT);
        return keys;
    }
}
