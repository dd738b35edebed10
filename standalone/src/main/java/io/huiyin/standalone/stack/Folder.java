package io.huiyin.standalone.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folder of one installation, held by one process at a time. The operating system lets go of it when that process dies, however it dies. */
public final class Folder implements AutoCloseable {
    /** The lock is on a byte far behind the text, so that others may read who holds it where locks are mandatory. */
    private static final long LOCKED_BYTE = 1L << 40;

    private static final String KAFKA_PORT = "kafka.port";

    private final Path path;
    private final FileChannel channel;

    private Folder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Takes the folder, making it where it is missing. Throws with who has it where it is taken. */
    public static Folder take(Path path) {
        var file = path.resolve("lock");
        try {
            Files.createDirectories(path);
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                var holder = Files.readString(file).strip();
                channel.close();
                throw new IllegalStateException("another huiyin" + (holder.isEmpty() ? "" : " (process " + holder + ")")
                        + " is using " + path + "; stop it first, or give another folder with --data");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new Folder(path, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the folder " + path + ": " + e.getMessage(), e);
        }
    }

    public Path path() {
        return path;
    }

    public Path kafka() {
        return path.resolve("kafka");
    }

    /** The sink's file of DuckDB, where it fills one. */
    public Path duckDb() {
        return path.resolve("duckdb").resolve("huiyin.duckdb");
    }

    /** The port that Kafka had here last; empty on a fresh folder. */
    Optional<Integer> keptKafkaPort() {
        try {
            var file = path.resolve(KAFKA_PORT);
            return Files.exists(file)
                    ? Optional.of(Integer.parseInt(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void keepKafkaPort(String port) {
        try {
            Files.writeString(path.resolve(KAFKA_PORT), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path database() {
        return path.resolve("postgresql");
    }

    /** Where the database's programs are unpacked. */
    public Path databaseBinaries() {
        return path.resolve("bin");
    }

    public Path state() {
        return path.resolve("state");
    }

    /** Settings with which other commands find what runs here. */
    public Path running() {
        return path.resolve("running.properties");
    }

    /** The log file of a folder. */
    public static Path log(Path path) {
        return path.resolve("log").resolve("huiyin.log");
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(running());
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot let go of the folder " + path, e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
