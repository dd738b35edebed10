package io.huiyin.processor.deduplicate;

import java.util.Arrays;

/**
 * The few terms by which a report is found again: a sample in which the rare are likelier, and two texts choose the same of what
 * they share (weighted sampling without replacement by a shared hash: Efraimidis and Spirakis 2006; coordinated as in Cohen and
 * Kaplan, "Summarizing data using bottom-k sketches", 2007). Unlike bands of minima it finds two texts that have a third of
 * their rare terms in common, in other words told.
 *
 * @param terms rising hashes without the mark of the title, at most {@value #MOST}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the caller leaves it as it is
record Sketch(int[] terms) {
    static final int MOST = 14;
    static final Sketch NONE = new Sketch(new int[0]);

    private static final double IN_TITLE = 2;
    private static final double IN_NAME = 10;
    private static final int DRAWS = 4096;
    /** -ln of the middle of each of so many equal parts of 0 to 1: exponentially distributed draws. */
    private static final double[] DRAW = new double[DRAWS];

    static {
        for (int i = 0; i < DRAWS; i++) {
            DRAW[i] = -StrictMath.log((i + 0.5) / DRAWS);
        }
    }

    /** Of a text's terms, by how rare they are now. */
    static Sketch of(WeighedTerms weighed) {
        var best = new double[MOST];
        var chosen = new int[MOST];
        int count = 0;
        var terms = weighed.terms().hashes();
        for (int i = 0; i < terms.length; i++) {
            int term = terms[i];
            double weight = weighed.weight(i);
            if (weight <= 0) {
                continue;
            }
            double rank = rank(term, weight);
            if (count < MOST || rank < best[MOST - 1]) {
                int at = count < MOST ? count++ : MOST - 1;
                while (at > 0 && best[at - 1] > rank) {
                    best[at] = best[at - 1];
                    chosen[at] = chosen[at - 1];
                    at--;
                }
                best[at] = rank;
                chosen[at] = term & ~Terms.MARKS;
            }
        }
        var kept = Arrays.copyOf(chosen, count);
        Arrays.sort(kept);
        return new Sketch(kept);
    }

    private static double rank(int term, double weight) {
        double square = weight * weight;
        int draw = ((term | Terms.MARKS) * 0x85EBCA6B) >>> (Integer.numberOfLeadingZeros(DRAWS) + 1);
        return DRAW[draw]
                / (square
                        * ((term & Terms.IN_TITLE) != 0 ? IN_TITLE : 1)
                        * ((term & Terms.IN_NAME) != 0 ? IN_NAME : 1));
    }
}
