package io.huiyin.ingest.importer.rows;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file in the order of time, each with the one before it in its group, in bounded memory:
 *
 * <pre>
 *   file -> sorted by group and time -> each with the row before it -> sorted by time -> out
 * </pre>
 *
 * Rows of the same time keep the file's order. The whole file is read before the first row is given; where the file breaks
 * off, that is told after the rows that could be read.
 */
public final class ArrangedRows implements RowReader {
    /** About how much of memory either sort may take, in bytes. */
    private static final long BUDGET = 64L << 20;

    private final RowReader file;
    private final Function<Cells, Placement> placing;
    private final RowCodec codec = new RowCodec();
    private final ExternalSort byGroup;
    private final ExternalSort byTime;
    private @Nullable IOException failure;
    private boolean isRead;
    private long count;
    private long given;

    ArrangedRows(RowReader file, Function<Cells, Placement> placing, long budget) {
        this.file = file;
        this.placing = placing;
        this.byGroup = new ExternalSort(Entry.BY_GROUP, budget);
        this.byTime = new ExternalSort(Entry.BY_TIME, budget);
    }

    /** These rows, each at its place. */
    public ArrangedRows(RowReader file, Function<Cells, Placement> placing) {
        this(file, placing, BUDGET);
    }

    @Override
    public Optional<List<String>> columns() {
        return file.columns();
    }

    @Override
    public Optional<Row> next() throws IOException {
        if (!isRead) {
            isRead = true;
            read();
            follow();
        }
        var entry = byTime.take();
        if (entry.isEmpty() && failure != null) {
            throw failure;
        }
        given++;
        return entry.isEmpty() ? Optional.empty() : Optional.of(row(entry.get()));
    }

    @Override
    public double share() {
        return count == 0 ? 1 : Math.min(1, (double) given / count);
    }

    @Override
    public void close() throws IOException {
        byGroup.close();
        byTime.close();
        file.close();
    }

    private void read() throws IOException {
        long latest = Long.MIN_VALUE;
        for (var row = fromFile(); row.isPresent(); row = fromFile()) {
            var placed = placed(row.get());
            if (placed instanceof Placement.At at) {
                latest = at.millis();
                byGroup.add(new Entry(at.group(), latest, count, codec.write(row.get()), Entry.NONE));
            } else if (placed instanceof Placement.Nowhere nowhere) {
                var broken = new Row.Broken(row.get().line(), nowhere.problem());
                byGroup.add(new Entry("", latest, count, codec.write(broken), Entry.NONE));
            }
            count++;
        }
    }

    /** A file that breaks off ends here; the failure waits for its turn. */
    private Optional<Row> fromFile() {
        try {
            return file.next();
        } catch (IOException e) {
            failure = e;
            return Optional.empty();
        }
    }

    private Placement placed(Row row) {
        return switch (row) {
            case Row.Whole whole -> placing.apply(whole.cells());
            case Row.Broken broken -> new Placement.Nowhere(broken.problem());
        };
    }

    private void follow() throws IOException {
        var group = "";
        var before = Entry.NONE;
        for (var next = byGroup.take(); next.isPresent(); next = byGroup.take()) {
            var entry = next.get();
            var isFirst = entry.group().isEmpty() || !entry.group().equals(group);
            byTime.add(new Entry("", entry.millis(), entry.number(), entry.row(), isFirst ? Entry.NONE : before));
            group = entry.group();
            before = entry.row();
        }
        byGroup.close();
    }

    private Row row(Entry entry) throws IOException {
        var row = codec.read(entry.row());
        if (row instanceof Row.Whole now) {
            var before = entry.before().length > 0 && codec.read(entry.before()) instanceof Row.Whole earlier
                    ? Optional.of(earlier.cells())
                    : Optional.<Cells>empty();
            return new Row.Whole(now.line(), new Cells.Following(now.cells(), before));
        }
        return row;
    }
}
