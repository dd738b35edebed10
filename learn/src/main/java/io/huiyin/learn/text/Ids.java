package io.huiyin.learn.text;

import java.util.Arrays;

/** Numbers from 0 for hashes, in the order in which they are first met: open addressing, without a box for each. */
final class Ids {
    private static final int NONE = -1;

    private int[] keys = new int[1 << 12];
    private int[] ids = filled(1 << 12);
    private int[] byId = new int[1 << 11];
    private int size;

    /** Its number, a new one where it has none. */
    int idOf(int hash) {
        int slot = slot(hash);
        if (ids[slot] != NONE) {
            return ids[slot];
        }
        if (2 * (size + 1) > keys.length) {
            grow();
            slot = slot(hash);
        }
        if (size == byId.length) {
            byId = Arrays.copyOf(byId, 2 * size);
        }
        keys[slot] = hash;
        ids[slot] = size;
        byId[size] = hash;
        return size++;
    }

    /** Its number, or -1. */
    int find(int hash) {
        return ids[slot(hash)];
    }

    int hash(int id) {
        return byId[id];
    }

    int size() {
        return size;
    }

    private int slot(int hash) {
        int mask = keys.length - 1;
        int slot = (hash * 0x9E3779B9) >>> 7 & mask;
        while (ids[slot] != NONE && keys[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        keys = new int[2 * keys.length];
        ids = filled(keys.length);
        for (int id = 0; id < size; id++) {
            int slot = slot(byId[id]);
            keys[slot] = byId[id];
            ids[slot] = id;
        }
    }

    private static int[] filled(int length) {
        var ids = new int[length];
        Arrays.fill(ids, NONE);
        return ids;
    }
}
