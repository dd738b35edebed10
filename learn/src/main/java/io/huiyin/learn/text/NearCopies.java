package io.huiyin.learn.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Groups texts that are near copies of one another: whose shingles resemble by half or more (Broder, "On the resemblance and
 * containment of documents", 1997), directly or by way of others. Exact, and in nearly linear time: two such texts share one
 * of their rarest shingles, if as many of each are looked at as may be missing (Bayardo, Ma and Srikant, "Scaling up all
 * pairs similarity search", WWW 2007); shingles that are in one text only lead to nobody.
 */
public final class NearCopies {
    private static final double RESEMBLANCE = 0.5;
    /** Letters of a shingle: of Chinese, and of scripts whose letters say less. */
    private static final int IDEOGRAPHS = 4;

    private static final int LETTERS = 8;

    private final int[] parents;

    private NearCopies(int texts) {
        parents = IntStream.range(0, texts).toArray();
    }

    /** The group of each of these folded texts: the place of the first text in it. */
    public static int[] groups(List<String> texts) {
        var copies = new NearCopies(texts.size());
        var shingles = texts.stream().map(NearCopies::shingles).toArray(int[][]::new);
        int[] frequencies = byRarity(shingles);
        copies.join(texts, shingles, frequencies);
        return IntStream.range(0, texts.size()).map(copies::root).toArray();
    }

    private void join(List<String> texts, int[][] shingles, int[] frequencies) {
        var index = new int[frequencies.length][];
        var known = new int[frequencies.length];
        Map<String, Integer> same = new HashMap<>();
        for (int text = 0; text < shingles.length; text++) {
            var first = same.putIfAbsent(texts.get(text), text);
            if (first != null) {
                parents[text] = root(first);
                continue;
            }
            var own = shingles[text];
            int looked = own.length - (int) Math.ceil(RESEMBLANCE * own.length) + 1;
            for (int i = 0; i < Math.min(looked, own.length); i++) {
                int rank = own[i];
                if (frequencies[rank] > 1) {
                    var with = index[rank] == null ? new int[frequencies[rank]] : index[rank];
                    for (int k = 0; k < known[rank]; k++) {
                        compare(shingles, text, with[k]);
                    }
                    with[known[rank]++] = text;
                    index[rank] = with;
                }
            }
        }
    }

    private void compare(int[][] shingles, int one, int other) {
        int a = root(one);
        int b = root(other);
        if (a != b && resemblance(shingles[one], shingles[other]) >= RESEMBLANCE) {
            parents[Math.max(a, b)] = Math.min(a, b);
        }
    }

    private int root(int text) {
        int root = text;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    /** Of two rows of ranks in rising order: how many they share, of how many they have together. */
    private static double resemblance(int[] one, int[] other) {
        if (Math.min(one.length, other.length) < RESEMBLANCE * Math.max(one.length, other.length)) {
            return 0;
        }
        int shared = 0;
        for (int i = 0, k = 0; i < one.length && k < other.length; ) {
            if (one[i] == other[k]) {
                shared++;
                i++;
                k++;
            } else if (one[i] < other[k]) {
                i++;
            } else {
                k++;
            }
        }
        int together = one.length + other.length - shared;
        return together == 0 ? 0 : (double) shared / together;
    }

    /** Numbers the shingles by rarity, the rarest first, in place and in rising order; answers how many texts each is in. */
    private static int[] byRarity(int[][] shingles) {
        var ids = new Ids();
        var counts = new int[1 << 12];
        for (var text : shingles) {
            for (int i = 0; i < text.length; i++) {
                text[i] = ids.idOf(text[i]);
                if (text[i] >= counts.length) {
                    counts = Arrays.copyOf(counts, 2 * counts.length);
                }
                counts[text[i]]++;
            }
        }
        var order = new long[ids.size()];
        for (int id = 0; id < order.length; id++) {
            order[id] = (long) counts[id] << Integer.SIZE | id;
        }
        Arrays.sort(order);
        var ranks = new int[order.length];
        var frequencies = new int[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            ranks[(int) order[rank]] = rank;
            frequencies[rank] = (int) (order[rank] >>> Integer.SIZE);
        }
        for (var text : shingles) {
            for (int i = 0; i < text.length; i++) {
                text[i] = ranks[text[i]];
            }
            Arrays.sort(text);
        }
        return frequencies;
    }

    /** The different shingles of a text, letters and digits only, as hashes; a text shorter than one is one. */
    private static int[] shingles(String text) {
        var letters = new char[text.length()];
        int length = 0;
        int ideographs = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                letters[length++] = Character.isDigit(c) ? '0' : c;
                ideographs += Character.isIdeographic(c) ? 1 : 0;
            }
        }
        int gram = 2 * ideographs > length ? IDEOGRAPHS : LETTERS;
        var hashes = new int[length == 0 ? 0 : Math.max(1, length - gram + 1)];
        for (int i = 0; i < hashes.length; i++) {
            long hash = 0;
            for (int k = i; k < Math.min(length, i + gram); k++) {
                hash = (hash ^ letters[k]) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 32;
            }
            hashes[i] = (int) hash;
        }
        return Arrays.stream(hashes).sorted().distinct().toArray();
    }
}
