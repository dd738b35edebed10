package io.huiyin.processor.deduplicate;

import java.util.Arrays;

/**
 * The keys of the latest reports, in plain arrays on the heap, each linked to the entry before it with a key of the same bucket.
 *
 * <p>Nothing is ever taken out of a chain: it ends where it leaves the ring. All chains of a look-up are followed side by side, a
 * step of each in turn, since nearly every step is to a place far away in memory, and a core that need not know where one step
 * leads before it takes the next waits for all of them at once.
 */
final class Chains {
    static final int TERMS = Sketch.MOST;
    private static final int KEYS = TERMS + 2;
    private static final int HEADS = 8;
    private static final int SLOT_BITS = 4;
    private static final int BY = (1 << SLOT_BITS) - 1;
    private static final int MOST_WALKS = TERMS + (2 + Weighing.MOST_RELATED) * Cells.MOST;
    /** Other keys' entries in the same chain are passed by, this many for each that is wanted. */
    private static final int PASSED_BY = 3;

    private final int size;
    /**
     * By slot and key, side by side: a sign, which tells a term of a scope from others in its bucket, and of a place is the scope;
     * and how many numbers back the entry before it is with, in the lowest bits, by which of its keys, 0 where there is none.
     */
    private final int[] links;
    /** By bucket: the low bits of the newest number, and by which of its keys. */
    private final int[] heads;

    private final int[] signs = new int[MOST_WALKS];
    private final int[] buckets = new int[MOST_WALKS];
    private final int[] wanted = new int[MOST_WALKS];
    private final int[] steps = new int[MOST_WALKS];
    private final int[] weights = new int[MOST_WALKS];
    private final int[] by = new int[MOST_WALKS];
    private final int[] before = new int[MOST_WALKS];
    private final int[] met = new int[MOST_WALKS];
    private final long[] numbers = new long[MOST_WALKS];
    private int walks;

    /** @param size entries in the ring, a power of two */
    Chains(int size) {
        this.size = size;
        links = new int[size * KEYS * 2];
        heads = new int[size * HEADS];
        Arrays.fill(heads, -1);
    }

    /** Takes in the newest entry. */
    void add(long number, long oldest, int scope, int[] terms, int kindHere, int here) {
        int slot = slot(number);
        for (int i = 0; i < terms.length; i++) {
            links[at(slot, i)] = sign(scope, terms[i]);
            link(number, oldest, slot, i, Cells.ofTerm(scope, terms[i]));
        }
        links[at(slot, TERMS)] = scope;
        links[at(slot, TERMS + 1)] = scope;
        if (kindHere != 0) {
            link(number, oldest, slot, TERMS, kindHere);
        }
        if (here != 0) {
            link(number, oldest, slot, TERMS + 1, here);
        }
    }

    /** The first terms of an entry, so many. */
    int[] terms(long number, int count) {
        var terms = new int[count];
        for (int i = 0; i < count; i++) {
            terms[i] = sign(scope(number), links[at(slot(number), i)]);
        }
        return terms;
    }

    /** Not made from a term's key, most of which all keys of its bucket share. Twice the sign of a term is the term. */
    private static int sign(int scope, int term) {
        return scope * 0x85EBCA6B ^ term;
    }

    /** What an entry's place and site is hashed to. */
    int scope(long number) {
        return links[at(slot(number), TERMS)];
    }

    private void link(long number, long oldest, int slot, int by, int key) {
        int bucket = bucket(key);
        int head = heads[bucket];
        long earlier = live(head, number, oldest);
        // Two keys of one entry in one bucket: the later one takes the place, and the chain goes on from the first.
        if (earlier == number) {
            links[at(slot, by) + 1] = links[at(slot, head & BY) + 1];
        } else {
            links[at(slot, by) + 1] = earlier < 0 ? 0 : (int) ((number - earlier) << SLOT_BITS) | (head & BY);
        }
        heads[bucket] = (int) (number << SLOT_BITS) | by;
    }

    /** The whole number behind a head, or -1 where that entry has left the ring. */
    private static long live(int head, long next, long oldest) {
        if (head == -1) {
            return -1;
        }
        int age = (int) (next - (head >>> SLOT_BITS)) & (-1 >>> SLOT_BITS);
        return next - age >= oldest ? next - age : -1;
    }

    /** Begins a look-up. */
    void clear() {
        walks = 0;
    }

    /** Looks for the newest entries of this scope with this term, so many of them. */
    void wantTerm(int term, int scope, int most) {
        want(Cells.ofTerm(scope, term), sign(scope, term), most, 1);
    }

    /** Looks for the newest entries of this scope at this place, so many of them. */
    void wantPlace(int key, int scope, int most) {
        want(key, scope, most, 0);
    }

    private void want(int key, int sign, int most, int weight) {
        buckets[walks] = bucket(key);
        signs[walks] = sign;
        wanted[walks] = most;
        steps[walks] = PASSED_BY * most;
        weights[walks] = weight;
        walks++;
    }

    /** Finds what is looked for between these numbers. */
    void find(long oldest, long next, Hits hits) {
        for (int i = 0; i < walks; i++) {
            before[i] = heads[buckets[i]];
        }
        int going = 0;
        for (int i = 0; i < walks; i++) {
            long newest = live(before[i], next, oldest);
            if (newest >= 0 && wanted[i] > 0) {
                keep(i, going++, newest, before[i] & BY);
            }
        }
        while (going > 0) {
            going = step(going, oldest, hits);
        }
    }

    /** One step of each; answers how many go on. */
    private int step(int going, long oldest, Hits hits) {
        for (int i = 0; i < going; i++) {
            int at = at(slot(numbers[i]), by[i]);
            met[i] = links[at];
            before[i] = links[at + 1];
        }
        int kept = 0;
        for (int i = 0; i < going; i++) {
            if (met[i] == signs[i] && (by[i] < TERMS ? 1 : 0) == weights[i]) {
                hits.add(numbers[i], weights[i]);
                wanted[i]--;
            }
            steps[i]--;
            long earlier = numbers[i] - (before[i] >>> SLOT_BITS);
            if (before[i] != 0 && earlier >= oldest && wanted[i] > 0 && steps[i] > 0) {
                keep(i, kept++, earlier, before[i] & BY);
            }
        }
        return kept;
    }

    private void keep(int from, int to, long number, int key) {
        numbers[to] = number;
        by[to] = key;
        signs[to] = signs[from];
        wanted[to] = wanted[from];
        steps[to] = steps[from];
        weights[to] = weights[from];
    }

    private int slot(long number) {
        return (int) number & (size - 1);
    }

    private static int at(int slot, int key) {
        return (slot * KEYS + key) * 2;
    }

    private int bucket(int key) {
        return (key * 0x9E3779B9) >>> (Integer.numberOfLeadingZeros(size * HEADS) + 1);
    }
}
