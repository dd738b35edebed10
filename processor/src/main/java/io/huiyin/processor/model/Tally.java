package io.huiyin.processor.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How often each feature of a model is in one text. Reused from text to text; a decision and its explanation ask for the same text
 * one after the other, which is read once.
 */
final class Tally {
    /** The highest count that is told apart, in eighths. */
    private static final int MOST = 255;
    /** 1 + ln n, the weight of a feature that is there n times: a word said ten times is not ten times the evidence. By eighths. */
    private static final double[] DAMPED = damped();

    final Grams grams = new Grams();
    private byte[] counts = new byte[0];
    private int[] found = new int[256];
    private int size;
    private @Nullable String text;
    private @Nullable GramTable table;

    /** The same text object and the same table are the same tally; models are never changed. */
    @SuppressWarnings("ReferenceEquality")
    void read(String folded, GramTable table, int features, Lead lead) {
        if (folded == text && table == this.table) {
            return;
        }
        clear();
        text = folded;
        this.table = table;
        if (counts.length < features) {
            counts = new byte[features];
        }
        grams.read(folded);
        for (int i = 0; i < grams.size(); i++) {
            int place = table.place(grams.hash(i));
            if (place >= 0) {
                add(place, lead.count(grams.position(i)));
            }
        }
    }

    private void add(int place, int eighths) {
        if (counts[place] == 0) {
            if (size == found.length) {
                found = Arrays.copyOf(found, 2 * size);
            }
            found[size++] = place;
        }
        counts[place] = (byte) Math.min(MOST, (counts[place] & 0xFF) + eighths);
    }

    /** How many different features were found. */
    int size() {
        return size;
    }

    int feature(int i) {
        return found[i];
    }

    /** The weight of its count. */
    double weight(int feature) {
        return DAMPED[counts[feature] & 0xFF];
    }

    /** The features that were found, each once. */
    int[] features() {
        return Arrays.copyOf(found, size);
    }

    /** The feature of this hash, of the model that was asked last; -1 where it has none. */
    int placeOf(int hash) {
        return table == null ? -1 : table.place(hash);
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
