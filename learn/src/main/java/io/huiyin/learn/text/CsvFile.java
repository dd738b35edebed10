package io.huiyin.learn.text;

import de.siegmar.fastcsv.reader.CsvParseException;
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
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * A CSV file; packed by gzip where its first bytes say so.
 *
 * @param path where it lies
 * @param charset how it is written; a byte order mark of UTF-8 is passed over
 */
public record CsvFile(Path path, Charset charset) {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Reads the file's text from its beginning. */
    @FunctionalInterface
    public interface Taker<T> {
        T take(Reader text) throws IOException;
    }

    /**
     * What the taker makes of the text.
     *
     * @throws UnusableFileException where there is no such file, or where it is not CSV in this charset
     */
    public <T> T read(Taker<T> taker) {
        try (var text = open()) {
            return taker.take(text);
        } catch (NoSuchFileException e) {
            throw new UnusableFileException("there is no file " + path, e);
        } catch (CsvParseException e) {
            throw e.getCause() instanceof IOException cause
                    ? unreadable(cause)
                    : new UnusableFileException(path + " is not CSV from here on: " + e.getMessage(), e);
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
}
