package io.huiyin.ingest.importer;

import io.huiyin.check.Problem;
import io.huiyin.ingest.importer.mapping.Mapping;
import io.huiyin.ingest.importer.mapping.RowMapper;
import io.huiyin.ingest.importer.mapping.Shape;
import io.huiyin.ingest.importer.rows.InputFile;
import io.huiyin.ingest.writer.Outlet;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;

/**
 * Imports one file into a running instance.
 *
 * <p>Nothing that it sends depends on when or how often it runs: event ids come from the rows, the batch from the file. So an
 * import may be interrupted, repeated or run twice at once, and the result is that of one run.
 */
public final class Importer {
    private final ImportRequest request;
    private final Outlet outlet;
    private final InstantSource clock;
    private final ImportListener listener;

    /** What to import, where to (not touched in a dry run), by which clock no event may be later than now, and who is told. */
    public Importer(ImportRequest request, Outlet outlet, InstantSource clock, ImportListener listener) {
        this.request = request;
        this.outlet = outlet;
        this.clock = clock;
        this.listener = listener;
    }

    /** Runs to the end of the file, or to the first failure that is not a row's. */
    public Outcome run() {
        var shape = request.mapping().map(Mapping::shape).orElse(Shape.USUAL);
        try (var file = InputFile.open(request.file());
                var rows = shape.rows(file)) {
            var misfits = Misfits.of(request.mapping(), rows.columns());
            if (!misfits.isEmpty()) {
                return new Outcome.Refused(misfits);
            }
            var fingerprint = Fingerprint.of(request.file());
            var batches = new Batches(request.mode(), fingerprint);
            var mapper = RowMapper.of(request.mapping(), batches::of);
            return new ImportRun(request, outlet, clock, listener, batches, key(fingerprint))
                    .run(new ChunkReader(file, rows, mapper, clock, shape.isArranged()), file.size());
        } catch (IOException e) {
            return new Outcome.Refused(
                    List.of(new Problem("file", request.file().toString(), "a file that can be read: " + e)));
        }
    }

    /** Whatever makes the records another sequence, or their destination another place, makes it another import. */
    private String key(String fingerprint) {
        var all = String.join(
                "\0", fingerprint, request.mapping().toString(), request.mode().toString(), request.target());
        return HexFormat.of().formatHex(Fingerprint.of(all));
    }
}
