package io.huiyin.learn.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Texts parted for cross-validation: whole groups of near copies go to one fold, and each label is spread over the folds as
 * evenly as the groups let it. The same seed gives the same folds.
 */
public final class Folds {
    private final int[] foldOf;
    private final int count;

    private Folds(int[] foldOf, int count) {
        this.foldOf = foldOf;
        this.count = count;
    }

    /**
     * @param targets the label of each text, as a number from 0
     * @param groups the group of each text
     * @param count how many folds, 2 or more
     */
    public static Folds of(int[] targets, int[] groups, int count, long seed) {
        if (count < 2) {
            throw new IllegalArgumentException("folds is " + count + "; it must be 2 or more");
        }
        int labels = Arrays.stream(targets).max().orElse(0) + 1;
        var texts = new TreeMap<Integer, List<Integer>>();
        for (int i = 0; i < groups.length; i++) {
            texts.computeIfAbsent(groups[i], _group -> new ArrayList<>()).add(i);
        }
        var order = new ArrayList<>(texts.values());
        Collections.shuffle(order, new Random(seed));
        order.sort(
                Comparator.comparingInt((List<Integer> group) -> group.size()).reversed());
        var foldOf = new int[targets.length];
        var filled = new int[count][labels + 1];
        for (var group : order) {
            int fold = emptiest(filled, group, targets);
            for (int text : group) {
                foldOf[text] = fold;
                filled[fold][targets[text]]++;
                filled[fold][labels]++;
            }
        }
        return new Folds(foldOf, count);
    }

    /** The fold with the fewest texts of the group's labels; of equals, the one with the fewest at all. */
    private static int emptiest(int[][] filled, List<Integer> group, int[] targets) {
        int best = 0;
        long least = Long.MAX_VALUE;
        for (int fold = 0; fold < filled.length; fold++) {
            long full = 0;
            for (int text : group) {
                full += filled[fold][targets[text]];
            }
            full = (full << 24) + filled[fold][filled[fold].length - 1];
            if (full < least) {
                least = full;
                best = fold;
            }
        }
        return best;
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** The fold of a text. */
    public int fold(int text) {
        return foldOf[text];
    }

    /** The texts of a fold, in their order. */
    public int[] in(int fold) {
        return IntStream.range(0, foldOf.length)
                .filter(text -> foldOf[text] == fold)
                .toArray();
    }

    /** The texts of all other folds, in their order. */
    public int[] outside(int fold) {
        return IntStream.range(0, foldOf.length)
                .filter(text -> foldOf[text] != fold)
                .toArray();
    }
}
