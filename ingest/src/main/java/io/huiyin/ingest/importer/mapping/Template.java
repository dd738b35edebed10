package io.huiyin.ingest.importer.mapping;

import io.huiyin.ingest.importer.rows.Cells;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Text with columns in braces, such as {@code boston:{case_enquiry_id}}; without a brace it is a constant, and two braces are
 * one that means itself. Where all its columns are blank the whole is empty, so that {@code boston:} alone is nobody's id.
 */
record Template(List<Piece> pieces) implements Expression {

    /** Nothing at all. */
    static final Template EMPTY = new Template(List.of());

    /** A stretch of text, or a column to put in. */
    sealed interface Piece {}

    record Text(String text) implements Piece {}

    record Column(String name) implements Piece {}

    /** One column, as it is. */
    static Template column(String name) {
        return new Template(List.of(new Column(name)));
    }

    /** The same text for every row. */
    static Template constant(String text) {
        return new Template(List.of(new Text(text)));
    }

    /** Reads the text; empty where a brace is not closed, or closes nothing, or holds no name. */
    static Optional<Template> parse(String source) {
        var pieces = new ArrayList<Piece>();
        var text = new StringBuilder();
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c != '{' && c != '}') {
                text.append(c);
            } else if (i + 1 < source.length() && source.charAt(i + 1) == c) {
                text.append(c);
                i++;
            } else {
                int end = source.indexOf('}', i);
                var name = c == '{' && end > i ? source.substring(i + 1, end).strip() : "";
                if (name.isEmpty() || name.indexOf('{') >= 0) {
                    return Optional.empty();
                }
                addText(pieces, text);
                pieces.add(new Column(name));
                i = end;
            }
        }
        addText(pieces, text);
        return Optional.of(new Template(List.copyOf(pieces)));
    }

    @Override
    public Value of(Cells cells) {
        var filled = new StringBuilder();
        boolean hasColumn = false;
        boolean allBlank = true;
        for (var piece : pieces) {
            var part =
                    switch (piece) {
                        case Text text -> text.text();
                        case Column column -> cells.cell(column.name());
                    };
            hasColumn |= piece instanceof Column;
            allBlank &= piece instanceof Text || part.isEmpty();
            filled.append(part);
        }
        return hasColumn && allBlank ? Value.EMPTY : Value.of(filled.toString().strip());
    }

    @Override
    public Set<String> columns() {
        var columns = new TreeSet<String>();
        for (var piece : pieces) {
            if (piece instanceof Column column) {
                columns.add(column.name());
            }
        }
        return columns;
    }

    /** The text of a constant. */
    String words() {
        return pieces.stream()
                .map(piece -> piece instanceof Text text ? text.text() : "")
                .collect(Collectors.joining());
    }

    private static void addText(List<Piece> pieces, StringBuilder text) {
        if (!text.isEmpty()) {
            pieces.add(new Text(text.toString()));
            text.setLength(0);
        }
    }
}
