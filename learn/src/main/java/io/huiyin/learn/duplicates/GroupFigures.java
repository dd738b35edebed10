package io.huiyin.learn.duplicates;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How well cases agree with groups that are known.
 *
 * @param reports how many
 * @param groups how many problems there really are
 * @param cases how many there were taken to be
 * @param pairPrecision pairs of one case that are of one group, over pairs of one case; 1 where there are none
 * @param pairRecall pairs of one group that are in one case, over pairs of one group; 1 where there are none
 * @param bCubedPrecision the mean, over reports, of the share of its case that is of its group (Bagga and Baldwin 1998)
 * @param bCubedRecall the mean, over reports, of the share of its group that is in its case
 */
public record GroupFigures(
        int reports,
        int groups,
        int cases,
        double pairPrecision,
        double pairRecall,
        double bCubedPrecision,
        double bCubedRecall) {

    /** Of items with their true group and the case that they were put into. */
    public static <T> GroupFigures of(List<T> items, Function<T, String> group, Function<T, String> cased) {
        Map<String, Long> groups = sizes(items, group);
        Map<String, Long> cases = sizes(items, cased);
        Map<String, Long> both = sizes(items, item -> group.apply(item) + "\n" + cased.apply(item));
        double precision = 0;
        double recall = 0;
        for (var item : items) {
            double shared = both.getOrDefault(group.apply(item) + "\n" + cased.apply(item), 1L);
            precision += shared / cases.getOrDefault(cased.apply(item), 1L);
            recall += shared / groups.getOrDefault(group.apply(item), 1L);
        }
        return new GroupFigures(
                items.size(),
                groups.size(),
                cases.size(),
                ratio(pairs(both), pairs(cases)),
                ratio(pairs(both), pairs(groups)),
                items.isEmpty() ? 1 : precision / items.size(),
                items.isEmpty() ? 1 : recall / items.size());
    }

    /** The harmonic mean of precision and recall of pairs. */
    public double pairF1() {
        return harmonic(pairPrecision, pairRecall);
    }

    /** The harmonic mean of B-cubed precision and recall. */
    public double bCubedF1() {
        return harmonic(bCubedPrecision, bCubedRecall);
    }

    private static <T> Map<String, Long> sizes(List<T> items, Function<T, String> key) {
        var sizes = new HashMap<String, Long>();
        items.forEach(item -> sizes.merge(key.apply(item), 1L, Long::sum));
        return sizes;
    }

    private static long pairs(Map<String, Long> sizes) {
        return sizes.values().stream().mapToLong(size -> size * (size - 1) / 2).sum();
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }

    private static double harmonic(double one, double other) {
        return one + other == 0 ? 0 : 2 * one * other / (one + other);
    }
}
