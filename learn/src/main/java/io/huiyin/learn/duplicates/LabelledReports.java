package io.huiyin.learn.duplicates;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Files of reports of which somebody has said what is the same: CSV in UTF-8 whose first line names the columns, packed by gzip where the name ends in ".gz". */
public final class LabelledReports {
    private static final Set<String> YES = Set.of("1", "true", "yes", "y", "same");

    private LabelledReports() {}

    /** A report and the problem that it is about. */
    public record Grouped(ToldReport report, String group) {}

    /** Two reports, and whether they are one problem. */
    public record Pair(ToldReport one, ToldReport other, boolean same) {}

    /** The reports of a file in the order of time. An empty group is a report of its own. */
    public static List<Grouped> groups(Path file, ReportColumns columns, String groupColumn) throws IOException {
        var grouped = new ArrayList<Grouped>();
        for (var row : rows(file)) {
            var report = columns.read(row, grouped.size());
            var group = row.findField(groupColumn)
                    .orElseThrow(() -> new UnreadableRowException("there is no column " + groupColumn));
            grouped.add(new Grouped(report, group.isBlank() ? "alone " + report.id() : group));
        }
        grouped.sort(Comparator.comparing(one -> one.report().time()));
        return grouped;
    }

    /** The pairs of a file with the columns a_text, b_text and the like, and {@code same}: 1, true, yes or same. */
    public static List<Pair> pairs(Path file) throws IOException {
        var pairs = new ArrayList<Pair>();
        for (var row : rows(file)) {
            var same = row.findField("same").orElseThrow(() -> new UnreadableRowException("there is no column same"));
            pairs.add(new Pair(
                    ReportColumns.prefixed("a_").read(row, 2 * pairs.size()),
                    ReportColumns.prefixed("b_").read(row, 2 * pairs.size() + 1),
                    YES.contains(same.strip().toLowerCase(Locale.ROOT))));
        }
        return pairs;
    }

    private static List<NamedCsvRecord> rows(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file);
                var plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                var text = new InputStreamReader(plain, StandardCharsets.UTF_8);
                var reader = CsvReader.builder().ofNamedCsvRecord(text)) {
            return reader.stream().toList();
        }
    }
}
