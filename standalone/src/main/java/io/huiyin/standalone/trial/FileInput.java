package io.huiyin.standalone.trial;

import io.huiyin.check.Problem;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Report;
import io.huiyin.ingest.importer.Misfits;
import io.huiyin.ingest.importer.mapping.Mapped;
import io.huiyin.ingest.importer.mapping.Mapping;
import io.huiyin.ingest.importer.mapping.RowMapper;
import io.huiyin.ingest.importer.mapping.Shape;
import io.huiyin.ingest.importer.rows.Cells;
import io.huiyin.ingest.importer.rows.InputFile;
import io.huiyin.ingest.importer.rows.Row;
import io.huiyin.topic.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A file of history, played as if it were live.
 *
 * @param mapping how rows become events; empty where each line is an event
 * @param tenant whose events are played; empty where the file holds one tenant's only
 */
public record FileInput(Path file, Optional<Mapping> mapping, Optional<String> tenant, Span span)
        implements RecordingInput {
    /** What no event may be later than: a trial asks no clock, and a file may be of tomorrow. */
    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

    /** History may be checked leniently, since the topology asks again what it asks of everybody. */
    private static final String BATCH = "trial";

    private static final int STEP = 1_000;

    @Override
    public Source into(Recording recording, Listener listener) throws IOException {
        var shape = mapping.map(Mapping::shape).orElse(Shape.USUAL);
        try (var input = InputFile.open(file);
                var rows = shape.rows(input)) {
            var misfits = Misfits.of(mapping, rows.columns());
            if (!misfits.isEmpty()) {
                throw new UnplayableException(sentences(misfits));
            }
            var reading = new Reading(recording, listener);
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                reading.take(row.get());
                if (reading.rows % STEP == 0) {
                    listener.read(input.position(), input.size());
                }
            }
            return new Source(reading.onlyTenant(), List.of(), List.of(), reading.rejected);
        }
    }

    private static String sentences(List<Problem> problems) {
        return problems.stream().map(Problem::sentence).collect(Collectors.joining("; "));
    }

    private final class Reading {
        private final Recording recording;
        private final Listener listener;
        private final RowMapper mapper = RowMapper.of(mapping, _tenant -> Optional.of(BATCH));
        private final TreeSet<String> tenants = new TreeSet<>();
        private long rows;
        private long rejected;

        Reading(Recording recording, Listener listener) {
            this.recording = recording;
            this.listener = listener;
        }

        void take(Row row) throws IOException {
            rows++;
            switch (row) {
                case Row.Broken broken -> reject(row, List.of(broken.problem()));
                case Row.Whole whole -> take(whole);
            }
        }

        private void take(Row.Whole row) throws IOException {
            if (mapping.isEmpty() && row.cells() instanceof Cells.Json json) {
                switch (EventLines.read(json.node(), LATEST)) {
                    case EventLines.Line.Played played -> add(played.tenant(), played.record());
                    case EventLines.Line.Wrong wrong -> reject(row, wrong.problems());
                }
                return;
            }
            switch (mapper.map(row.cells(), LATEST)) {
                case Mapped.Rejected wrong -> reject(row, wrong.problems());
                case Mapped.Events events -> take(events);
            }
        }

        private void take(Mapped.Events events) throws IOException {
            if (events.report().isPresent()) {
                add(
                        events.report().get().getTenant(),
                        LiveEvent.of(events.report().get()));
            }
            for (var action : events.actions()) {
                add(action.getTenant(), LiveEvent.of(action, time(action, events.report())));
            }
        }

        /** What is said to have been done before the report was made is played with it: nobody could do it earlier. */
        private static Instant time(CaseAction action, Optional<Report> report) {
            var done = action.getOccurredAt();
            return report.filter(about ->
                            Reference.of(about.getTenant(), about.getEventId()).equals(action.getReference()))
                    .map(Report::getSubmittedAt)
                    .filter(done::isBefore)
                    .orElse(done);
        }

        private void add(String of, Recorded record) throws IOException {
            if (tenant.map(of::equals).orElse(true) && span.holds(record.at())) {
                tenants.add(of);
                recording.add(record, 0);
            }
        }

        private void reject(Row row, List<Problem> problems) {
            rejected++;
            listener.rejected("line " + row.line() + ": " + sentences(problems));
        }

        private String onlyTenant() {
            if (tenants.size() > 1) {
                throw new UnplayableException("the file has events of several tenants (" + String.join(", ", tenants)
                        + "), and a policy is one tenant's: say --tenant");
            }
            return tenants.isEmpty() ? tenant.orElse("") : tenants.first();
        }
    }
}
