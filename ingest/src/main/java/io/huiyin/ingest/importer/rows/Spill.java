package io.huiyin.ingest.importer.rows;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What does not fit into memory, in one file of the system's temporary folder that is gone when the process is, however it ends. */
final class Spill implements Closeable {
    private static final int BUFFER = 1 << 16;

    private @Nullable FileChannel file;

    /** Writes entries behind what is there. */
    Run write(List<Entry> entries) throws IOException {
        var channel = file == null ? open() : file;
        file = channel;
        long from = channel.size();
        channel.position(from);
        var out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
        for (var entry : entries) {
            entry.write(out);
        }
        out.flush();
        return new Run(new DataInputStream(new BufferedInputStream(new From(channel, from), BUFFER)), entries.size());
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private static FileChannel open() throws IOException {
        return FileChannel.open(
                Files.createTempFile("huiyin-import", ".rows"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** The bytes of a file from a place on, whatever others read of it meanwhile. */
    private static final class From extends InputStream {
        private final FileChannel file;
        private long position;

        From(FileChannel file, long position) {
            this.file = file;
            this.position = position;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = file.read(ByteBuffer.wrap(into, offset, length), position);
            position += Math.max(read, 0);
            return read;
        }
    }
}
