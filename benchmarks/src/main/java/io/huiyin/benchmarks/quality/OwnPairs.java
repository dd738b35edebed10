package io.huiyin.benchmarks.quality;

import io.huiyin.learn.duplicates.GroupFigures;
import io.huiyin.learn.duplicates.Replay;
import io.huiyin.learn.duplicates.Replay.Decided;
import io.huiyin.learn.duplicates.ToldReport;
import io.huiyin.policy.BuiltinPolicies;
import io.huiyin.processor.flow.Classification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

/** Our own groups of rewordings and hard negatives in stream order, merged as the built-in policy does. */
public final class OwnPairs implements QualityJob {

    @Override
    public String name() {
        return "own-duplicates";
    }

    @Override
    public List<QualityRow> run(QualityContext context) throws IOException {
        var rows = new ArrayList<QualityRow>();
        for (var language : List.of("zh", "en")) {
            var reports = GroupedReport.read(context.ownFile(language + "/groups.csv"), language);
            var groups = new HashMap<String, String>();
            reports.forEach(one -> groups.put(one.report().getEventId(), one.group()));
            var decided = new Replay(BuiltinPolicies.template().duplicates())
                    .decide(reports.stream().map(OwnPairs::told).toList());
            var all = figures(decided, groups);
            rows.add(row(language, "pair F1", all.reports(), all.pairF1(), all.pairPrecision(), all.pairRecall()));
            rows.add(row(
                    language, "B-cubed F1", all.reports(), all.bCubedF1(), all.bCubedPrecision(), all.bCubedRecall()));
        }
        return rows;
    }

    private static GroupFigures figures(List<Decided> decided, HashMap<String, String> groups) {
        return GroupFigures.of(
                decided, one -> Objects.requireNonNull(groups.get(one.report().id())), Decided::caseId);
    }

    private static QualityRow row(
            String language, String figure, int reports, double value, double precision, double recall) {
        return new QualityRow(
                "our pairs, %s: the built-in policy".formatted(language),
                reports,
                figure,
                value,
                "",
                "precision %.3f, recall %.3f".formatted(precision, recall));
    }

    private static ToldReport told(GroupedReport one) {
        var report = one.report();
        return new ToldReport(
                report.getEventId(),
                report.getSite(),
                report.getTitle() == null ? "" : report.getTitle(),
                report.getText(),
                report.getSubmittedAt(),
                report.getPlace(),
                report.getCategory() == null ? Classification.UNSORTED : report.getCategory(),
                null);
    }
}
