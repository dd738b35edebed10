package io.huiyin.processor.deduplicate;

import java.util.Arrays;

/**
 * The latest reports as far as they are needed to see which could be the same problem, in plain arrays on the heap: about 180
 * bytes a report, at most {@code capacity} of them.
 *
 * <p>Entries are numbered in the order in which they came and lie in a ring. Each has up to {@value Sketch#MOST} keys from its
 * text and two from its place. One table leads from a key's hash to the newest entry with it, and each entry leads to the one
 * before it. Nothing is ever taken out of a chain: it ends where it leaves the ring. A look-up reads a bounded number of entries
 * of each chain, newest first, so its cost has a bound however many reports say the same.
 */
final class NearIndex {
    private static final int FIRST_SIZE = 1024;
    private static final int TERMS = Sketch.MOST;
    private static final int KEYS = TERMS + 2;
    private static final int HEADS = 8;
    private static final int SLOT_BITS = 4;
    private static final int STEPS_OF_TERM = 12;
    private static final int STEPS_OF_KIND_NEARBY = 16;
    private static final int STEPS_NEARBY = 8;
    /** Other keys' entries in the same chain are passed by, this many for each that is wanted. */
    private static final int PASSED_BY = 3;

    private static final int MOST_HITS = TERMS * STEPS_OF_TERM + Cells.MOST * (STEPS_OF_KIND_NEARBY + STEPS_NEARBY);

    private final int capacity;
    private int size = FIRST_SIZE;
    /** By slot and key: the term; 0 where there is none. */
    private int[] terms;
    /** By slot and key: how many numbers back the entry before it is and, in the lowest bits, by which of its keys; 0 where there is none. */
    private int[] back;
    /** By bucket: the low bits of the newest number, and by which of its keys. */
    private int[] heads;
    /** By slot: the entry's scope, category, place and times. */
    private int[] facts;

    private long[] hits = new long[MOST_HITS];
    private int found;
    private long oldest;
    private long next;

    /**
     * @param capacity the most entries, a power of two and at least 1024
     */
    NearIndex(int capacity) {
        if (capacity < FIRST_SIZE || capacity > 1 << 27 || Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("capacity is " + capacity + "; it must be a power of two from 1024");
        }
        this.capacity = capacity;
        this.terms = new int[size * TERMS];
        this.back = new int[size * KEYS];
        this.heads = noHeads(size);
        this.facts = new int[size * Entry.FACTS];
    }

    private static int[] noHeads(int size) {
        var heads = new int[size * HEADS];
        Arrays.fill(heads, -1);
        return heads;
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
        return oldest < next && (Entry.expiresAt(facts, slot(oldest)) <= nowMillis || next - oldest == capacity);
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
    void add(Entry entry) {
        if (next - oldest == size) {
            if (size < capacity) {
                grow();
            } else {
                dropOldest();
            }
        }
        int slot = slot(next);
        Arrays.fill(terms, slot * TERMS, (slot + 1) * TERMS, 0);
        Arrays.fill(back, slot * KEYS, (slot + 1) * KEYS, 0);
        var chosen = entry.sketch().terms();
        System.arraycopy(chosen, 0, terms, slot * TERMS, chosen.length);
        entry.write(facts, slot);
        link(next);
        next++;
    }

    /**
     * Entries that could be the same problem, the likeliest first.
     *
     * @param least the logarithm of the odds below which an entry is left out
     */
    long[] near(Entry own, Guess guess, double least, int most) {
        found = 0;
        var wanted = own.sketch().terms();
        // Who wants to see many looks farther back.
        int steps = Math.max(STEPS_OF_TERM, most / 6);
        if (wanted.length * steps + MOST_HITS > hits.length) {
            hits = new long[wanted.length * steps + MOST_HITS];
        }
        for (int term : wanted) {
            follow(Cells.ofTerm(own.scope(), term), steps, own.scope(), term, 1);
        }
        for (int key : own.cells().kindNearby()) {
            follow(key, STEPS_OF_KIND_NEARBY, own.scope(), 0, 0);
        }
        for (int key : own.cells().nearby()) {
            follow(key, STEPS_NEARBY, own.scope(), 0, 0);
        }
        return likeliest(guess, least, most);
    }

    private void follow(int key, int steps, int scope, int term, int weight) {
        int head = heads[bucket(key)];
        long number = live(head);
        int by = head & ((1 << SLOT_BITS) - 1);
        int last = found + steps;
        for (int step = 0; step < PASSED_BY * steps && number >= 0 && found < last; step++) {
            int slot = slot(number);
            if (Entry.scope(facts, slot) == scope
                    && (term == 0 ? by >= TERMS : by < TERMS && terms[slot * TERMS + by] == term)) {
                hits[found++] = (number << 1) | weight;
            }
            int before = back[slot * KEYS + by];
            number = before == 0 || number - (before >>> SLOT_BITS) < oldest ? -1 : number - (before >>> SLOT_BITS);
            by = before & ((1 << SLOT_BITS) - 1);
        }
    }

    private long[] likeliest(Guess guess, double least, int most) {
        Arrays.sort(hits, 0, found);
        var best = new long[most];
        var scores = new double[most];
        int count = 0;
        for (int i = 0; i < found; ) {
            long number = hits[i] >>> 1;
            int shared = 0;
            for (; i < found && hits[i] >>> 1 == number; i++) {
                shared += (int) (hits[i] & 1);
            }
            double score = guess.score(shared, sketched(slot(number)), facts, slot(number));
            if (score < least || (count == most && score < scores[most - 1])) {
                continue;
            }
            int at = count < most ? count++ : most - 1;
            // Of two that are as likely the newer, which comes later here, goes first.
            while (at > 0 && scores[at - 1] <= score) {
                scores[at] = scores[at - 1];
                best[at] = best[at - 1];
                at--;
            }
            scores[at] = score;
            best[at] = number;
        }
        return Arrays.copyOf(best, count);
    }

    private int sketched(int slot) {
        int count = 0;
        while (count < TERMS && terms[slot * TERMS + count] != 0) {
            count++;
        }
        return count;
    }

    private void link(long number) {
        int slot = slot(number);
        int scope = Entry.scope(facts, slot);
        for (int by = 0; by < TERMS; by++) {
            int term = terms[slot * TERMS + by];
            if (term != 0) {
                link(number, slot, by, Cells.ofTerm(scope, term));
            }
        }
        int kindHere = Entry.kindHere(facts, slot);
        if (kindHere != 0) {
            link(number, slot, TERMS, kindHere);
        }
        int here = Entry.here(facts, slot);
        if (here != 0) {
            link(number, slot, TERMS + 1, here);
        }
    }

    private void link(long number, int slot, int by, int key) {
        int bucket = bucket(key);
        long earlier = live(heads[bucket]);
        // Two keys of one entry in one bucket: the later one takes the place, and the chain goes on from the first.
        if (earlier == number) {
            back[slot * KEYS + by] = back[slot * KEYS + (heads[bucket] & ((1 << SLOT_BITS) - 1))];
        } else {
            back[slot * KEYS + by] = earlier < 0
                    ? 0
                    : (int) ((number - earlier) << SLOT_BITS) | (heads[bucket] & ((1 << SLOT_BITS) - 1));
        }
        heads[bucket] = (int) (number << SLOT_BITS) | by;
    }

    /** The whole number behind a head, or -1 where that entry has left the ring. The entry being linked counts as in it. */
    private long live(int head) {
        if (head == -1) {
            return -1;
        }
        int age = (int) (next - (head >>> SLOT_BITS)) & (-1 >>> SLOT_BITS);
        return next - age >= oldest ? next - age : -1;
    }

    private int slot(long number) {
        return (int) (number & (size - 1));
    }

    private int bucket(int key) {
        return (key * 0x9E3779B9) >>> (Integer.numberOfLeadingZeros(size * HEADS) + 1);
    }

    private void grow() {
        var oldTerms = terms;
        var oldFacts = facts;
        int oldSize = size;
        size *= 2;
        terms = new int[size * TERMS];
        back = new int[size * KEYS];
        heads = noHeads(size);
        facts = new int[size * Entry.FACTS];
        long end = next;
        for (next = oldest; next < end; next++) {
            int from = (int) (next & (oldSize - 1));
            System.arraycopy(oldTerms, from * TERMS, terms, slot(next) * TERMS, TERMS);
            System.arraycopy(oldFacts, from * Entry.FACTS, facts, slot(next) * Entry.FACTS, Entry.FACTS);
            link(next);
        }
    }
}
