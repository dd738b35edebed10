package io.huiyin.benchmarks.quality;

import io.huiyin.event.Place;
import io.huiyin.learn.chart.CurvePicture;
import io.huiyin.learn.duplicates.ToldReport;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What somebody would do first with Boston's requests: take those of one reason, near each other within 7 days, for one problem. */
final class Baselines {
    private static final Duration WINDOW = Duration.ofDays(7);
    private static final double EARTH_METERS = 6_371_008.8;

    private Baselines() {}

    /** A row for the same point and one for 100 m; their marks for the picture. */
    static List<QualityRow> rows(String subject, BostonData data, List<CurvePicture.Line> lines) {
        return List.of(
                row(
                        subject,
                        data,
                        lines,
                        "same reason, same point, 7 days",
                        0.5,
                        "published: recall 0.70, precision 0.13"),
                row(subject, data, lines, "same reason, 100 m, 7 days", 100, "published: recall 0.82, precision 0.09"));
    }

    private static QualityRow row(
            String subject,
            BostonData data,
            List<CurvePicture.Line> lines,
            String name,
            double meters,
            String published) {
        var linked = linked(data, meters);
        long found = data.pairs().stream().filter(linked.pairs()::contains).count();
        double recall = (double) found / data.pairs().size();
        long marked = linked.touched().stream()
                .filter(data.closedAsDuplicate()::contains)
                .count();
        double precision = (double) marked / linked.touched().size();
        lines.add(
                new CurvePicture.Line(name + " (its own precision)", List.of(new CurvePicture.At(recall, precision))));
        return new QualityRow(
                subject + "baseline",
                data.reports().size(),
                name + ": precision at recall %.3f".formatted(recall),
                precision,
                published,
                "");
    }

    private record Found(Set<BostonData.Pair> pairs, Set<String> touched) {}

    private static Found linked(BostonData data, double meters) {
        Map<String, ArrayDeque<ToldReport>> latest = new HashMap<>();
        var pairs = new HashSet<BostonData.Pair>();
        var touched = new HashSet<String>();
        for (var report : data.reports()) {
            var like = latest.computeIfAbsent(
                    Objects.requireNonNull(data.reasons().get(report.id())), _reason -> new ArrayDeque<>());
            while (!like.isEmpty() && like.getFirst().time().plus(WINDOW).isBefore(report.time())) {
                like.removeFirst();
            }
            for (var earlier : like) {
                if (meters(report, earlier) <= meters) {
                    pairs.add(new BostonData.Pair(report.id(), earlier.id()));
                    touched.add(report.id());
                    touched.add(earlier.id());
                }
            }
            like.addLast(report);
        }
        return new Found(pairs, touched);
    }

    private static double meters(ToldReport one, ToldReport other) {
        double latitude = degrees(one, Place::getLatitude);
        double north = Math.toRadians(latitude - degrees(other, Place::getLatitude));
        double east = Math.toRadians(degrees(one, Place::getLongitude) - degrees(other, Place::getLongitude))
                * Math.cos(Math.toRadians(latitude));
        return EARTH_METERS * Math.sqrt(north * north + east * east);
    }

    private static double degrees(ToldReport report, Function<Place, @Nullable Double> part) {
        return Objects.requireNonNull(part.apply(Objects.requireNonNull(report.place())));
    }
}
