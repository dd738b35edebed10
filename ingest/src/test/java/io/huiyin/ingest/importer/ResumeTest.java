package io.huiyin.ingest.importer;

import static io.huiyin.ingest.importer.Files311.ARRANGED;
import static io.huiyin.ingest.importer.Files311.HEADER;
import static io.huiyin.ingest.importer.Files311.MAPPING;
import static io.huiyin.ingest.importer.Files311.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.ActionKind;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Report;
import io.huiyin.ingest.importer.mapping.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An import that breaks off, however often and wherever, comes to what one that does not comes to. */
class ResumeTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T00:00:00Z"));

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void import_brokenOffAnywhere_givesTheSameEventsRejectionsAndFigures(int seed) throws IOException {
        var random = new Random(seed);
        var mapping = seed % 2 == 0 ? MAPPING : ARRANGED;
        var text = randomFile(random);
        var calm =
                Files.writeString(Files.createDirectory(folder.resolve("calm")).resolve("in.csv"), text);
        var stormy = Files.writeString(
                Files.createDirectory(folder.resolve("stormy")).resolve("in.csv"), text);
        var expected = run(mapping, calm, 7, Integer.MAX_VALUE);

        var all = new ArrayList<SpecificRecord>();
        var chunkRows = 1 + random.nextInt(9);
        var last = run(mapping, stormy, chunkRows, random.nextInt(12));
        all.addAll(last.written());
        while (!(last.outcome() instanceof Outcome.Completed)) {
            if (random.nextInt(8) == 0) {
                Files.deleteIfExists(state(stormy));
            }
            // One chunk, its answers and the reports of the next must fit, or it would never get on.
            last = run(mapping, stormy, chunkRows, 4 * chunkRows + 4 + random.nextInt(40));
            all.addAll(last.written());
        }

        assertThat(new LinkedHashSet<>(all)).containsExactlyInAnyOrderElementsOf(expected.written());
        assertThat(all).last().isInstanceOfSatisfying(CaseAction.class, action -> assertThat(action.getAction())
                .isEqualTo(ActionKind.END_BATCH));
        assertThat(all.subList(0, all.size() - last.summary().sites().size()).stream()
                        .filter(ResumeTest::isEnd)
                        .toList())
                .as("ends before everything was acknowledged")
                .isSubsetOf(expected.written());
        assertThat(last.summary().tally().rows())
                .isEqualTo(expected.summary().tally().rows());
        assertThat(last.summary().tally().rejected())
                .isEqualTo(expected.summary().tally().rejected());
        assertThat(last.summary().sites()).isEqualTo(expected.summary().sites());
        assertThat(rejected(stormy)).isEqualTo(rejected(calm));
        assertThat(state(stormy)).doesNotExist();
    }

    @Test
    void secondRun_goesOnAfterWhatIsAcknowledged() throws IOException {
        var file = Files.writeString(folder.resolve("in.csv"), HEADER + row(1, true) + row(2, true) + row(3, true));

        var first = run(file, 1, 3);
        var second = run(file, 1, Integer.MAX_VALUE);

        assertThat(first.outcome()).isInstanceOfSatisfying(Outcome.Stopped.class, stopped -> assertThat(stopped.why())
                .contains("the broker is gone"));
        assertThat(first.summary().tally().rows()).isEqualTo(1);
        assertThat(second.written())
                .filteredOn(Report.class::isInstance)
                .extracting(event -> ((Report) event).getEventId())
                .containsExactly("city:2", "city:3");
        assertThat(second.summary().resumedAt()).isEqualTo(1);
        assertThat(second.summary().tally()).isEqualTo(new Tally(3, 3, 3, 0, 0, 0));
    }

    @Test
    void state_ofAnotherTargetOrFile_isNotGoneOnWith() throws IOException {
        var file = Files.writeString(folder.resolve("in.csv"), HEADER + row(1, true) + row(2, true));
        run(file, 1, 3);

        var elsewhere = run(MAPPING, file, 1, Integer.MAX_VALUE, "another cluster");

        assertThat(elsewhere.summary().resumedAt()).isZero();
    }

    @Test
    void state_thatCannotBeRead_isAFreshStart() throws IOException {
        var file = Files.writeString(folder.resolve("in.csv"), HEADER + row(1, true));
        Files.writeString(state(file), "{\"key\":");

        assertThat(run(file, 1, Integer.MAX_VALUE).outcome()).isInstanceOf(Outcome.Completed.class);
    }

    private record Ran(Outcome outcome, Summary summary, List<SpecificRecord> written) {}

    private static Ran run(Path file, int chunkRows, int writesUntilFailure) {
        return run(MAPPING, file, chunkRows, writesUntilFailure);
    }

    private static Ran run(Mapping mapping, Path file, int chunkRows, int writesUntilFailure) {
        return run(mapping, file, chunkRows, writesUntilFailure, "here");
    }

    private static Ran run(Mapping mapping, Path file, int chunkRows, int writesUntilFailure, String target) {
        try (var outlet = new RecordingOutlet(writesUntilFailure)) {
            var request = new ImportRequest(
                    file,
                    Optional.of(mapping),
                    target,
                    new ImportRequest.Backfill(Optional.empty()),
                    false,
                    Optional.empty(),
                    chunkRows);
            var outcome = new Importer(request, outlet, CLOCK, ImportListener.NONE).run();
            assertThat(outlet.early()).isEmpty();
            var summary =
                    switch (outcome) {
                        case Outcome.Completed completed -> completed.summary();
                        case Outcome.Stopped stopped -> stopped.summary();
                        case Outcome.Refused refused -> throw new AssertionError(refused.problems());
                    };
            return new Ran(outcome, summary, outlet.written());
        }
    }

    private static String randomFile(Random random) {
        var text = new StringBuilder(HEADER);
        for (int i = 0; i < 60; i++) {
            text.append(random.nextInt(6) == 0 ? i + ",not a time,,,A,lamp\n" : row(i, random.nextBoolean()));
        }
        return text.toString();
    }

    private static boolean isEnd(SpecificRecord event) {
        return event instanceof CaseAction action && action.getAction() == ActionKind.END_BATCH;
    }

    private static Path state(Path file) {
        return file.resolveSibling("in.csv.import-state.json");
    }

    private static String rejected(Path file) throws IOException {
        return Files.readString(file.resolveSibling("in.csv.rejected.ndjson"));
    }
}
