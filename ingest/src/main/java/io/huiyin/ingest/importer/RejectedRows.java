package io.huiyin.ingest.importer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The file of rejected rows, one JSON object a line; there is none where no row was rejected. */
final class RejectedRows {
    private final Path path;
    private long length;

    private RejectedRows(Path path, long length) {
        this.path = path;
        this.length = length;
    }

    /** Cuts the file to what had been acknowledged: the rest will be found again. */
    static RejectedRows resume(Path path, long length) throws IOException {
        if (length == 0) {
            Files.deleteIfExists(path);
            return new RejectedRows(path, 0);
        }
        try (var channel = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            channel.truncate(length);
            return new RejectedRows(path, channel.size());
        }
    }

    /** Adds rows and gives the file's length after them. */
    long append(List<Rejection> rejections) throws IOException {
        if (!rejections.isEmpty()) {
            var lines = new StringBuilder();
            rejections.forEach(rejection -> lines.append(rejection.json()).append('\n'));
            var bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
            try (var channel = FileChannel.open(path, StandardOpenOption.APPEND, StandardOpenOption.CREATE)) {
                while (bytes.hasRemaining()) {
                    length += channel.write(bytes);
                }
            }
        }
        return length;
    }
}
