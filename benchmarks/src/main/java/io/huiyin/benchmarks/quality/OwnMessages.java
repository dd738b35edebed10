package io.huiyin.benchmarks.quality;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.huiyin.learn.duplicates.GroupFigures;
import io.huiyin.learn.duplicates.Replay;
import io.huiyin.learn.duplicates.Replay.Decided;
import io.huiyin.learn.duplicates.ToldReport;
import io.huiyin.policy.BuiltinPolicies;
import io.huiyin.policy.DuplicateRules;
import io.huiyin.processor.flow.Classification;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Citizens' messages of our own without a category, in stream order, merged as the built-in policy does but looking back a year. */
public final class OwnMessages implements QualityJob {
    private static final Duration WINDOW = Duration.ofDays(366);

    @Override
    public String name() {
        return "own-messages";
    }

    @Override
    public List<QualityRow> run(QualityContext context) throws IOException {
        var rows = CsvTable.read(context.ownFile("zh/messages.csv"));
        var learn = rows.stream().filter(OwnMessages::isToLearnFrom).toList();
        var judge = rows.stream().filter(row -> !isToLearnFrom(row)).toList();
        return Stream.of(rows("learn half", learn), rows("judge half", judge))
                .flatMap(List::stream)
                .toList();
    }

    /** Whether a message may be looked at while weights and words are made: the number of its group is even. */
    static boolean isToLearnFrom(NamedCsvRecord row) {
        return Integer.parseInt(row.getField("group").replaceAll("[^0-9]", "")) % 2 == 0;
    }

    private static List<QualityRow> rows(String half, List<NamedCsvRecord> messages) {
        var groups = new HashMap<String, String>();
        messages.forEach(row -> groups.put(row.getField("id"), row.getField("group")));
        var decided = new Replay(rules())
                .decide(messages.stream().map(OwnMessages::told).toList());
        var figures = GroupFigures.of(
                decided, one -> Objects.requireNonNull(groups.get(one.report().id())), Decided::caseId);
        return List.of(
                row(
                        half,
                        "pair F1",
                        figures.reports(),
                        figures.pairF1(),
                        figures.pairPrecision(),
                        figures.pairRecall()),
                row(
                        half,
                        "B-cubed F1",
                        figures.reports(),
                        figures.bCubedF1(),
                        figures.bCubedPrecision(),
                        figures.bCubedRecall()));
    }

    private static QualityRow row(
            String half, String figure, int reports, double value, double precision, double recall) {
        return new QualityRow(
                "zh messages, no category: %s".formatted(half),
                reports,
                figure,
                value,
                "",
                "precision %.3f, recall %.3f".formatted(precision, recall));
    }

    private static DuplicateRules rules() {
        var usual = BuiltinPolicies.template().duplicates();
        return new DuplicateRules(
                usual.near(), WINDOW, usual.merge(), usual.suggest(), usual.radiusMeters(), usual.minLength());
    }

    private static ToldReport told(NamedCsvRecord row) {
        return new ToldReport(
                row.getField("id"),
                "city",
                row.getField("title"),
                row.getField("text"),
                OffsetDateTime.parse(row.getField("submitted_at")).toInstant(),
                null,
                Classification.UNSORTED,
                null);
    }
}
