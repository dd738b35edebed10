package io.huiyin.benchmarks.cost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Made-up words of one language. The nth most frequent comes up about n times more seldom than the first (Zipf, "Human Behavior
 * and the Principle of Least Effort", 1949), as in texts that people write, so that some n-grams are in every report and most are in few.
 *
 * @param words the most frequent first
 * @param between what stands between two of them
 */
record Vocabulary(List<String> words, int[] drawn, String between) {
    private static final int SIZE = 20_000;
    private static final int DRAWS = 1 << 20;
    private static final int FIRST_CHARACTER = 0x4E00;
    private static final int CHARACTERS = 3_000;
    private static final String[] SYLLABLES = {
        "ma", "ter", "con", "ri", "lo", "ven", "stra", "pil", "ge", "hu", "dor", "fen", "cla", "mi", "sur", "tan",
        "bel", "qua", "no", "wick", "ser", "gra", "lum", "por", "chi", "den", "rus", "fla", "ket", "om", "bry", "zan",
        "tho", "vel", "ip", "ock", "ast", "ury", "ile", "and"
    };

    /** Words of one to four ideographs, mostly two, with nothing between. */
    static Vocabulary chinese(Random random) {
        var words = new ArrayList<String>();
        for (int i = 0; i < SIZE; i++) {
            int length = i < 200 ? 1 : 2 + Math.max(0, random.nextInt(8) - 5);
            var word = new StringBuilder();
            for (int j = 0; j < length; j++) {
                word.append((char) (FIRST_CHARACTER + (int) (CHARACTERS * Math.pow(random.nextDouble(), 2)) * 6));
            }
            words.add(word.toString());
        }
        return new Vocabulary(words, drawn(random), "");
    }

    /** Words of one to four syllables. */
    static Vocabulary english(Random random) {
        var words = new ArrayList<String>();
        for (int i = 0; i < SIZE; i++) {
            int length = i < 30 ? 1 : 1 + random.nextInt(i < 1_000 ? 2 : 4);
            var word = new StringBuilder();
            for (int j = 0; j < length; j++) {
                word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
            words.add(word.toString());
        }
        return new Vocabulary(words, drawn(random), " ");
    }

    /** A word as they come. */
    int any(Random random) {
        return drawn[random.nextInt(DRAWS)];
    }

    private static int[] drawn(Random random) {
        var sums = new double[SIZE];
        double sum = 0;
        for (int i = 0; i < SIZE; i++) {
            sum += 1.0 / (i + 3);
            sums[i] = sum;
        }
        var drawn = new int[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            int place = Arrays.binarySearch(sums, random.nextDouble() * sum);
            drawn[i] = Math.min(SIZE - 1, place < 0 ? -place - 1 : place);
        }
        return drawn;
    }
}
