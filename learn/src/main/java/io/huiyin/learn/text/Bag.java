package io.huiyin.learn.text;

import io.huiyin.processor.model.Grams;
import io.huiyin.processor.model.Lead;
import java.util.Arrays;

/**
 * The different n-grams of one text: hashes in rising order, and what each counts, in eighths. Package-private arrays that
 * nobody changes after they are made.
 */
final class Bag {
    final int[] hashes;
    final short[] eighths;

    private Bag(int[] hashes, short[] eighths) {
        this.hashes = hashes;
        this.eighths = eighths;
    }

    /** @param reader reused from text to text */
    static Bag of(String text, Lead lead, Grams reader) {
        reader.read(text);
        var all = new long[reader.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = (long) reader.hash(i) << Integer.SIZE | lead.count(reader.position(i));
        }
        Arrays.sort(all);
        var hashes = new int[all.length];
        var eighths = new short[all.length];
        int size = 0;
        for (long one : all) {
            int hash = (int) (one >>> Integer.SIZE);
            if (size == 0 || hashes[size - 1] != hash) {
                hashes[size++] = hash;
            }
            eighths[size - 1] = (short) Math.min(Short.MAX_VALUE, eighths[size - 1] + (int) one);
        }
        return new Bag(Arrays.copyOf(hashes, size), Arrays.copyOf(eighths, size));
    }
}
