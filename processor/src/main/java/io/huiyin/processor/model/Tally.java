package io.huiyin.processor.model;

import java.util.Arrays;

/** How often each feature of a model is in one text. Reused from text to text; all counts are 0 again after {@link #clear}. */
final class Tally {
    private static final int MOST = Byte.MAX_VALUE;
    /** 1 + ln n, the weight of a feature that is there n times: a word said ten times is not ten times the evidence. */
    private static final double[] DAMPED = damped();

    final Grams grams = new Grams();
    private byte[] counts = new byte[0];
    private int[] found = new int[256];
    private int size;

    void read(String folded, GramTable table, int features) {
        if (counts.length < features) {
            counts = new byte[features];
        }
        grams.read(folded);
        for (int i = 0; i < grams.size(); i++) {
            int place = table.place(grams.hash(i));
            if (place >= 0) {
                add(place, grams.times(i));
            }
        }
    }

    private void add(int place, int times) {
        if (counts[place] == 0) {
            if (size == found.length) {
                found = Arrays.copyOf(found, 2 * size);
            }
            found[size++] = place;
        }
        counts[place] = (byte) Math.min(MOST, counts[place] + times);
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
        return DAMPED[counts[feature]];
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            counts[found[i]] = 0;
        }
        size = 0;
    }

    /** The weight of a feature that is there so many times. */
    static double damped(int times) {
        return DAMPED[Math.min(MOST, times)];
    }

    private static double[] damped() {
        var weights = new double[MOST + 1];
        for (int n = 1; n <= MOST; n++) {
            weights[n] = 1 + StrictMath.log(n);
        }
        return weights;
    }
}
