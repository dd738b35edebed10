package io.huiyin.benchmarks.quality;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Recall and precision of links between Boston's reports, at every threshold of their score; docs/duplicates.md has the definitions. */
final class Linked {
    private final Map<String, String> leads = new HashMap<>();
    private final BostonData data;

    private Linked(BostonData data) {
        this.data = data;
    }

    /** A report that joined an earlier one's case. */
    record Link(String later, String earlier, double score) {}

    /**
     * What a threshold gives.
     *
     * @param recall pairs of staff's that are in one case
     * @param joinPrecision reports that joined where they, or the one that they joined, were closed as duplicates
     * @param touchedPrecision reports in a case of several that were closed as duplicates
     */
    record Point(double threshold, int links, double recall, double joinPrecision, double touchedPrecision) {}

    /** From the highest score down, at most 200 points. */
    static List<Point> curve(BostonData data, Collection<BostonData.Pair> wanted, List<Link> links) {
        var sorted = new ArrayList<>(links);
        sorted.sort(Comparator.comparingDouble(Link::score).reversed());
        var linked = new Linked(data);
        var touched = new HashSet<String>();
        int joins = 0;
        int right = 0;
        int step = Math.max(1, sorted.size() / 200);
        var points = new ArrayList<Point>();
        for (var link : sorted) {
            linked.join(link);
            touched.add(link.later());
            touched.add(link.earlier());
            joins++;
            right += linked.isMarked(link.later()) || linked.isMarked(link.earlier()) ? 1 : 0;
            if (joins % step == 0 || joins == sorted.size()) {
                long found = wanted.stream().filter(linked::together).count();
                long marked = touched.stream().filter(linked::isMarked).count();
                points.add(new Point(
                        link.score(),
                        joins,
                        (double) found / wanted.size(),
                        (double) right / joins,
                        (double) marked / touched.size()));
            }
        }
        return points;
    }

    /** The point of the highest precision of joins among those that reach this recall. */
    static Point at(List<Point> curve, double recall) {
        return curve.stream()
                .filter(point -> point.recall() >= recall)
                .max(Comparator.comparingDouble(Point::joinPrecision))
                .orElse(new Point(0, 0, 0, 0, 0));
    }

    private void join(Link link) {
        leads.put(top(link.later()), top(link.earlier()));
    }

    private boolean together(BostonData.Pair pair) {
        return top(pair.later()).equals(top(pair.earlier()));
    }

    private boolean isMarked(String id) {
        return data.closedAsDuplicate().contains(id);
    }

    private String top(String id) {
        var top = id;
        while (leads.containsKey(top) && !leads.get(top).equals(top)) {
            top = leads.get(top);
        }
        return top;
    }
}
