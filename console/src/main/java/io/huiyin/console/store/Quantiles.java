package io.huiyin.console.store;

import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Quantiles of durations that were merged from sketches with a relative error of 1 %: bucket i holds milliseconds in
 * (g^(i-1), g^i] with g = 1.01/0.99, and stands for 2·g^i/(g+1) (DDSketch, Masson, Rim and Lee, PVLDB 12(12), 2019,
 * https://www.vldb.org/pvldb/vol12/p2195-masson.pdf).
 */
final class Quantiles {
    private static final double G = 1.01 / 0.99;

    private final SortedMap<Integer, Long> counts = new TreeMap<>();

    /** Adds what a sketch has in one bucket. */
    void add(int bucket, long count) {
        counts.merge(bucket, count, Long::sum);
    }

    /** How many durations there are. */
    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The duration in milliseconds below or at which the share {@code q} (0 to 1) of all lies, within 1 %; empty where there is none. */
    OptionalLong millis(double q) {
        double rank = q * (count() - 1);
        long below = 0;
        for (var entry : counts.entrySet()) {
            below += entry.getValue();
            if (below > rank) {
                return OptionalLong.of(Math.round(2 * Math.pow(G, entry.getKey()) / (G + 1)));
            }
        }
        return OptionalLong.empty();
    }
}
