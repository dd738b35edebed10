package io.huiyin.ingest.importer.rows;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A file opened for reading as text: unpacked where its first bytes say gzip, without a byte order mark.
 *
 * <p>Bytes that are not UTF-8 become {@link #NOT_UTF8}, a noncharacter that no honest text holds, so that one bad byte costs
 * one row and not the file.
 */
public final class InputFile implements Closeable {
    static final char NOT_UTF8 = '\uFFFF';

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_LOOK_AHEAD = 1 << 12;

    private final CountingStream raw;
    private final BufferedReader text;
    private final long size;

    private InputFile(CountingStream raw, BufferedReader text, long size) {
        this.raw = raw;
        this.text = text;
        this.size = size;
    }

    /** Opens the file at its beginning. */
    public static InputFile open(Path file) throws IOException {
        var raw = new CountingStream(Files.newInputStream(file));
        try {
            var plain = withoutByteOrderMark(unpacked(new BufferedInputStream(raw, BUFFER)));
            var decoder = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .replaceWith(String.valueOf(NOT_UTF8));
            return new InputFile(
                    raw, new BufferedReader(new InputStreamReader(plain, decoder), BUFFER), Files.size(file));
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    /** The rows in the format given, or in the one that the first character tells: an opening brace is NDJSON. */
    public RowReader rows(Optional<Format> format, char delimiter) throws IOException {
        return switch (format.isPresent() ? format.get() : guess()) {
            case CSV -> CsvRows.open(text, delimiter);
            case NDJSON -> new JsonRows(text);
        };
    }

    /** Bytes of the file, as it lies there, that have been read. */
    public long position() {
        return raw.count();
    }

    /** Bytes of the file as it lies there. */
    public long size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private Format guess() throws IOException {
        text.mark(LONGEST_LOOK_AHEAD);
        int first = text.read();
        for (int i = 1; i < LONGEST_LOOK_AHEAD && first >= 0 && Character.isWhitespace(first); i++) {
            first = text.read();
        }
        text.reset();
        return first == '{' ? Format.NDJSON : Format.CSV;
    }

    private static InputStream unpacked(BufferedInputStream in) throws IOException {
        in.mark(2);
        int magic = in.read() | in.read() << 8;
        in.reset();
        return magic == GZIPInputStream.GZIP_MAGIC
                ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER)
                : in;
    }

    private static InputStream withoutByteOrderMark(InputStream in) throws IOException {
        in.mark(3);
        if (in.read() != 0xEF || in.read() != 0xBB || in.read() != 0xBF) {
            in.reset();
        }
        return in;
    }

    /** The text of a cell with the mark of bad bytes made visible. */
    static String readable(String text) {
        return text.replace(NOT_UTF8, '\uFFFD');
    }
}
