package io.huiyin.ingest.importer.rows;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;

/**
 * A row on its way through a sort.
 *
 * @param number the row's place in the file, which no two have in common
 * @param row the row as {@link RowCodec} writes it
 * @param before the row before it in its group likewise; of no length where there is none
 */
record Entry(String group, long millis, long number, byte[] row, byte[] before) {
    static final byte[] NONE = {};
    static final Comparator<Entry> BY_TIME =
            Comparator.comparingLong(Entry::millis).thenComparingLong(Entry::number);
    static final Comparator<Entry> BY_GROUP = Comparator.comparing(Entry::group).thenComparing(BY_TIME);

    /** What an entry takes beside its texts, in bytes. */
    private static final int OVERHEAD = 128;

    /** About what it takes of memory, in bytes. */
    long weight() {
        return OVERHEAD + 2L * group.length() + row.length + before.length;
    }

    void write(DataOutput out) throws IOException {
        RowCodec.writeText(out, group);
        out.writeLong(millis);
        out.writeLong(number);
        writeBytes(out, row);
        writeBytes(out, before);
    }

    static Entry read(DataInput in) throws IOException {
        return new Entry(RowCodec.readText(in), in.readLong(), in.readLong(), readBytes(in), readBytes(in));
    }

    private static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInput in) throws IOException {
        var bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
