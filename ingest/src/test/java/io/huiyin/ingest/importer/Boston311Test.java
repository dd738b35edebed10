package io.huiyin.ingest.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.huiyin.event.ActionKind;
import io.huiyin.event.Channel;
import io.huiyin.event.Report;
import io.huiyin.ingest.importer.mapping.Mapping;
import io.huiyin.policy.ClockRules;
import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import io.huiyin.policy.PolicyRules;
import io.huiyin.topic.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of Boston's 311 line: real records, four months of them, whose figures are known. */
class Boston311Test {
    private static final Path EXAMPLE = Path.of("../examples/boston311");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T00:00:00Z"));

    @Test
    void policy_hasNoTargetOfItsOwnAndMergesNothing() throws IOException {
        var policy = policy();

        assertThat(policy.zone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(policy.duplicates().near()).isFalse();
        assertThat(policy.clocks()).extracting(ClockRules::name).containsExactly("respond");
        assertThat(policy.clocks().getFirst().targets().usual()).isEmpty();
        assertThat(policy.clocks().getFirst().targets().exceptions()).isEmpty();
        assertThat(policy.clocks().getFirst().course().stops()).contains(ActionKind.RESPOND);
    }

    @Test
    void file_asMapped_givesThePublishedFigures(@TempDir Path state) throws IOException {
        var file = data().resolve("boston311-2011-jul-oct.csv.gz");
        assumeTrue(Files.isRegularFile(file), "no " + file + "; set HUIYIN_DATA to the folder that holds it");

        try (var outlet = new RecordingOutlet()) {
            var request = new ImportRequest(
                    file,
                    Optional.of(mapping()),
                    "here",
                    new ImportRequest.Backfill(Optional.empty()),
                    false,
                    Optional.of(state),
                    1_000);

            var outcome = new Importer(request, outlet, CLOCK, ImportListener.NONE).run();

            // https://data.boston.gov, 311 service requests: rows, closed rows, and no two with one id.
            assertThat(outcome).isInstanceOfSatisfying(Outcome.Completed.class, done -> assertThat(
                            done.summary().tally())
                    .isEqualTo(new Tally(41_827, 41_827, 39_368, 0, 0, 0)));
            assertThat(outlet.reports()).extracting(Report::getEventId).doesNotHaveDuplicates();
            assertThat(figures(outlet))
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of("in time", 27_324, "late", 6_145, "open", 2_285, "no target", 41_827 - 35_754));
            assertThatPolicyNamesThem(outlet);
            assertThat(outlet.actions())
                    .filteredOn(action -> action.getAction() == ActionKind.END_BATCH)
                    .hasSize(13);
            assertThat(outlet.reports())
                    .filteredOn(report -> report.getChannel() == Channel.HOTLINE)
                    .hasSize(20_608);
            assertThat(outlet.reports())
                    .filteredOn(report ->
                            report.getPlace() == null || report.getPlace().getLatitude() == null)
                    .as("requests at City Hall's coordinates are not placed")
                    .hasSize(1_963 + 1_432);
        }
    }

    private static void assertThatPolicyNamesThem(RecordingOutlet outlet) throws IOException {
        var policy = policy();
        var sites = new HashSet<String>();
        var categories = new HashSet<String>();
        outlet.reports().forEach(report -> {
            sites.add(report.getSite());
            categories.add(report.getCategory());
        });
        assertThat(sites).isEqualTo(policy.sites().keySet());
        assertThat(categories).isEqualTo(policy.categories().keySet());
    }

    private static Map<String, Integer> figures(RecordingOutlet outlet) {
        var answered = new HashMap<String, Instant>();
        outlet.actions().stream()
                .filter(action -> action.getAction() == ActionKind.RESPOND)
                .forEach(action -> answered.put(action.getReference(), action.getOccurredAt()));
        var figures = new HashMap<String, Integer>();
        outlet.reports().forEach(report -> figures.merge(verdict(report, answered), 1, Integer::sum));
        return figures;
    }

    private static String verdict(Report report, Map<String, Instant> answered) {
        if (report.getDueAt() == null) {
            return "no target";
        }
        var at = answered.get(Reference.of(report.getTenant(), report.getEventId()));
        if (at == null) {
            return "open";
        }
        return at.isAfter(report.getDueAt()) ? "late" : "in time";
    }

    private static Mapping mapping() throws IOException {
        return Files311.mapping(Files.readString(EXAMPLE.resolve("mapping.yaml")));
    }

    private static PolicyRules policy() throws IOException {
        return switch (PolicyLanguage.parse(Files.readString(EXAMPLE.resolve("policy.yaml")))) {
            case Parsed.Sound sound -> sound.rules();
            case Parsed.Unsound unsound -> throw new AssertionError(unsound.problems());
        };
    }

    private static Path data() {
        var folder =
                System.getProperty("HUIYIN_DATA", System.getenv().getOrDefault("HUIYIN_DATA", "../../shared/data"));
        return Path.of(folder);
    }
}
