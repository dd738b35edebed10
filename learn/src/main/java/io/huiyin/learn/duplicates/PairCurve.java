package io.huiyin.learn.duplicates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Precision and recall of labelled pairs at every threshold of the probability. */
public final class PairCurve {
    /** The normal deviate of a confidence of 95 %. */
    private static final double Z = 1.959964;

    private final List<Point> points;
    private final int same;
    private final int pairs;

    private PairCurve(List<Point> points, int same, int pairs) {
        this.points = points;
        this.same = same;
        this.pairs = pairs;
    }

    /** A pair with what was said of it and what is true. */
    public record Judged(double probability, boolean same) {}

    /**
     * What a threshold gives.
     *
     * @param merged pairs at or above it
     * @param right those of them that are the same
     * @param low lower end of the 95 % interval of the precision (Wilson 1927)
     * @param high upper end
     */
    public record Point(
            double threshold, int merged, int right, double precision, double recall, double low, double high) {}

    /** Of these pairs. */
    public static PairCurve of(List<Judged> judged) {
        var sorted = new ArrayList<>(judged);
        sorted.sort(Comparator.comparingDouble(Judged::probability).reversed());
        int same = (int) judged.stream().filter(Judged::same).count();
        var points = new ArrayList<Point>();
        int right = 0;
        for (int i = 0; i < sorted.size(); i++) {
            right += sorted.get(i).same() ? 1 : 0;
            double threshold = sorted.get(i).probability();
            if (i + 1 == sorted.size() || sorted.get(i + 1).probability() < threshold) {
                points.add(point(threshold, i + 1, right, same));
            }
        }
        return new PairCurve(List.copyOf(points), same, judged.size());
    }

    private static Point point(double threshold, int merged, int right, int same) {
        double share = (double) right / merged;
        double centre = (share + Z * Z / (2 * merged)) / (1 + Z * Z / merged);
        double half =
                Z * Math.sqrt(share * (1 - share) / merged + Z * Z / (4.0 * merged * merged)) / (1 + Z * Z / merged);
        return new Point(
                threshold,
                merged,
                right,
                share,
                same == 0 ? 1 : (double) right / same,
                centre - half,
                Math.min(1, centre + half));
    }

    /** From the highest threshold down. */
    public List<Point> points() {
        return points;
    }

    /** How many pairs are the same. */
    public int same() {
        return same;
    }

    /** How many pairs there are. */
    public int pairs() {
        return pairs;
    }

    /** The lowest threshold at which, and above which everywhere that counts, precision is at least so much; empty where none is. */
    public Optional<Point> atPrecision(double wanted) {
        return points.stream().filter(point -> point.precision() >= wanted).reduce((_higher, lower) -> lower);
    }

    /** The threshold with the best harmonic mean of precision and recall. */
    public Optional<Point> best() {
        return points.stream()
                .max(Comparator.comparingDouble(point -> point.precision() + point.recall() == 0
                        ? 0
                        : 2 * point.precision() * point.recall() / (point.precision() + point.recall())));
    }
}
