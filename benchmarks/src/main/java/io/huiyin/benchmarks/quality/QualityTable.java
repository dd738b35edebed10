package io.huiyin.benchmarks.quality;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The one table of all figures, as Markdown that also reads well in a terminal.
 *
 * @param rows in the order in which they are shown
 */
public record QualityTable(List<QualityRow> rows) {
    private static final List<String> HEADINGS =
            List.of("subject", "rows", "figure", "value", "aim or published", "baseline");
    private static final List<Function<QualityRow, String>> CELLS = List.of(
            QualityRow::subject,
            row -> row.rows() == 0 ? "-" : "%,d".formatted(row.rows()),
            QualityRow::figure,
            QualityRow::shown,
            QualityRow::aim,
            QualityRow::baseline);

    /** The lines, each column as wide as its widest cell. */
    public String markdown() {
        var widths = IntStream.range(0, CELLS.size())
                .map(column -> Math.max(
                        HEADINGS.get(column).length(),
                        rows.stream()
                                .mapToInt(row -> CELLS.get(column).apply(row).length())
                                .max()
                                .orElse(0)))
                .toArray();
        var lines = new StringBuilder(line(HEADINGS, widths));
        lines.append(IntStream.range(0, widths.length)
                .mapToObj(column -> "-".repeat(widths[column]))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
        for (var row : rows) {
            lines.append(line(CELLS.stream().map(cell -> cell.apply(row)).toList(), widths));
        }
        return lines.toString();
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> cells.get(column)
                        + " ".repeat(widths[column] - cells.get(column).length()))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
