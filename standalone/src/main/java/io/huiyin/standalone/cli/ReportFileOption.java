package io.huiyin.standalone.cli;

import io.huiyin.learn.duplicates.UnreadableRowException;
import io.huiyin.learn.text.CsvFile;
import io.huiyin.learn.text.UnusableFileException;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A file of reports of which somebody has said what is the same. */
@NullUnmarked
final class ReportFileOption {
    @Mixin
    private CharsetOption charset;

    @Parameters(index = "0", paramLabel = "FILE", description = "CSV with a line of names first (gzip too).")
    private Path path;

    Path path() {
        return path;
    }

    /** What is in it; refused where it cannot be read, by file, line, column and value. */
    <T> T read(Function<CsvFile, T> reader) {
        try {
            return reader.apply(new CsvFile(path, charset.charset()));
        } catch (UnusableFileException e) {
            throw new UsageException(e.getMessage());
        } catch (UnreadableRowException e) {
            throw new UsageException(path + ": " + e.getMessage());
        }
    }
}
