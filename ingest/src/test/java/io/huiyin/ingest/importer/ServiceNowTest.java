package io.huiyin.ingest.importer;

import static io.huiyin.event.ActionKind.ACKNOWLEDGE;
import static io.huiyin.event.ActionKind.CANCEL;
import static io.huiyin.event.ActionKind.END_BATCH;
import static io.huiyin.event.ActionKind.RESOLVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.huiyin.event.ActionKind;
import io.huiyin.event.Report;
import io.huiyin.ingest.importer.mapping.Mapping;
import io.huiyin.policy.ClockRules;
import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import io.huiyin.topic.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of an incident process's event log: a row for every update, of which the changes become actions. */
class ServiceNowTest {
    private static final Path EXAMPLE = Path.of("../examples/servicenow");
    private static final Path SLICE = Path.of("src/test/resources/io/huiyin/ingest/importer/incident-updates.csv");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T00:00:00Z"));
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path state;

    @Test
    void policy_hasAClockForEachPublishedFigure() throws IOException {
        var parsed = PolicyLanguage.parse(Files.readString(EXAMPLE.resolve("policy.yaml")));

        assertThat(parsed).isInstanceOfSatisfying(Parsed.Sound.class, sound -> {
            assertThat(sound.rules().clocks()).extracting(ClockRules::name).contains("acknowledge", "resolve");
            assertThat(sound.rules().duplicates().near()).isFalse();
            assertThat(sound.rules().channels()).isNotEmpty();
        });
    }

    /** Seven incidents in all the ways that the log knows, their rows in disorder. */
    @Test
    void updatesOfIncidents_becomeTheActionsThatTheyAre() throws IOException {
        try (var outlet = new RecordingOutlet()) {
            var outcome = run(SLICE, outlet);

            assertThat(outcome).isInstanceOfSatisfying(Outcome.Completed.class, done -> assertThat(
                            done.summary().tally().rejected())
                    .isZero());
            assertThat(outlet.early()).isEmpty();
            assertThat(outlet.reports()).extracting(Report::getEventId).doesNotHaveDuplicates();
            assertThat(lives(outlet))
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "incident:9000001",
                            "TRANSFER ASSIGN ACKNOWLEDGE RESPOND RESOLVE COMMENT",
                            "incident:9000002",
                            "ACKNOWLEDGE PAUSE COMMENT RESUME RESPOND RESOLVE COMMENT",
                            "incident:9000003",
                            "ACKNOWLEDGE RESPOND REOPEN ACKNOWLEDGE RESPOND RESOLVE COMMENT",
                            "incident:9000004",
                            "ACKNOWLEDGE RESPOND CANCEL",
                            "incident:9000005",
                            "RECLASSIFY RECLASSIFY ACKNOWLEDGE PAUSE RESPOND RESOLVE COMMENT",
                            "incident:9000006",
                            "ACKNOWLEDGE CANCEL",
                            "incident:9000007",
                            "TRANSFER ASSIGN TRANSFER ASSIGN ACKNOWLEDGE RESPOND RESOLVE COMMENT"));
        }
    }

    /** Known of this log: 51.7 % resolved and 79.9 % first moved out of New in less than 24 hours. */
    @Test
    void file_asMapped_givesThePublishedFigures() throws IOException {
        var file = data().resolve("servicenow-incident-events.csv.gz");
        assumeTrue(Files.isRegularFile(file), "no " + file + "; set HUIYIN_DATA to the folder that holds it");
        try (var outlet = new RecordingOutlet()) {
            var outcome = run(file, outlet);

            assertThat(outcome).isInstanceOfSatisfying(Outcome.Completed.class, done -> {
                assertThat(done.summary().tally().rows()).isEqualTo(141_712);
                assertThat(done.summary().tally().reports()).isEqualTo(24_918);
                assertThat(done.summary().tally().rejected()).isZero();
            });
            var opened = outlet.reports().stream()
                    .collect(Collectors.toMap(
                            report -> Reference.of(report.getTenant(), report.getEventId()), Report::getSubmittedAt));
            var acknowledged = times(outlet, ACKNOWLEDGE, true);
            var resolved = times(outlet, RESOLVE, false);
            assertThat(acknowledged).hasSize(24_918);
            assertThat(within(acknowledged, opened)).isEqualTo(19_921);
            assertThat(resolved).hasSize(23_362);
            assertThat(within(resolved, opened)).isEqualTo(12_071);
            assertThat(times(outlet, CANCEL, true)).hasSize(24_918 - 23_362).doesNotContainKeys(keys(resolved));
        }
    }

    private static String[] keys(Map<String, Instant> map) {
        return map.keySet().toArray(String[]::new);
    }

    private static long within(Map<String, Instant> ends, Map<String, Instant> starts) {
        return ends.entrySet().stream()
                .filter(end -> Duration.between(starts.get(end.getKey()), end.getValue())
                                .compareTo(DAY)
                        < 0)
                .count();
    }

    /** When each case had such an action: the first, or the last. */
    private static Map<String, Instant> times(RecordingOutlet outlet, ActionKind kind, boolean first) {
        var times = new HashMap<String, Instant>();
        outlet.actions().stream()
                .filter(action -> action.getAction() == kind)
                .forEach(action ->
                        times.merge(action.getReference(), action.getOccurredAt(), (old, next) -> first ? old : next));
        return times;
    }

    private static Map<String, String> lives(RecordingOutlet outlet) {
        var names = outlet.reports().stream()
                .collect(Collectors.toMap(
                        report -> Reference.of(report.getTenant(), report.getEventId()), Report::getEventId));
        return outlet.actions().stream()
                .filter(action -> action.getAction() != END_BATCH)
                .collect(Collectors.groupingBy(
                        action -> names.get(action.getReference()),
                        Collectors.mapping(action -> action.getAction().name(), Collectors.joining(" "))));
    }

    private Outcome run(Path file, RecordingOutlet outlet) throws IOException {
        var request = new ImportRequest(
                file,
                Optional.of(mapping()),
                "here",
                new ImportRequest.Backfill(Optional.empty()),
                false,
                Optional.of(state),
                1_000);
        return new Importer(request, outlet, CLOCK, ImportListener.NONE).run();
    }

    private static Mapping mapping() throws IOException {
        return Files311.mapping(Files.readString(EXAMPLE.resolve("mapping.yaml")));
    }

    private static Path data() {
        return Path.of(
                System.getProperty("HUIYIN_DATA", System.getenv().getOrDefault("HUIYIN_DATA", "../../shared/data")));
    }
}
