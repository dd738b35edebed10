package io.huiyin.processor.deduplicate;

import java.util.function.IntConsumer;

/**
 * What two texts have in common, each term weighing the square of its rarity.
 *
 * @param cosine 0 to 1: what is shared over the geometric mean of what each says
 * @param information how much the text that says less says: about 25 for one rare term, 0 where it says what everybody says
 */
public record Overlap(double cosine, double information) {
    private static final double TITLE = 1.5;

    static Overlap of(Terms one, Terms other, Rarity.Look rarity) {
        return of(one, other, rarity, _term -> {});
    }

    /** The same, telling each shared term. */
    static Overlap of(Terms one, Terms other, Rarity.Look rarity, IntConsumer shared) {
        var a = one.hashes();
        var b = other.hashes();
        double both = 0;
        double ofA = 0;
        double ofB = 0;
        double plainA = 0;
        double plainB = 0;
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            int termA = i < a.length ? a[i] | Terms.IN_TITLE : Integer.MAX_VALUE;
            int termB = j < b.length ? b[j] | Terms.IN_TITLE : Integer.MAX_VALUE;
            double weight = rarity.weight(Math.min(termA, termB));
            double square = weight * weight;
            double inA = 0;
            double inB = 0;
            if (termA <= termB) {
                inA = titled(a[i++]);
                ofA += square * inA * inA;
                plainA += square;
            }
            if (termB <= termA) {
                inB = titled(b[j++]);
                ofB += square * inB * inB;
                plainB += square;
            }
            if (termA == termB && weight > 0) {
                both += square * inA * inB;
                shared.accept(termA & ~Terms.IN_TITLE);
            }
        }
        double information = Math.min(plainA, plainB);
        return new Overlap(both == 0 ? 0 : Math.min(1, both / Math.sqrt(ofA * ofB)), information);
    }

    private static double titled(int term) {
        return (term & Terms.IN_TITLE) != 0 ? TITLE : 1;
    }
}
