package io.huiyin.learn.text;

import io.huiyin.processor.model.ModelDraft;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The n-grams that a model is to know: those in two texts or more and, of these, the ones whose texts are spread over the
 * labels least as chance would have it (by chi squared). Each has its rarity, ln((1 + n) / (1 + n with it)) + 1.
 */
final class Vocabulary {
    private static final int LEAST_TEXTS = 2;

    private final Ids ids;
    /** By id of an n-gram: its place among the features, or -1. */
    private final int[] places;
    /** By place: the hash and the factor. */
    private final int[] hashes;

    private final double[] factors;

    private Vocabulary(Ids ids, int[] places, int[] hashes, double[] factors) {
        this.ids = ids;
        this.places = places;
        this.hashes = hashes;
        this.factors = factors;
    }

    /** @param most how many n-grams at most */
    static Vocabulary of(Bag[] bags, int[] targets, int labels, int most) {
        var ids = new Ids();
        int[] texts = texts(bags, ids);
        var found = counts(bags, targets, labels, ids, texts);
        var shares = shares(targets, labels);
        var chosen = IntStream.range(0, ids.size())
                .filter(id -> texts[id] >= LEAST_TEXTS)
                .toArray();
        if (chosen.length > most) {
            chosen = strongest(found, chosen, shares, most);
        }
        return new Vocabulary(
                ids, places(ids.size(), chosen), hashes(ids, chosen), factors(found, chosen, bags.length));
    }

    /** By id: in how many texts it is. */
    private static int[] texts(Bag[] bags, Ids ids) {
        var texts = new int[1 << 12];
        for (var bag : bags) {
            for (int hash : bag.hashes) {
                int id = ids.idOf(hash);
                texts = id < texts.length ? texts : Arrays.copyOf(texts, 2 * id);
                texts[id]++;
            }
        }
        return texts;
    }

    /** By id, of those that are in enough texts: in how many of each label, and of all. */
    private static int[][] counts(Bag[] bags, int[] targets, int labels, Ids ids, int[] texts) {
        var counts = new int[ids.size()][];
        for (int i = 0; i < bags.length; i++) {
            for (int hash : bags[i].hashes) {
                int id = ids.find(hash);
                if (texts[id] >= LEAST_TEXTS) {
                    if (counts[id] == null) {
                        counts[id] = new int[labels + 1];
                    }
                    counts[id][targets[i]]++;
                    counts[id][labels]++;
                }
            }
        }
        return counts;
    }

    private static int[] strongest(int[][] counts, int[] among, double[] shares, int most) {
        var order = new long[among.length];
        for (int i = 0; i < among.length; i++) {
            // Bits of a float at or above 0 rise with it, so the complement sorts the highest first, and equals by
            // place.
            int bits = Float.floatToIntBits((float) chiSquared(counts[among[i]], shares));
            order[i] = (long) ~bits << Integer.SIZE | i;
        }
        Arrays.sort(order);
        return Arrays.stream(order, 0, most)
                .mapToInt(one -> among[(int) one])
                .sorted()
                .toArray();
    }

    private static double chiSquared(int[] counts, double[] shares) {
        double sum = 0;
        for (int label = 0; label < shares.length; label++) {
            double expected = counts[shares.length] * shares[label];
            double beyond = counts[label] - expected;
            sum += expected == 0 ? 0 : beyond * beyond / expected;
        }
        return sum;
    }

    private static double[] shares(int[] targets, int labels) {
        var shares = new double[labels];
        for (int target : targets) {
            shares[target] += 1.0 / targets.length;
        }
        return shares;
    }

    private static int[] places(int size, int[] chosen) {
        var places = new int[size];
        Arrays.fill(places, -1);
        for (int place = 0; place < chosen.length; place++) {
            places[chosen[place]] = place;
        }
        return places;
    }

    private static int[] hashes(Ids ids, int[] chosen) {
        return Arrays.stream(chosen).map(ids::hash).toArray();
    }

    private static double[] factors(int[][] counts, int[] chosen, int texts) {
        return Arrays.stream(chosen)
                .map(id -> counts[id][counts[id].length - 1])
                .mapToDouble(with -> ModelDraft.factor(StrictMath.log((1.0 + texts) / (1.0 + with)) + 1))
                .toArray();
    }

    int size() {
        return hashes.length;
    }

    int hash(int place) {
        return hashes[place];
    }

    double factor(int place) {
        return factors[place];
    }

    /** A bag as a vector of length 1 in these features; empty where it has none of them. */
    Vector vector(Bag bag) {
        var found = new long[bag.hashes.length];
        int size = 0;
        for (int i = 0; i < bag.hashes.length; i++) {
            int id = ids.find(bag.hashes[i]);
            if (id >= 0 && places[id] >= 0) {
                found[size++] = (long) places[id] << Integer.SIZE | bag.eighths[i];
            }
        }
        Arrays.sort(found, 0, size);
        var features = new int[size];
        var values = new float[size];
        double squares = 0;
        for (int i = 0; i < size; i++) {
            features[i] = (int) (found[i] >>> Integer.SIZE);
            double value = ModelDraft.damped((int) found[i]) * factors[features[i]];
            squares += value * value;
            values[i] = (float) value;
        }
        float length = (float) Math.sqrt(squares);
        for (int i = 0; i < size; i++) {
            values[i] /= length;
        }
        return new Vector(features, values);
    }
}
