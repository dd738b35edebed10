package io.huiyin.learn.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.huiyin.check.Problem;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * A CSV file of labelled texts; packed by gzip where its first bytes say so.
 *
 * @param path where it lies
 * @param textColumns one column of text, or a title's and those of the text
 * @param labelColumn the column of labels
 * @param charset how it is written; a byte order mark of UTF-8 is passed over
 */
public record LabelledFile(Path path, List<String> textColumns, String labelColumn, Charset charset) {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * Every row that has text and label; the others are left out, with a remark that names line and column.
     *
     * @throws UnusableFileException where there is no such file, where it is not CSV in this charset, or where a column is not
     *     in it
     */
    public LabelledTexts read() {
        var reader = CsvReader.builder()
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
        try (var text = open();
                var records = reader.ofCsvRecord(text)) {
            return rows(records);
        } catch (NoSuchFileException e) {
            throw new UnusableFileException("there is no file " + path, e);
        } catch (CsvParseException e) {
            throw new UnusableFileException(path + " is not CSV from here on: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw unreadable(Objects.requireNonNullElse(e.getCause(), new IOException(e)));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private UnusableFileException unreadable(IOException e) {
        return new UnusableFileException(
                e instanceof CharacterCodingException
                        ? path + " is not text in " + charset + "; name the charset that it is in, such as GB18030"
                        : path + " cannot be read: " + e.getMessage(),
                e);
    }

    private Reader open() throws IOException {
        var raw = new BufferedInputStream(Files.newInputStream(path));
        raw.mark(2);
        int magic = raw.read() | raw.read() << 8;
        raw.reset();
        InputStream plain = magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(raw) : raw;
        var text = new BufferedReader(new InputStreamReader(
                plain,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
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
        return LabelledTexts.of(texts, remarks);
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
