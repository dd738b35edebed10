package io.huiyin.processor.model;

import org.jspecify.annotations.Nullable;

/**
 * The features of a model that are in one text, and what each counts. Reused from text to text; a decision and its explanation
 * ask for the same text one after the other, which is read once.
 */
final class Tally {
    /** The highest count that is told apart, in eighths. */
    private static final int MOST = 255;
    /** 1 + ln n, the weight of a feature that is there n times: a word said ten times is not ten times the evidence. By eighths. */
    private static final double[] DAMPED = damped();

    final Grams grams = new Grams();
    /** By feature: how often it is in the text, in eighths. */
    private byte[] counts = new byte[0];
    /** The n-grams that may be features, as the text has them. */
    private int[] possible = new int[1024];
    /** The features that were found, where each stands first, and what it counts: damped, by its rarity. */
    private int[] found = new int[1024];

    private int[] first = new int[1024];
    private double[] values = new double[1024];
    private int size;
    private double squares;
    private @Nullable String text;
    private @Nullable GramTable table;

    /** The same text object and the same table are the same tally; models are never changed. */
    @SuppressWarnings("ReferenceEquality")
    void read(String folded, GramTable table, Weights weights, Lead lead) {
        if (folded == text && table == this.table) {
            return;
        }
        clear();
        text = folded;
        this.table = table;
        if (counts.length < weights.hashes.length) {
            counts = new byte[weights.hashes.length];
        }
        grams.read(folded);
        if (possible.length < grams.size() + 1) {
            possible = new int[2 * grams.size()];
            found = new int[possible.length];
            first = new int[possible.length];
            values = new double[possible.length];
        }
        count(possible(table), table, lead);
        weigh(weights);
    }

    /** How many n-grams may be features. */
    private int possible(GramTable table) {
        int count = 0;
        for (int i = 0; i < grams.size(); i++) {
            int hash = grams.hash(i);
            possible[count] = i;
            found[count] = table.nearly(hash);
            count += table.mayHave(hash);
        }
        return count;
    }

    /** What is found takes the places of what was possible, never overtaking it. */
    private void count(int most, GramTable table, Lead lead) {
        for (int i = 0; i < most; i++) {
            int gram = possible[i];
            int feature = table.place(grams.hash(gram), found[i]);
            if (feature >= 0) {
                int before = counts[feature] & 0xFF;
                counts[feature] = (byte) Math.min(MOST, before + lead.count(grams.position(gram)));
                found[size] = feature;
                first[size] = gram;
                size += before == 0 ? 1 : 0;
            }
        }
    }

    private void weigh(Weights weights) {
        squares = 0;
        for (int i = 0; i < size; i++) {
            double value = DAMPED[counts[found[i]] & 0xFF] * weights.factor(found[i]);
            values[i] = value;
            squares += value * value;
        }
    }

    /** How many different features were found. */
    int size() {
        return size;
    }

    int feature(int i) {
        return found[i];
    }

    /** The n-gram that it is, where the text has it first. */
    int gram(int i) {
        return first[i];
    }

    /** The weight of its count, by its rarity. */
    double value(int i) {
        return values[i];
    }

    /** The sum of the squares of all values. */
    double squares() {
        return squares;
    }

    private void clear() {
        for (int i = 0; i < size; i++) {
            counts[found[i]] = 0;
        }
        size = 0;
    }

    /** The weight of a feature that is there so many eighths of a time, 8 at least. */
    static double damped(int eighths) {
        return DAMPED[Math.min(MOST, eighths)];
    }

    private static double[] damped() {
        var weights = new double[MOST + 1];
        for (int n = Lead.STEPS; n <= MOST; n++) {
            weights[n] = 1 + StrictMath.log((double) n / Lead.STEPS);
        }
        return weights;
    }
}
