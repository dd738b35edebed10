package io.huiyin.standalone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file to write to, or standard output where none is named. A file that was there is written anew. */
final class OutFile implements AutoCloseable {
    private final Writer writer;
    private final boolean own;

    OutFile(@Nullable Path file, PrintWriter standard) throws IOException {
        own = file != null;
        writer = file == null ? standard : Files.newBufferedWriter(file);
    }

    Writer writer() {
        return writer;
    }

    @Override
    public void close() throws IOException {
        writer.flush();
        if (own) {
            writer.close();
        }
    }
}
