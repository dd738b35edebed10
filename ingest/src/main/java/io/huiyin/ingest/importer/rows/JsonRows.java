package io.huiyin.ingest.importer.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.check.Problem;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Optional;

/** The lines of an NDJSON file; blank ones are passed over. A line over the limit is read to its end and not kept. */
final class JsonRows implements RowReader {
    /** Four times what the longest lawful report can take with every character escaped. */
    static final int LONGEST_LINE = 1 << 20;

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private final Reader text;
    private long lines;

    JsonRows(Reader text) {
        this.text = text;
    }

    @Override
    public Optional<List<String>> columns() {
        return Optional.empty();
    }

    @Override
    public Optional<Row> next() throws IOException {
        var line = new StringBuilder();
        while (readLine(line)) {
            if (!line.toString().isBlank()) {
                return Optional.of(row(lines, line.toString()));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private static Row row(long number, String line) {
        if (line.length() > LONGEST_LINE) {
            return new Row.Broken(number, new Problem("line", line, "at most " + LONGEST_LINE + " characters long"));
        }
        if (line.indexOf(InputFile.NOT_UTF8) >= 0) {
            return new Row.Broken(number, new Problem("line", InputFile.readable(line), "UTF-8 text"));
        }
        try {
            if (JSON.readTree(line) instanceof ObjectNode object) {
                return new Row.Whole(number, new Cells.Json(object));
            }
            return new Row.Broken(number, new Problem("line", line, "one JSON object"));
        } catch (JsonProcessingException e) {
            return new Row.Broken(
                    number, new Problem("line", line, "one JSON object (" + e.getOriginalMessage() + ")"));
        }
    }

    /** Reads one line, keeping one character more than the limit at most. False at the end of the file. */
    private boolean readLine(StringBuilder line) throws IOException {
        line.setLength(0);
        int c = text.read();
        if (c < 0) {
            return false;
        }
        lines++;
        for (; c >= 0 && c != '\n'; c = text.read()) {
            if (line.length() <= LONGEST_LINE) {
                line.append((char) c);
            }
        }
        return true;
    }
}
