package io.huiyin.processor.deduplicate;

import java.util.Arrays;

/**
 * The entries that were met in a look-up, each once, with how many terms it shares with what is looked for. Reused from look-up
 * to look-up.
 */
final class Hits {
    private static final int FIRST_SIZE = 512;

    private long[] numbers = new long[FIRST_SIZE];
    private int[] shared = new int[FIRST_SIZE];
    private double[] begun = new double[FIRST_SIZE];
    /** Open addressing by number: where it stands above, from 1; 0 is free. */
    private int[] table = new int[2 * FIRST_SIZE];

    private int count;

    void clear() {
        count = 0;
        Arrays.fill(table, 0);
    }

    /** @param weight how many terms it was met by, 0 or 1 */
    void add(long number, int weight) {
        if (count == numbers.length) {
            grow();
        }
        int at = place(number);
        if (table[at] == 0) {
            numbers[count] = number;
            shared[count] = 0;
            table[at] = ++count;
        }
        shared[table[at] - 1] += weight;
    }

    private int place(long number) {
        int mask = table.length - 1;
        int at = (int) (number * 0x9E3779B97F4A7C15L >>> Integer.SIZE) & mask;
        while (table[at] != 0 && numbers[table[at] - 1] != number) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        numbers = Arrays.copyOf(numbers, 2 * count);
        shared = Arrays.copyOf(shared, 2 * count);
        begun = new double[2 * count];
        table = new int[4 * count];
        for (int i = 0; i < count; i++) {
            table[place(numbers[i])] = i + 1;
        }
    }

    /**
     * Those of which the guess is highest, the highest first, and of equals the newer.
     *
     * @param least the guess below which an entry is left out
     * @param mask which bits of a number are its slot
     */
    long[] likeliest(Guess guess, double least, int most, int[] facts, int mask) {
        // Facts are far away in memory: first all are touched, which a core does side by side.
        for (int i = 0; i < count; i++) {
            begun[i] = guess.begun(shared[i], facts, (int) numbers[i] & mask);
        }
        var best = new long[most];
        var scores = new double[most];
        int found = 0;
        double floor = least;
        for (int i = 0; i < count; i++) {
            if (guess.most(begun[i]) < floor) {
                continue;
            }
            long number = numbers[i];
            double score = guess.score(begun[i], facts, (int) number & mask);
            if (score < least || (found == most && !isBefore(score, number, scores[most - 1], best[most - 1]))) {
                continue;
            }
            int at = found < most ? found++ : most - 1;
            for (; at > 0 && isBefore(score, number, scores[at - 1], best[at - 1]); at--) {
                scores[at] = scores[at - 1];
                best[at] = best[at - 1];
            }
            scores[at] = score;
            best[at] = number;
            floor = found == most ? scores[most - 1] : least;
        }
        return Arrays.copyOf(best, found);
    }

    private static boolean isBefore(double score, long number, double otherScore, long other) {
        return score > otherScore || (score == otherScore && number > other);
    }
}
