package io.huiyin.processor.deduplicate;

/**
 * The latest reports as far as they are needed to see which could be the same problem, in plain arrays on the heap: about 190
 * bytes a report, at most {@code capacity} of them.
 *
 * <p>Entries are numbered in the order in which they came and lie in a ring. Each has up to {@value Sketch#MOST} keys from its
 * text and two from its place. A look-up reads a bounded number of entries of each key's chain, newest first, so its cost has a
 * bound however many reports say the same.
 */
final class NearIndex {
    /** The most that plain arrays hold. */
    static final int MOST_CAPACITY = 1 << 25;

    /** What it begins with. */
    static final int LEAST_CAPACITY = 1024;

    private static final int STEPS_OF_TERM = 12;
    private static final int STEPS_OF_KIND_NEARBY = 16;
    private static final int STEPS_NEARBY = 8;

    private final int capacity;
    private final Hits hits = new Hits();
    private int size = LEAST_CAPACITY;
    private Chains chains = new Chains(size);
    /** By slot: how many terms the entry has, its category, place and times. */
    private int[] facts = new int[size * Entry.FACTS];

    private long oldest;
    private long next;

    /**
     * @param capacity the most entries, a power of two and at least 1024
     */
    NearIndex(int capacity) {
        if (!DeduplicateProcessor.isCapacity(capacity)) {
            throw new IllegalArgumentException("capacity is " + capacity + "; it must be a power of two from "
                    + LEAST_CAPACITY + " to " + MOST_CAPACITY);
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
        entry.write(facts, slot(next));
        var cells = entry.cells();
        chains.add(next, oldest, entry.scope(), entry.sketch().terms(), cells.kindHere(), cells.here());
        next++;
    }

    /**
     * Entries that could be the same problem, the likeliest first.
     *
     * @param least the logarithm of the odds below which an entry is left out
     */
    long[] near(Entry own, Guess guess, double least, int most) {
        hits.clear();
        chains.clear();
        // Who wants to see many looks farther back.
        int steps = Math.max(STEPS_OF_TERM, most / 6);
        for (int term : own.sketch().terms()) {
            chains.wantTerm(term, own.scope(), steps);
        }
        for (int key : own.cells().kindNearby()) {
            chains.wantPlace(key, own.scope(), STEPS_OF_KIND_NEARBY);
        }
        for (var keys : guess.relatedNearby()) {
            for (int key : keys) {
                chains.wantPlace(key, own.scope(), STEPS_NEARBY);
            }
        }
        for (int key : own.cells().nearby()) {
            chains.wantPlace(key, own.scope(), STEPS_NEARBY);
        }
        chains.find(oldest, next, hits);
        return hits.likeliest(guess, least, most, facts, size - 1);
    }

    private int slot(long number) {
        return (int) number & (size - 1);
    }

    private void grow() {
        var oldChains = chains;
        var oldFacts = facts;
        int oldSize = size;
        size *= 2;
        chains = new Chains(size);
        facts = new int[size * Entry.FACTS];
        for (long number = oldest; number < next; number++) {
            int from = (int) number & (oldSize - 1);
            int to = slot(number);
            System.arraycopy(oldFacts, from * Entry.FACTS, facts, to * Entry.FACTS, Entry.FACTS);
            chains.add(
                    number,
                    oldest,
                    oldChains.scope(number),
                    oldChains.terms(number, Entry.sketched(facts, to)),
                    Entry.kindHere(facts, to),
                    Entry.here(facts, to));
        }
    }
}
