package io.huiyin.ingest.importer.rows;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.huiyin.check.Problem;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of a CSV file. A quote that is opened and never closed would swallow all that follows as one cell, so it is an
 * error of the file, not of the row.
 */
final class CsvRows implements RowReader {
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final List<String> header;
    private final Map<String, Integer> places = new HashMap<>();

    private CsvRows(CsvReader<CsvRecord> reader, List<String> header, Iterator<CsvRecord> records) {
        this.reader = reader;
        this.records = records;
        this.header = header;
        for (int i = 0; i < header.size(); i++) {
            places.putIfAbsent(header.get(i), i);
        }
    }

    static CsvRows open(Reader text, char delimiter) throws IOException {
        var reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text);
        var records = reader.iterator();
        var header = advance(records)
                .map(first -> first.getFields().stream().map(String::strip).toList())
                .orElse(List.of());
        return new CsvRows(reader, header, records);
    }

    @Override
    public Optional<List<String>> columns() {
        return Optional.of(header);
    }

    @Override
    public Optional<Row> next() throws IOException {
        return advance(records).map(this::row);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private Row row(CsvRecord next) {
        long line = next.getStartingLineNumber();
        var fields = next.getFields();
        if (fields.size() != header.size()) {
            var found = fields.size() + " cells";
            return new Row.Broken(line, new Problem("row", found, header.size() + " cells, as many as the header has"));
        }
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).indexOf(InputFile.NOT_UTF8) >= 0) {
                return new Row.Broken(
                        line, new Problem(header.get(i), InputFile.readable(fields.get(i)), "UTF-8 text"));
            }
        }
        return new Row.Whole(line, new Cells.Csv(places, fields));
    }

    private static Optional<CsvRecord> advance(Iterator<CsvRecord> records) throws IOException {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (CsvParseException e) {
            throw new IOException("the file is not CSV from here on: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
