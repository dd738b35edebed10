package io.huiyin.benchmarks.quality;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The rows of a CSV file in UTF-8 whose first line names its columns; packed by gzip where its name ends in ".gz". */
public final class CsvTable {
    private CsvTable() {}

    /** All rows, in the order of the file. */
    public static List<NamedCsvRecord> read(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file);
                var plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                var text = new InputStreamReader(plain, StandardCharsets.UTF_8);
                var reader = CsvReader.builder().ofNamedCsvRecord(text)) {
            return reader.stream().toList();
        }
    }
}
