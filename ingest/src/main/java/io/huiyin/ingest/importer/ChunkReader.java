package io.huiyin.ingest.importer;

import io.huiyin.event.CaseAction;
import io.huiyin.event.Report;
import io.huiyin.ingest.importer.mapping.Mapped;
import io.huiyin.ingest.importer.mapping.RowMapper;
import io.huiyin.ingest.importer.rows.InputFile;
import io.huiyin.ingest.importer.rows.Row;
import io.huiyin.ingest.importer.rows.RowReader;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads rows and makes events of them, a chunk at a time. */
final class ChunkReader {
    private final InputFile file;
    private final RowReader rows;
    private final RowMapper mapper;
    private final InstantSource clock;
    private final boolean isOrderMeant;
    private Instant latest = Instant.MIN;
    private Optional<String> failure = Optional.empty();

    /** @param isOrderMeant whether the rows come in an order that the mapping asked for */
    ChunkReader(InputFile file, RowReader rows, RowMapper mapper, InstantSource clock, boolean isOrderMeant) {
        this.file = file;
        this.rows = rows;
        this.mapper = mapper;
        this.clock = clock;
        this.isOrderMeant = isOrderMeant;
    }

    /** Where the file broke, so that what follows cannot be read; the rows before it have been given out. */
    Optional<String> failure() {
        return failure;
    }

    /** Passes over rows that are done. */
    void skip(long count) {
        for (long done = 0; done < count && nextRow().isPresent(); ) {
            done++;
        }
    }

    /** The next rows, {@code limit} at most; empty at the end of the file, or where it broke. */
    Optional<Chunk> next(int limit) {
        var now = clock.instant();
        var reports = new ArrayList<Report>();
        var actions = new ArrayList<CaseAction>();
        var rejections = new ArrayList<Rejection>();
        int read = 0;
        int nothing = 0;
        int unordered = 0;
        for (var row = nextRow(); row.isPresent(); row = read < limit ? nextRow() : Optional.empty()) {
            read++;
            switch (mapped(row.get(), now)) {
                case Mapped.Rejected wrong ->
                    rejections.add(new Rejection(row.get().line(), wrong.problems()));
                case Mapped.Events events -> {
                    nothing += events.isNothing() ? 1 : 0;
                    unordered += events.report().map(this::isBeforeTheLast).orElse(false) ? 1 : 0;
                    events.report().ifPresent(reports::add);
                    actions.addAll(events.actions());
                }
            }
        }
        var tally = new Tally(read, reports.size(), actions.size(), rejections.size(), nothing, unordered);
        return read == 0
                ? Optional.empty()
                : Optional.of(new Chunk(reports, actions, rejections, tally, (long) (file.position() * rows.share())));
    }

    private Optional<Row> nextRow() {
        try {
            return failure.isPresent() ? Optional.empty() : rows.next();
        } catch (IOException e) {
            failure = Optional.of(e.toString());
            return Optional.empty();
        }
    }

    private Mapped mapped(Row row, Instant now) {
        return switch (row) {
            case Row.Whole whole -> mapper.map(whole.cells(), now);
            case Row.Broken broken -> new Mapped.Rejected(List.of(broken.problem()));
        };
    }

    private boolean isBeforeTheLast(Report report) {
        var isBefore = !isOrderMeant && report.getSubmittedAt().isBefore(latest);
        latest = isBefore ? latest : report.getSubmittedAt();
        return isBefore;
    }
}
