package io.huiyin.processor.deduplicate;

import io.huiyin.processor.text.FoldedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/** What people write in letters and forms whatever they are about, in Chinese and English: greetings, thanks, requests, words of grammar. */
final class Commonplaces {
    private static final int BUCKETS = 1 << 13;
    private static final int[] TERMS = table(Arrays.stream(new String[] {"commonplaces.zh.txt", "commonplaces.en.txt"})
            .flatMapToInt(Commonplaces::terms)
            .distinct()
            .toArray());

    /** A bit for each by its hash, since most terms are none. */
    private static final long[] FILTER = filter();

    private Commonplaces() {}

    /** Whether a term is of such a phrase; whether it is in a title is no matter. */
    static boolean contain(int term) {
        int wanted = term | Terms.MARKS;
        if ((FILTER[wanted >>> 9 & (FILTER.length - 1)] & 1L << (wanted >>> 3)) == 0) {
            return false;
        }
        for (int bucket = bucket(wanted); TERMS[bucket] != 0; bucket = (bucket + 1) & (BUCKETS - 1)) {
            if (TERMS[bucket] == wanted) {
                return true;
            }
        }
        return false;
    }

    private static IntStream terms(String name) {
        try (var in = Objects.requireNonNull(Commonplaces.class.getResourceAsStream(name), name)) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMapToInt(line -> Arrays.stream(Terms.plain(FoldedText.of(line))))
                    .map(term -> term | Terms.MARKS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int[] table(int[] terms) {
        if (terms.length > BUCKETS / 2) {
            throw new IllegalStateException(terms.length + " commonplaces; there is room for " + BUCKETS / 2);
        }
        var table = new int[BUCKETS];
        for (int term : terms) {
            int bucket = bucket(term);
            while (table[bucket] != 0) {
                bucket = (bucket + 1) & (BUCKETS - 1);
            }
            table[bucket] = term;
        }
        return table;
    }

    private static long[] filter() {
        var filter = new long[1 << 9];
        for (int term : TERMS) {
            filter[term >>> 9 & (filter.length - 1)] |= term == 0 ? 0 : 1L << (term >>> 3);
        }
        return filter;
    }

    private static int bucket(int term) {
        return (term * 0x9E3779B9) >>> (Integer.numberOfLeadingZeros(BUCKETS) + 1);
    }
}
