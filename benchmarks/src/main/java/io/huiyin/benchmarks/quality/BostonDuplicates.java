package io.huiyin.benchmarks.quality;

import io.huiyin.benchmarks.quality.Linked.Link;
import io.huiyin.benchmarks.quality.Linked.Point;
import io.huiyin.learn.chart.CurvePicture;
import io.huiyin.learn.duplicates.Learning;
import io.huiyin.learn.duplicates.Lookup;
import io.huiyin.policy.DuplicateRules;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Boston's requests in the order in which they came, each linked to the likeliest earlier one by what was known then: title, type,
 * place and time. What evidence counts for is learnt on July and August; September and October are the test.
 */
public final class BostonDuplicates implements QualityJob {
    private static final Instant TEST = Instant.parse("2011-09-01T04:00:00Z");
    private static final Duration WINDOW = Duration.ofDays(21);
    private static final double RADIUS = 100;
    private static final double LEAST = 0.002;
    private static final int MOST = 12;
    private static final DuplicateRules START = new DuplicateRules(true, WINDOW, 0.7, 0.4, RADIUS, 12);
    private static final String SUBJECT = "Boston 311, duplicates in stream order: ";

    @Override
    public String name() {
        return "boston-duplicates";
    }

    @Override
    public List<QualityRow> run(QualityContext context) throws IOException {
        var reports = context.publicFile(BostonData.REPORTS);
        var pairs = context.publicFile(BostonData.PAIRS);
        if (reports.isEmpty() || pairs.isEmpty()) {
            return List.of(QualityRow.absent(SUBJECT, BostonData.REPORTS));
        }
        var rows = new ArrayList<QualityRow>();
        var lines = new ArrayList<CurvePicture.Line>();
        var data = BostonData.read(reports.get(), pairs.get(), false);
        rows.addAll(Baselines.rows(SUBJECT, data, lines));
        measure(data, "title, type, place, time", rows, lines);
        measure(BostonData.read(reports.get(), pairs.get(), true), "and which cases are closed", rows, lines);
        Files.writeString(
                context.picture("boston-duplicates.svg"),
                CurvePicture.svg("Boston 311, September and October 2011: precision over recall", lines));
        return rows;
    }

    private static void measure(BostonData data, String known, List<QualityRow> rows, List<CurvePicture.Line> lines) {
        var before = data.grouped().stream()
                .filter(one -> one.report().time().isBefore(TEST))
                .toList();
        var links = links(data, Learning.fromReports(before, START));
        var test = curve(data, links, TEST);
        var whole = curve(data, links, Instant.EPOCH);
        lines.add(new CurvePicture.Line(
                known + " (precision of joins)",
                test.stream()
                        .map(point -> new CurvePicture.At(point.recall(), point.joinPrecision()))
                        .toList()));
        lines.add(new CurvePicture.Line(
                known + " (the baselines' precision)",
                test.stream()
                        .map(point -> new CurvePicture.At(point.recall(), point.touchedPrecision()))
                        .toList()));
        for (double recall : new double[] {0.85, 0.80, 0.70}) {
            rows.add(row(data, known + "; Sep, Oct", Linked.at(test, recall)));
        }
        rows.add(row(data, known + "; Jul to Oct", Linked.at(whole, 0.85)));
    }

    private static QualityRow row(BostonData data, String known, Point point) {
        return new QualityRow(
                SUBJECT + known,
                data.reports().size(),
                "the baselines' precision at recall %.2f".formatted(point.recall()),
                point.touchedPrecision(),
                point.recall() < 0.85 ? "" : "recall 0.85, precision 0.30",
                "precision of joins %.3f, %d joins".formatted(point.joinPrecision(), point.links()));
    }

    private static List<Link> links(BostonData data, DuplicateRules rules) {
        var lookup = new Lookup(rules);
        var links = new ArrayList<Link>();
        for (var report : data.reports()) {
            Link best = null;
            for (var found : lookup.next(report, LEAST, MOST)) {
                double sum = found.evidence().sum();
                boolean inWindow = found.evidence().measures().minutes() <= WINDOW.toMinutes();
                if (found.evidence().comparable() && inWindow && (best == null || sum > best.score())) {
                    best = new Link(report.id(), found.earlier().id(), sum);
                }
            }
            if (best != null) {
                links.add(best);
            }
        }
        return links;
    }

    private static List<Point> curve(BostonData data, List<Link> links, Instant from) {
        var times = new HashMap<String, Instant>();
        data.reports().forEach(report -> times.put(report.id(), report.time()));
        return Linked.curve(
                data,
                data.pairs().stream()
                        .filter(pair ->
                                !times.getOrDefault(pair.later(), Instant.EPOCH).isBefore(from))
                        .toList(),
                links.stream()
                        .filter(link ->
                                !times.getOrDefault(link.later(), Instant.EPOCH).isBefore(from))
                        .toList());
    }
}
