package io.huiyin.learn.text;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.huiyin.check.Problem;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * A CSV file of labelled texts; packed by gzip where its first bytes say so.
 *
 * @param path where it lies
 * @param textColumns one column of text, or a title's and those of the text
 * @param labelColumn the column of labels
 * @param charset how it is written; a byte order mark of UTF-8 is passed over
 */
public record LabelledFile(Path path, List<String> textColumns, String labelColumn, Charset charset) {
    /** As long as a category of a report may be. */
    private static final int LONGEST_LABEL = 100;

    /**
     * Every row that has text and label; the others are left out, with a remark that names line and column.
     *
     * @throws UnusableFileException where there is no such file, where it is empty or not CSV in this charset, or where a column
     *     is not in it
     */
    public LabelledTexts read() {
        var reader = CsvReader.builder()
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
        return new CsvFile(path, charset).read(text -> {
            try (var records = reader.ofCsvRecord(text)) {
                return rows(records);
            }
        });
    }

    private LabelledTexts rows(Iterable<CsvRecord> records) {
        var texts = new ArrayList<LabelledText>();
        var remarks = new ArrayList<String>();
        List<String> header = null;
        for (var row : records) {
            if (header == null) {
                header = row.getFields().stream().map(String::strip).toList();
                columns(header);
            } else if (row.getFieldCount() != header.size()) {
                remarks.add(remark(
                        row,
                        new Problem(
                                "row",
                                row.getFieldCount() + " cells",
                                header.size() + " cells, as many as the header has")));
            } else {
                row(row, header, texts, remarks);
            }
        }
        if (header == null) {
            throw new UnusableFileException(path + " is empty; its first line must name the columns");
        }
        contradictions(texts, remarks);
        return LabelledTexts.of(texts, remarks);
    }

    /** The same text under two labels teaches nothing, but which of the two is wrong only people know. */
    private void contradictions(List<LabelledText> texts, List<String> remarks) {
        var first = new HashMap<String, LabelledText>();
        for (var text : texts) {
            var earlier = first.putIfAbsent(text.text(), text);
            if (earlier != null && !earlier.label().equals(text.label())) {
                remarks.add("line " + text.line() + ": "
                        + new Problem(
                                        labelColumn,
                                        text.label(),
                                        "'" + earlier.label() + "', as of the same text on line " + earlier.line()
                                                + ", or that one must be this")
                                .sentence()
                        + "; both are kept");
            }
        }
    }

    private void columns(List<String> header) {
        for (var column : columns()) {
            if (!header.contains(column)) {
                throw new UnusableFileException(
                        path + " has no column '" + column + "'; it has " + String.join(", ", header));
            }
        }
    }

    private List<String> columns() {
        var columns = new ArrayList<>(textColumns);
        columns.add(labelColumn);
        return columns;
    }

    private void row(CsvRecord row, List<String> header, List<LabelledText> texts, List<String> remarks) {
        var label = row.getField(header.indexOf(labelColumn)).strip();
        var parts = textColumns.stream()
                .map(column -> row.getField(header.indexOf(column)))
                .toList();
        if (label.isEmpty()) {
            remarks.add(remark(row, new Problem(labelColumn, "", "a label")));
        } else if (label.length() > LONGEST_LABEL) {
            remarks.add(remark(
                    row, new Problem(labelColumn, label, "a label of at most " + LONGEST_LABEL + " characters")));
        } else if (parts.stream().allMatch(String::isBlank)) {
            remarks.add(remark(row, new Problem(String.join(", ", textColumns), "", "a text")));
        } else {
            texts.add(LabelledText.of(row.getStartingLineNumber(), parts, label));
        }
    }

    private static String remark(CsvRecord row, Problem problem) {
        return "line " + row.getStartingLineNumber() + ": " + problem.sentence() + ", so it is left out";
    }
}
