package io.huiyin.ingest.importer.mapping;

import io.huiyin.ingest.importer.rows.Cells;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Makes events of rows, each checked as the gateway checks it. */
public interface RowMapper {

    /** What this row comes to. {@code now} is what no event may be later than. */
    Mapped map(Cells cells, Instant now);

    /**
     * By a mapping; without one a line must be a report as it is.
     *
     * @param batchOf the batch of a tenant's events; empty where they are live
     */
    static RowMapper of(Optional<Mapping> mapping, Function<String, Optional<String>> batchOf) {
        var events = new EventMaker(batchOf);
        return mapping.<RowMapper>map(rules -> new MappedRows(rules, events)).orElseGet(() -> new ReportLines(events));
    }
}
