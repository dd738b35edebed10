package io.huiyin.processor.deduplicate;

import io.huiyin.processor.text.FoldedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Words that different people use for one thing or one trouble: 暖气, 供暖 and 热力; lift and elevator. */
final class Meanings {
    private static final int BUCKETS = 1 << 12;
    private static final int[] WORDS = new int[BUCKETS];
    private static final int[] MEANINGS = new int[BUCKETS];

    static {
        int number = 0;
        int words = 0;
        for (var line : lines()) {
            number++;
            for (var word : line.split(" ")) {
                for (int term : Terms.plain(FoldedText.of(word))) {
                    put(term, Terms.meaning(number));
                    words++;
                }
            }
        }
        if (words > BUCKETS / 2) {
            throw new IllegalStateException(words + " words with a meaning; there is room for " + BUCKETS / 2);
        }
    }

    private Meanings() {}

    /** The term of what a word means; 0 where it is in no group of words. */
    static int of(int term) {
        int wanted = term | Terms.MARKS;
        int bucket = bucket(wanted);
        while (WORDS[bucket] != wanted) {
            if (WORDS[bucket] == 0) {
                return 0;
            }
            bucket = (bucket + 1) & (BUCKETS - 1);
        }
        return MEANINGS[bucket];
    }

    private static void put(int term, int meaning) {
        int wanted = term | Terms.MARKS;
        int bucket = bucket(wanted);
        while (WORDS[bucket] != 0 && WORDS[bucket] != wanted) {
            bucket = (bucket + 1) & (BUCKETS - 1);
        }
        WORDS[bucket] = wanted;
        MEANINGS[bucket] = meaning;
    }

    private static String[] lines() {
        try (var in = Objects.requireNonNull(Meanings.class.getResourceAsStream("meanings.txt"), "meanings.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int bucket(int term) {
        return (term * 0x9E3779B9) >>> (Integer.numberOfLeadingZeros(BUCKETS) + 1);
    }
}
