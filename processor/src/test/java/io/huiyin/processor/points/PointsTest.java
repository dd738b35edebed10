package io.huiyin.processor.points;

import static io.huiyin.processor.flow.Samples.OPENED;
import static io.huiyin.processor.flow.Samples.answeredCase;
import static io.huiyin.processor.flow.Samples.change;
import static io.huiyin.processor.flow.Samples.event;
import static io.huiyin.processor.flow.Samples.openCase;
import static io.huiyin.processor.flow.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.policy.PointRules;
import io.huiyin.processor.flow.CaseChange;
import io.huiyin.processor.flow.Samples;
import io.huiyin.processor.flow.StageDriver;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PointsTest {

    private static final Case OPEN = openCase("A1").build();
    private static final Case ANSWERED = answeredCase("A1", Duration.ofHours(2)).build();
    private static final Case RESOLVED = Case.newBuilder(ANSWERED)
            .setStatus(CaseStatus.RESOLVED)
            .setClosedAt(OPENED.plus(Duration.ofHours(3)))
            .build();
    private static final Case VOTED = Case.newBuilder(RESOLVED).setVotes(1).build();

    static Stream<Arguments> changes() {
        var reopened = Case.newBuilder(OPEN).setReopened(1).build();
        var resolvedAgain = Case.newBuilder(RESOLVED).setReopened(1).build();
        var vote = event(VOTED, CaseEventKind.VOTED).setReporter("miner-9").build();
        var anonymous = Case.newBuilder(ANSWERED).setReporter(null).build();
        var joined = report(OPEN, CaseEventKind.REPORT_JOINED, "miner-8")
                .setReference("B2")
                .build();
        return Stream.of(
                row(
                        "a report opens",
                        change(
                                null,
                                OPEN,
                                report(OPEN, CaseEventKind.OPENED, "miner-7").build()),
                        "acme.pit-1.A1/report/A1/miner-7=5"),
                row("a report joins", change(OPEN, OPEN, joined), "acme.pit-1.A1/report/B2/miner-8=5"),
                row(
                        "an anonymous one joins",
                        change(
                                OPEN,
                                OPEN,
                                report(OPEN, CaseEventKind.REPORT_JOINED, null).build())),
                row("the first answer", change(OPEN, ANSWERED), "acme.pit-1.A1/answered/A1/miner-7=3"),
                row("a second answer", change(ANSWERED, ANSWERED)),
                row("an answer to an anonymous report", change(OPEN, anonymous)),
                row("a resolution", change(ANSWERED, RESOLVED), "acme.pit-1.A1/resolved/A1/miner-7=2"),
                row(
                        "answered and resolved at once",
                        change(OPEN, RESOLVED),
                        "acme.pit-1.A1/answered/A1/miner-7=3",
                        "acme.pit-1.A1/resolved/A1/miner-7=2"),
                row("answered and resolved once more", change(reopened, resolvedAgain)),
                row("a first vote", change(RESOLVED, VOTED, vote), "acme.pit-1.A1/vote/A1/miner-9=1"),
                row("a change of mind", change(VOTED, VOTED, vote)),
                row(
                        "a comment",
                        change(
                                OPEN,
                                OPEN,
                                event(OPEN, CaseEventKind.COMMENTED)
                                        .setActor("desk")
                                        .build())));
    }

    private static Arguments row(String name, CaseChange change, String... expected) {
        return Arguments.of(name, change, List.of(expected));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void change_ofACase_booksItsLines(String name, CaseChange change, List<String> expected) {
        assertThat(Points.of(change).stream().map(entry -> entry.getId() + "=" + entry.getPoints()))
                .isEqualTo(expected);
    }

    @Test
    void policy_thatGivesNothing_booksNoLine() {
        var change = new CaseChange(
                OPENED, Samples.policy(new PointRules(0, 0, 0, 0)), OPEN, RESOLVED, List.of(), List.of());
        assertThat(Points.of(change)).isEmpty();
    }

    @Test
    void line_ofAnAnswer_saysAllThatTheLedgerKeeps() {
        assertThat(Points.of(change(OPEN, ANSWERED))).singleElement().satisfies(entry -> {
            assertThat(entry.getTenant()).isEqualTo("acme");
            assertThat(entry.getReporter()).isEqualTo("miner-7");
            assertThat(entry.getReason()).isEqualTo("answered");
            assertThat(entry.getCaseId()).isEqualTo("acme.pit-1.A1");
            assertThat(entry.getReference()).isEqualTo("A1");
            assertThat(entry.getAt()).isEqualTo(OPENED.plus(Duration.ofHours(2)));
            assertThat(entry.getPolicyVersion()).isEqualTo(3);
        });
    }

    @Test
    void processor_changeAndTick_forwardsUnderTheReportersKey() {
        try (var driver = new StageDriver<>(PointsProcessor::new)) {
            driver.tick(OPENED);
            driver.pipe(change(OPEN, RESOLVED));
            assertThat(driver.out())
                    .extracting(line -> line.key + ":" + line.value.getReason())
                    .containsExactly("acme.miner-7:answered", "acme.miner-7:resolved");
        }
    }
}
