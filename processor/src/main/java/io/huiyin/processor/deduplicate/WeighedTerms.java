package io.huiyin.processor.deduplicate;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The terms of one text, each with how much it says now, to be held against several others. Reused from text to text.
 */
final class WeighedTerms {
    private static final int FILTER = 1 << 12;
    private static final int FEWEST = 1 << 9;

    private Terms terms = Terms.of("", "");
    private Rarity.Look rarity;
    private double[] weights = new double[FEWEST];
    /** A bit for terms by their hash: most terms of another text are none of these. */
    private final long[] filter = new long[FILTER / Long.SIZE];
    /** Open addressing by term: its place among the terms, from 1; 0 is free. */
    private int[] table = new int[2 * FEWEST];

    private final Saying saying = new Saying();

    WeighedTerms(Rarity.Look rarity) {
        this.rarity = rarity;
    }

    /** Takes in the terms of another text. */
    void read(Terms terms, Rarity.Look rarity) {
        this.terms = terms;
        this.rarity = rarity;
        var hashes = terms.hashes();
        if (hashes.length > weights.length) {
            weights = new double[2 * hashes.length];
            table = new int[4 * Integer.highestOneBit(hashes.length)];
        }
        Arrays.fill(filter, 0);
        Arrays.fill(table, 0);
        saying.forget();
        for (int i = 0; i < hashes.length; i++) {
            double weight = rarity.weight(hashes[i]);
            weights[i] = weight;
            saying.add(hashes[i], weight);
            put(hashes[i], i);
        }
    }

    Terms terms() {
        return terms;
    }

    /** How much the term at this place says. */
    double weight(int place) {
        return weights[place];
    }

    /** What the other text has in common with this one, telling each shared term. */
    Overlap with(Terms other, IntConsumer shared) {
        var there = new Saying();
        double both = 0;
        double named = 0;
        double meant = 0;
        for (int term : other.hashes()) {
            double weight = rarity.weight(term);
            there.add(term, weight);
            int place = mayHave(term) ? place(term) : -1;
            if (place < 0 || weight <= 0) {
                continue;
            }
            int own = terms.hashes()[place];
            if ((term & Terms.MEANING) != 0) {
                meant += weight;
                continue;
            }
            both += weight * weight * Overlap.titled(own) * Overlap.titled(term);
            named += ((own | term) & Terms.IN_NAME) != 0 ? weight : 0;
            shared.accept(term & ~Terms.MARKS);
        }
        return saying.with(there, both, named, meant);
    }

    private void put(int term, int place) {
        int key = term >>> 3;
        filter[key >>> 6 & (filter.length - 1)] |= 1L << key;
        int at = slot(key);
        while (table[at] != 0) {
            at = (at + 1) & (table.length - 1);
        }
        table[at] = place + 1;
    }

    private boolean mayHave(int term) {
        int key = term >>> 3;
        return (filter[key >>> 6 & (filter.length - 1)] & 1L << key) != 0;
    }

    private int place(int term) {
        int key = term >>> 3;
        int at = slot(key);
        while (table[at] != 0 && terms.hashes()[table[at] - 1] >>> 3 != key) {
            at = (at + 1) & (table.length - 1);
        }
        return table[at] - 1;
    }

    private int slot(int key) {
        return (key * 0x9E3779B9 >>> 8) & (table.length - 1);
    }
}
