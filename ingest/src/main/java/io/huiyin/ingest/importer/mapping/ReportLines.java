package io.huiyin.ingest.importer.mapping;

import io.huiyin.check.EventCheck;
import io.huiyin.check.Problem;
import io.huiyin.event.Report;
import io.huiyin.ingest.importer.rows.Cells;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Lines that are reports already, as the gateway takes them. */
record ReportLines(EventMaker events) implements RowMapper {

    @Override
    public Mapped map(Cells cells, Instant now) {
        var problems = new ArrayList<Problem>();
        var report =
                switch (cells) {
                    case Cells.Json line ->
                        events.make(
                                line.node(),
                                Report.class,
                                read -> EventCheck.check(read, now),
                                "report.",
                                List.of(),
                                problems);
                    case Cells.Csv row -> throw new IllegalStateException("a CSV file is refused without a mapping");
                    case Cells.Following row -> throw new IllegalStateException("only a mapping arranges rows");
                    case Cells.Blanked row -> throw new IllegalStateException("only a mapping blanks cells");
                };
        return problems.isEmpty() ? new Mapped.Events(report, List.of()) : new Mapped.Rejected(problems);
    }
}
