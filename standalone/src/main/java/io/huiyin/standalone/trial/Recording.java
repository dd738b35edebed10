package io.huiyin.standalone.trial;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Recorded input in a temporary file, to be played in the order of time: records of one instant by {@link Input} and lane, then as
 * they were added. Some twenty bytes of each record are in memory. Closing it
 * removes the file, and so does the end of the process.
 */
public final class Recording implements AutoCloseable {
    private static final int NULL = -1;

    private final Path file;
    private final DataOutputStream out;
    private final int[] sizes = new int[Input.values().length];
    private byte[] inputs = new byte[1024];
    private int[] lanes = new int[1024];
    private long[] times = new long[1024];
    private long[] places = new long[1024];
    private int size;
    private long written;

    private Recording(Path file, DataOutputStream out) {
        this.file = file;
        this.out = out;
    }

    /** An empty one in the folder for temporary files. */
    public static Recording create() throws IOException {
        var file = Files.createTempFile("huiyin-trial-", ".recording");
        file.toFile().deleteOnExit();
        return new Recording(
                file, new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)));
    }

    /** @param lane what tells records of one instant apart: their partition */
    void add(Recorded record, int lane) throws IOException {
        if (size + 1 >= times.length) {
            inputs = Arrays.copyOf(inputs, inputs.length * 2);
            lanes = Arrays.copyOf(lanes, lanes.length * 2);
            times = Arrays.copyOf(times, times.length * 2);
            places = Arrays.copyOf(places, places.length * 2);
        }
        inputs[size] = (byte) record.input().ordinal();
        lanes[size] = lane;
        times[size] = record.at().toEpochMilli();
        places[size] = written;
        write(record.key());
        write(record.value());
        sizes[record.input().ordinal()]++;
        size++;
        places[size] = written;
    }

    /** How many records there are. */
    public int size() {
        return size;
    }

    int size(Input input) {
        return sizes[input.ordinal()];
    }

    /** The earliest time of a record; must not be asked of an empty recording. */
    Instant first() {
        return Instant.ofEpochMilli(Arrays.stream(times, 0, size).min().orElseThrow());
    }

    /** The latest time of a record; must not be asked of an empty recording. */
    Instant last() {
        return Instant.ofEpochMilli(Arrays.stream(times, 0, size).max().orElseThrow());
    }

    /** Nothing is added any more; now it can be played. */
    Tape tape() throws IOException {
        out.flush();
        var inOrder = IntStream.range(1, size).allMatch(i -> times[i] > times[i - 1]);
        var order = IntStream.range(0, size);
        return new Tape(
                inOrder
                        ? order.toArray()
                        : order.boxed()
                                .sorted(Comparator.<Integer>comparingLong(i -> times[i])
                                        .thenComparingInt(i -> inputs[i])
                                        .thenComparingInt(i -> lanes[i]))
                                .mapToInt(Integer::intValue)
                                .toArray());
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }

    private void write(byte @Nullable [] bytes) throws IOException {
        out.writeInt(bytes == null ? NULL : bytes.length);
        written += Integer.BYTES;
        if (bytes != null) {
            out.write(bytes);
            written += bytes.length;
        }
    }

    /** Who plays a record. */
    interface Listener {
        void hear(Recorded record);
    }

    /** The records in their order; safe to be played by several threads at once. */
    final class Tape {
        private final int[] order;

        private Tape(int[] order) {
            this.order = order;
        }

        void play(Listener listener) throws IOException {
            try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
                for (int i : order) {
                    listener.hear(record(channel, i));
                }
            }
        }

        private Recorded record(FileChannel channel, int i) throws IOException {
            var buffer = ByteBuffer.allocate((int) (places[i + 1] - places[i]));
            for (long at = places[i]; buffer.hasRemaining(); at = places[i] + buffer.position()) {
                if (channel.read(buffer, at) < 0) {
                    throw new IOException("the recording " + file + " was cut off");
                }
            }
            buffer.flip();
            return new Recorded(
                    Input.values()[inputs[i]], Instant.ofEpochMilli(times[i]), bytes(buffer), bytes(buffer));
        }

        private static byte @Nullable [] bytes(ByteBuffer buffer) {
            int length = buffer.getInt();
            if (length == NULL) {
                return null;
            }
            var bytes = new byte[length];
            buffer.get(bytes);
            return bytes;
        }
    }
}
