package io.huiyin.processor.count;

import io.huiyin.event.DurationSketch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many durations fell in which bucket; any quantile of them is known within 1 % of its value. An immutable value. Counts
 * may be negative, in what is to be taken away from another sketch.
 *
 * <p>Bucket i holds the milliseconds in (g^(i-1), g^i] with g = 1.01/0.99, and answers for all of them with 2 g^i / (g + 1),
 * which is off by 1 % at either end. From: Masson, Rim, Lee, "DDSketch: a fast and fully-mergeable quantile sketch with
 * relative-error guarantees", PVLDB 12(12), 2019.
 */
public record Sketch(Map<Integer, Long> counts) {

    /** No durations. */
    public static final Sketch EMPTY = new Sketch(Map.of());

    private static final double GROWTH = 1.01 / 0.99;
    private static final double LOG_GROWTH = StrictMath.log(GROWTH); // strict: every machine finds the same bucket

    /** Of one duration; a negative one counts as 0. */
    public static Sketch of(Duration duration) {
        return new Sketch(Map.of(bucket(duration.toMillis()), 1L));
    }

    /** What the record holds; nothing for null. */
    public static Sketch of(@Nullable DurationSketch written) {
        if (written == null) {
            return EMPTY;
        }
        var counts = new TreeMap<Integer, Long>();
        for (int i = 0; i < written.getBuckets().size(); i++) {
            counts.put(written.getBuckets().get(i), written.getCounts().get(i));
        }
        return new Sketch(counts);
    }

    static int bucket(long millis) {
        return millis <= 1 ? 0 : (int) StrictMath.ceil(StrictMath.log((double) millis) / LOG_GROWTH);
    }

    public Sketch plus(Sketch other) {
        return combined(other, 1);
    }

    public Sketch minus(Sketch other) {
        return combined(other, -1);
    }

    private Sketch combined(Sketch other, int sign) {
        if (other.counts.isEmpty()) {
            return this;
        }
        var sum = new TreeMap<>(counts);
        other.counts.forEach((bucket, count) -> sum.merge(bucket, sign * count, Sketch::sumUnlessZero));
        return new Sketch(sum);
    }

    private static @Nullable Long sumUnlessZero(Long one, Long other) {
        return one + other == 0 ? null : (Long) (one + other);
    }

    public boolean isEmpty() {
        return counts.isEmpty();
    }

    /** How many durations. */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The duration of rank q (total - 1), counted from 0: within 1 % of the true one, and exact below 2 ms.
     *
     * @param q from 0 (the shortest) to 1 (the longest)
     * @return empty where there are none
     */
    public Optional<Duration> quantile(double q) {
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("quantile is " + q + "; it must be from 0 to 1");
        }
        double rank = q * (total() - 1);
        long below = 0;
        for (var entry : new TreeMap<>(counts).entrySet()) {
            below += entry.getValue();
            if (below > rank) {
                return Optional.of(middle(entry.getKey()));
            }
        }
        return Optional.empty();
    }

    private static Duration middle(int bucket) {
        return bucket == 0
                ? Duration.ZERO
                : Duration.ofNanos(Math.round(1e6 * 2 * StrictMath.pow(GROWTH, bucket) / (GROWTH + 1)));
    }

    /** For a window's record; null where empty. */
    public @Nullable DurationSketch written() {
        if (counts.isEmpty()) {
            return null;
        }
        var sorted = new TreeMap<>(counts);
        return new DurationSketch(new ArrayList<>(sorted.keySet()), new ArrayList<>(sorted.values()));
    }
}
