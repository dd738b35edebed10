package io.huiyin.benchmarks.quality;

import io.huiyin.learn.duplicates.PairJudging;
import io.huiyin.learn.duplicates.ToldReport;
import io.huiyin.policy.DuplicateRules;
import io.huiyin.processor.flow.Classification;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/** Hadoop's bug reports: for each pair that was marked as duplicates, at which place the one finds the other among all. */
public final class GitBugs implements QualityJob {
    private static final String REPORTS = "gitbugs-hadoop-reports.csv.gz";
    private static final String PAIRS = "gitbugs-hadoop-duplicate-pairs.csv.gz";
    private static final String SUBJECT = "GitBugs Hadoop, duplicates";
    private static final int MOST = 10;

    @Override
    public String name() {
        return "gitbugs-duplicates";
    }

    @Override
    public List<QualityRow> run(QualityContext context) throws IOException {
        var file = context.publicFile(REPORTS);
        var pairsFile = context.publicFile(PAIRS);
        if (file.isEmpty() || pairsFile.isEmpty()) {
            return List.of(QualityRow.absent(SUBJECT, REPORTS));
        }
        var told = new HashMap<String, ToldReport>();
        var rules = new DuplicateRules(true, Duration.ofDays(3650), 0.7, 0.4, 500, 12);
        var judging = new PairJudging(rules);
        for (var row : CsvTable.read(file.get())) {
            // The order of the ids is the order of time; how much time passed is left out of the evidence.
            var report = new ToldReport(
                    row.getField("Issue id"),
                    "hadoop",
                    row.getField("Summary"),
                    row.getField("Description"),
                    Instant.EPOCH.plusSeconds(1),
                    null,
                    Classification.UNSORTED,
                    null);
            told.put(report.id(), report);
        }
        told.values().stream().sorted(Comparator.comparing(ToldReport::id)).forEach(judging::learn);
        var places = new ArrayList<Integer>();
        for (var row : CsvTable.read(pairsFile.get())) {
            var one = told.get(row.getField("Issue id"));
            var other = told.get(row.getField("Duplicate id"));
            if (one != null && other != null) {
                places.add(place(judging, one, other));
                places.add(place(judging, other, one));
            }
        }
        return List.of(
                row(told.size(), places, 1, ""),
                row(told.size(), places, 5, ""),
                row(told.size(), places, MOST, "0.60"));
    }

    private static int place(PairJudging judging, ToldReport one, ToldReport other) {
        var ranked = judging.rank(one, MOST);
        for (int i = 0; i < ranked.size(); i++) {
            if (ranked.get(i).report().id().equals(other.id())) {
                return i + 1;
            }
        }
        return Integer.MAX_VALUE;
    }

    private static QualityRow row(int reports, List<Integer> places, int most, String aim) {
        double found = places.stream().filter(place -> place <= most).count();
        return new QualityRow(
                SUBJECT,
                reports,
                "recall@" + most,
                found / places.size(),
                aim,
                "%d look-ups, both ways".formatted(places.size()));
    }
}
