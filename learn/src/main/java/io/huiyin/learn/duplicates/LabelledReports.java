package io.huiyin.learn.duplicates;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.huiyin.check.Problem;
import io.huiyin.learn.text.CsvFile;
import io.huiyin.learn.text.UnusableFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Files of reports of which somebody has said what is the same: CSV whose first line names the columns. */
public final class LabelledReports {
    private static final Set<String> YES = Set.of("1", "true", "yes", "y", "same");
    private static final Set<String> NO = Set.of("0", "false", "no", "n", "different");

    private LabelledReports() {}

    /** A report and the problem that it is about. */
    public record Grouped(ToldReport report, String group) {}

    /** Two reports, and whether they are one problem. */
    public record Pair(ToldReport one, ToldReport other, boolean same) {}

    /**
     * The reports of a file in the order of time. An empty group is a report of its own.
     *
     * @param asked columns that the file must have beside those of the text and the group
     * @throws UnusableFileException where the file cannot be read, has no report, or where a column is not in it
     * @throws UnreadableRowException where a cell cannot be understood
     */
    public static List<Grouped> groups(
            CsvFile file, ReportColumns columns, String groupColumn, Collection<String> asked) {
        var needed = new ArrayList<>(List.of(columns.text(), groupColumn));
        needed.addAll(asked);
        var grouped = new ArrayList<Grouped>();
        for (var row : rows(file, needed)) {
            var report = columns.read(row, grouped.size());
            var group = row.getField(groupColumn);
            grouped.add(new Grouped(report, group.isBlank() ? "alone " + report.id() : group));
        }
        grouped.sort(Comparator.comparing(one -> one.report().time()));
        return grouped;
    }

    /**
     * The pairs of a file with the columns a_text, b_text and the like, and {@code same}: 1, true, yes, y or same, or 0, false,
     * no, n or different.
     *
     * @throws UnusableFileException where the file cannot be read, has no pair, or where a column is not in it
     * @throws UnreadableRowException where a cell cannot be understood
     */
    public static List<Pair> pairs(CsvFile file) {
        var a = ReportColumns.prefixed("a_");
        var b = ReportColumns.prefixed("b_");
        var pairs = new ArrayList<Pair>();
        for (var row : rows(file, List.of(a.text(), b.text(), "same"))) {
            pairs.add(new Pair(a.read(row, 2 * pairs.size()), b.read(row, 2 * pairs.size() + 1), same(row)));
        }
        return pairs;
    }

    private static boolean same(NamedCsvRecord row) {
        var cell = row.getField("same").strip();
        var word = cell.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw new UnreadableRowException(row, new Problem("same", cell, "true or false, yes or no, 1 or 0"));
        }
        return YES.contains(word);
    }

    private static List<NamedCsvRecord> rows(CsvFile file, List<String> needed) {
        var rows = file.read(text -> {
            try (var records = CsvReader.builder().allowUnclosedQuote(false).ofNamedCsvRecord(text)) {
                return records.stream().toList();
            }
        });
        if (rows.isEmpty()) {
            throw new UnusableFileException(
                    file.path() + " has no rows; it must have a line of names and a row for each report or pair");
        }
        var header = rows.getFirst().getHeader();
        for (var column : needed) {
            if (!header.contains(column)) {
                throw new UnusableFileException(
                        file.path() + " has no column '" + column + "'; it has " + String.join(", ", header));
            }
        }
        return rows;
    }
}
