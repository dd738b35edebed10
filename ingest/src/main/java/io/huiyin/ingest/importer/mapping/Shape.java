package io.huiyin.ingest.importer.mapping;

import io.huiyin.check.Problem;
import io.huiyin.ingest.importer.rows.ArrangedRows;
import io.huiyin.ingest.importer.rows.Cells;
import io.huiyin.ingest.importer.rows.Format;
import io.huiyin.ingest.importer.rows.InputFile;
import io.huiyin.ingest.importer.rows.Placement;
import io.huiyin.ingest.importer.rows.RowReader;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the rows of a file are written and in which order they are meant.
 *
 * @param format empty lets the file's first character tell
 * @param delimiter what stands between the cells of a CSV row
 * @param blank texts that stand for nothing
 * @param sort the time by which rows are sorted; empty keeps the file's order
 * @param group whose rows follow each other; empty where rows have nothing to do with each other
 */
public record Shape(
        Optional<Format> format,
        char delimiter,
        Set<String> blank,
        Optional<Expression> sort,
        Optional<Template> group) {

    /** As a file is read for which nobody says anything: its first character tells the format, and its order is meant. */
    public static final Shape USUAL = new Shape(Optional.empty(), ',', Set.of(), Optional.empty(), Optional.empty());

    /**
     * The rows of a file in the order that is meant.
     *
     * @throws IOException where the file cannot be read
     */
    public RowReader rows(InputFile file) throws IOException {
        var rows = file.rows(format, delimiter);
        return isArranged() ? new ArrangedRows(rows, this::place) : rows;
    }

    /** Whether the order of rows is another than the file's, or rows know the one before. */
    public boolean isArranged() {
        return sort.isPresent() || group.isPresent();
    }

    Set<String> columns() {
        var columns = new TreeSet<String>();
        sort.ifPresent(time -> columns.addAll(time.columns()));
        group.ifPresent(key -> columns.addAll(key.columns()));
        return columns;
    }

    private Placement place(Cells row) {
        var cells = row.blanking(blank);
        var key = group.map(template -> template.of(cells)).orElse(Value.EMPTY) instanceof Value.Given given
                ? given.text()
                : "";
        var time = sort.map(expression -> expression.of(cells)).orElse(new Value.Given(Instant.EPOCH.toString()));
        return switch (time) {
            case Value.Given at ->
                new Placement.At(key, Instant.parse(at.text()).toEpochMilli());
            case Value.Wrong wrong -> new Placement.Nowhere(new Problem("sort", wrong.given(), wrong.expected()));
            case Value.Empty nothing ->
                new Placement.Nowhere(new Problem("sort", "", "given, since rows are sorted by it"));
        };
    }
}
