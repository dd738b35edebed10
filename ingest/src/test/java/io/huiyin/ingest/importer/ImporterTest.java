package io.huiyin.ingest.importer;

import static io.huiyin.ingest.importer.Files311.HEADER;
import static io.huiyin.ingest.importer.Files311.MAPPING;
import static io.huiyin.ingest.importer.Files311.gzip;
import static io.huiyin.ingest.importer.Files311.row;
import static io.huiyin.ingest.importer.Files311.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.event.ActionKind;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Report;
import io.huiyin.ingest.importer.mapping.Mapping;
import io.huiyin.topic.Reference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImporterTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T00:00:00Z"));

    @TempDir
    private Path folder;

    private final RecordingOutlet outlet = new RecordingOutlet();

    @AfterEach
    void close() {
        outlet.close();
    }

    @Test
    void row_withReportAndAnswer_isWrittenAsHistoryAndTheBatchIsClosed() throws IOException {
        var file =
                write("in.csv", HEADER + "7,2011-07-01 01:32:33,2011-07-15 01:32:32,2011-07-02 05:06:58,B 3,a lamp\n");

        var outcome = run(ImportRequest.backfill(file, Optional.of(MAPPING), "here"));

        assertThat(outcome).isInstanceOf(Outcome.Completed.class);
        var report = outlet.reports().getFirst();
        assertThat(report.getSite()).isEqualTo("b-3");
        assertThat(report.getSubmittedAt()).isEqualTo(Instant.parse("2011-07-01T05:32:33Z"));
        assertThat(report.getDueAt()).isEqualTo(Instant.parse("2011-07-15T05:32:32Z"));
        assertThat(report.getBatch()).startsWith("import-");
        assertThat(outlet.actions())
                .extracting(CaseAction::getAction)
                .containsExactly(ActionKind.RESPOND, ActionKind.END_BATCH);
        assertThat(outlet.actions().getFirst().getReference()).isEqualTo(Reference.of("city", "city:7"));
        assertThat(outlet.actions().getFirst().getOccurredAt()).isEqualTo(Instant.parse("2011-07-02T09:06:58Z"));
        assertThat(outlet.actions()).extracting(CaseAction::getBatch).containsOnly(report.getBatch());
    }

    @Test
    void manyRows_areWrittenInOrderWithBoundedFlightAndNoActionBeforeItsReport() throws IOException {
        var text = new StringBuilder(HEADER);
        for (int i = 0; i < 500; i++) {
            text.append(row(i, i % 2 == 0));
        }
        var file = write("in.csv", text.toString());

        var outcome = run(request(file, 16));

        assertThat(outlet.early()).isEmpty();
        assertThat(outlet.mostPending()).isLessThanOrEqualTo(2 * 2 * 16);
        assertThat(outlet.reports())
                .extracting(Report::getEventId)
                .startsWith("city:0", "city:1")
                .hasSize(500);
        assertThat(summary(outcome).tally()).isEqualTo(new Tally(500, 500, 250, 0, 0, 0));
        assertThat(summary(outcome).sites())
                .containsExactlyInAnyOrder("city.district-0", "city.district-1", "city.district-2");
        assertThat(outlet.actions().subList(250, 253))
                .extracting(CaseAction::getSite)
                .containsExactly("district-0", "district-1", "district-2");
    }

    @Test
    void sameFile_importedAgain_isTheSameEvents() throws IOException {
        var file = write("in.csv", HEADER + row(1, true) + row(2, false));
        var first = new ArrayList<SpecificRecord>();
        run(request(file, 10));
        first.addAll(outlet.written());

        run(request(file, 10));

        assertThat(outlet.written().subList(first.size(), 2 * first.size())).isEqualTo(first);
        assertThat(folder)
                .isDirectoryContaining("regex:.*in\\.csv")
                .isDirectoryNotContaining("regex:.*(state|rejected).*");
    }

    @Test
    void anotherFileOrTenant_isAnotherBatch() throws IOException {
        run(request(write("one.csv", HEADER + row(1, false)), 10));
        run(request(write("two.csv", HEADER + row(1, true)), 10));

        assertThat(outlet.reports()).extracting(Report::getBatch).doesNotHaveDuplicates();
        assertThat(new Batches(new ImportRequest.Backfill(Optional.empty()), "f").of("a"))
                .isNotEqualTo(new Batches(new ImportRequest.Backfill(Optional.empty()), "f").of("b"));
    }

    @Test
    void batch_thatIsGiven_wins() throws IOException {
        var file = write("in.csv", HEADER + row(1, false));

        run(with(request(file, 10), new ImportRequest.Backfill(Optional.of("spring-2011")), false));

        assertThat(outlet.reports()).extracting(Report::getBatch).containsExactly("spring-2011");
        assertThat(outlet.actions()).extracting(CaseAction::getEventId).containsExactly("end:spring-2011:district-1");
    }

    @Test
    void batch_thatIsTooLong_isRefused() {
        assertThatThrownBy(() -> new ImportRequest.Backfill(Optional.of("x".repeat(101))))
                .hasMessageContaining("1 to 100 characters");
    }

    @Test
    void live_reportsAreAsTheyAreAndNoBatchEnds() throws IOException {
        var file = write("in.csv", HEADER + "1,2026-02-01 00:00:00,,2026-02-02 00:00:00,A,lamp\n");

        run(with(request(file, 10), new ImportRequest.Live(), false));

        assertThat(outlet.reports())
                .singleElement()
                .extracting(Report::getBatch)
                .isNull();
        assertThat(outlet.actions())
                .singleElement()
                .extracting(CaseAction::getBatch)
                .isNull();
    }

    @Test
    void dryRun_checksEveryRowAndWritesNothing() throws IOException {
        var file = write("in.csv", HEADER + row(1, true) + "2,soon,,,A,lamp\n");
        var rejected = new ArrayList<Rejection>();

        var outcome = new Importer(
                        with(request(file, 1), new ImportRequest.Backfill(Optional.empty()), true),
                        outlet,
                        CLOCK,
                        listener(rejected))
                .run();

        assertThat(outlet.written()).isEmpty();
        assertThat(summary(outcome).tally()).isEqualTo(new Tally(2, 1, 1, 1, 0, 0));
        assertThat(rejected)
                .extracting(Rejection::toString)
                .containsExactly(
                        "line 3: report.submittedAt is 'soon'; it must be a time written as yyyy-MM-dd HH:mm:ss");
        assertThat(folder).isDirectoryNotContaining("regex:.*(state|rejected).*");
    }

    @Test
    void wrongRows_areKeptWithLineFieldAndWhatWouldBeRight_andTheRestIsImported() throws IOException {
        var text = HEADER
                + row(1, true)
                + "2,2011-02-30 00:00:00,,,A,\"two\nlines\"\n"
                + "3,2011-07-01 00:00:00\n"
                + ",2011-07-01 00:00:00,,,A,no id\n"
                + "5,2011-07-01 00:00:00,,,北矿,name without Latin letters\n"
                + "6,2011-07-01 00:00:00,,,A," + "x".repeat(10_001) + "\n"
                + row(7, false);

        var outcome = run(request(write("in.csv", text), 2));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(summary(outcome).tally()).isEqualTo(new Tally(7, 2, 1, 5, 0, 0));
        assertThat(outlet.reports()).extracting(Report::getEventId).containsExactly("city:1", "city:7");
        var lines = Files.readAllLines(folder.resolve("in.csv.rejected.ndjson"));
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0))
                .contains("\"line\":3", "\"report.submittedAt\"", "2011-02-30 00:00:00", "yyyy-MM-dd HH:mm:ss");
        assertThat(lines.get(1)).contains("\"line\":5", "2 cells", "6 cells");
        assertThat(lines.get(2)).contains("\"line\":6", "report.eventId");
        assertThat(lines.get(3)).contains("\"line\":7", "report.site", "北矿", "Latin letters");
        assertThat(lines.get(4)).contains("\"line\":8", "report.text", "at most 10000 characters");
    }

    @Test
    void badBytes_costOneRow() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(utf8(HEADER + row(1, false) + "2,2011-07-01 00:00:00,,,A,caf"));
        bytes.write(0xE9);
        bytes.writeBytes(utf8("\n" + row(3, false)));
        var file = Files.write(folder.resolve("in.csv"), bytes.toByteArray());

        var outcome = run(request(file, 10));

        assertThat(outlet.reports()).extracting(Report::getEventId).containsExactly("city:1", "city:3");
        assertThat(summary(outcome).tally().rejected()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("in.csv.rejected.ndjson"))).contains("\"line\":3", "what", "UTF-8");
    }

    @Test
    void gzipAndByteOrderMark_areRecognisedByTheBytes() throws IOException {
        var marked = new ByteArrayOutputStream();
        marked.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        marked.writeBytes(utf8(HEADER + row(1, false)));
        var file = Files.write(folder.resolve("no-ending"), gzip(marked.toByteArray()));

        run(request(file, 10));

        assertThat(outlet.reports()).extracting(Report::getEventId).containsExactly("city:1");
    }

    @Test
    void gzip_thatEndsEarly_stopsAfterTheRowsThatWereWhole() throws IOException {
        var text = new StringBuilder(HEADER);
        for (int i = 0; i < 20_000; i++) {
            text.append(row(i, true));
        }
        var whole = gzip(utf8(text.toString()));
        var file = Files.write(folder.resolve("in.csv.gz"), Arrays.copyOf(whole, whole.length / 2));

        var outcome = run(request(file, 1000));

        assertThat(outcome).isInstanceOf(Outcome.Stopped.class);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(summary(outcome).tally().reports())
                .isPositive()
                .isEqualTo(outlet.reports().size());
        assertThat(outlet.actions()).extracting(CaseAction::getAction).doesNotContain(ActionKind.END_BATCH);
        assertThat(folder.resolve("in.csv.gz.import-state.json")).exists();
    }

    @Test
    void quote_thatIsNeverClosed_stopsTheImportWithItsLine() throws IOException {
        var file = write("in.csv", HEADER + row(1, true) + "2,2011-07-01 00:00:00,,,A,\"lamp\n" + row(3, true));

        var outcome = run(request(file, 10));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Stopped.class, stopped -> assertThat(stopped.why())
                .contains("line 3"));
        assertThat(outlet.written()).hasSize(2);
    }

    @Test
    void column_thatIsNotInTheFile_isRefusedWithTheNearest() throws IOException {
        var file = write("in.csv", "id,opend,due,closed,district,what\n");

        assertThat(run(request(file, 10)))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.value()).isEqualTo("opened");
                            assertThat(problem.expected()).contains("opend perhaps");
                        }));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {"||,begins with its header", "|id,opened,due,closed,district,what,due|,in the header once"})
    void header_thatIsMissingOrAmbiguous_isRefused(String header, String expected) throws IOException {
        assertThat(run(request(write("in.csv", header), 10)))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.problems())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.expected()).contains(expected)));
    }

    @Test
    void file_thatIsNotThere_isRefused() {
        var outcome = run(request(folder.resolve("none.csv"), 10));

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void csv_withoutMapping_isRefused() throws IOException {
        var file = write("in.csv", HEADER + row(1, true));

        assertThat(run(ImportRequest.backfill(file, Optional.empty(), "here")))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.problems())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.field()).isEqualTo("mapping")));
    }

    @Test
    void ndjson_withoutMapping_isReportsAsTheGatewayTakesThem() throws IOException {
        var file = write("in.ndjson", """
                {"eventId":"1","tenant":"city","site":"north","text":"lamp","submittedAt":"2011-07-01T00:00:00Z"}

                {"eventId":"2","tenant":"city","site":"north","txet":"lamp","submittedAt":"2011-07-01T00:00:00Z"}
                no json
                {"eventId":"3","tenant":"city","site":"north","title":"灯","submittedAt":"2011-07-01T08:00:00+08:00"}
                """);

        var outcome = run(ImportRequest.backfill(file, Optional.empty(), "here"));

        assertThat(outlet.reports()).extracting(Report::getEventId).containsExactly("1", "3");
        assertThat(outlet.reports())
                .allSatisfy(report -> assertThat(report.getBatch()).startsWith("import-"));
        assertThat(summary(outcome).tally()).isEqualTo(new Tally(4, 2, 0, 2, 0, 0));
        assertThat(Files.readString(folder.resolve("in.ndjson.rejected.ndjson")))
                .contains("\"line\":3", "txet", "\"line\":4");
    }

    @Test
    void emptyFile_isNothingToDo() throws IOException {
        var mapping =
                Files311.mapping("{format: ndjson, report: {eventId: '{a}', tenant: t, site: s, submittedAt: '{b}'}}");

        var outcome = run(ImportRequest.backfill(write("in.ndjson", ""), Optional.of(mapping), "here"));

        assertThat(summary(outcome).tally()).isEqualTo(Tally.NONE);
    }

    @Test
    void rowsOutOfOrder_areCounted() throws IOException {
        var outcome = run(request(write("in.csv", HEADER + row(5, false) + row(3, false) + row(9, false)), 10));

        assertThat(summary(outcome).tally().unordered()).isEqualTo(1);
    }

    @Test
    void stateFolder_takesTheStateAndTheRejectedRows() throws IOException {
        var file = write("in.csv", HEADER + "1,never,,,A,lamp\n");
        var elsewhere = folder.resolve("state/of/imports");
        var request = new ImportRequest(
                file,
                Optional.of(MAPPING),
                "here",
                new ImportRequest.Backfill(Optional.empty()),
                false,
                Optional.of(elsewhere),
                10);

        run(request);

        assertThat(elsewhere.resolve("in.csv.rejected.ndjson")).exists();
    }

    private Outcome run(ImportRequest request) {
        return new Importer(request, outlet, CLOCK, ImportListener.NONE).run();
    }

    private static Summary summary(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed completed -> completed.summary();
            case Outcome.Stopped stopped -> stopped.summary();
            case Outcome.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    private static ImportListener listener(List<Rejection> rejected) {
        return new ImportListener() {
            @Override
            public void rejected(Rejection rejection) {
                rejected.add(rejection);
            }
        };
    }

    private static ImportRequest request(Path file, int chunkRows) {
        return new ImportRequest(
                file,
                Optional.<Mapping>of(MAPPING),
                "here",
                new ImportRequest.Backfill(Optional.empty()),
                false,
                Optional.empty(),
                chunkRows);
    }

    private static ImportRequest with(ImportRequest request, ImportRequest.Mode mode, boolean dryRun) {
        return new ImportRequest(
                request.file(),
                request.mapping(),
                request.target(),
                mode,
                dryRun,
                request.stateDir(),
                request.chunkRows());
    }

    private Path write(String name, String text) throws IOException {
        return Files.write(folder.resolve(name), utf8(text));
    }
}
