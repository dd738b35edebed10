package io.huiyin.standalone.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.ActionKind;
import io.huiyin.event.Escalation;
import io.huiyin.topic.CaseId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backlog on one input and next to none on the others, with a tick behind it, waits on a real broker for a processor that was down. */
class DowntimeTest {
    private static final String TENANT = "mine";
    private static final String POLICY = """
            extends: builtin
            duplicates:
              near: false
            clocks:
              - name: respond
                stops: [RESPOND, RESOLVE]
                target: 2h
                ladder:
                  - {step: breach, at: 100%, to: [owner]}
            """;
    private static final Instant MORNING = Instant.parse("2025-03-03T08:00:00Z");
    private static final int MANY = 10_000;
    private static final int LATE = 5;
    private static final int NEVER = 3;
    private static final String INTO = "told.";

    @TempDir
    private Path folder;

    private ReplayGround ground;

    @BeforeEach
    void start() throws Exception {
        ground = new ReplayGround(folder);
        ground.prepare(INTO);
        ground.input.policy(MORNING.minus(Duration.ofDays(1)), TENANT, 1, POLICY);
    }

    @AfterEach
    void close() {
        ground.close();
    }

    /** Down from 08:30 to 14:30; all but the last few were answered in time meanwhile. */
    @Test
    void answersWaiting_andATickBehindThem_pageNobodyFalsely() throws Exception {
        IntStream.range(0, MANY).forEach(i -> report(i, MORNING.plusMillis(i)));
        ground.input.tick(MORNING.plus(Duration.ofMinutes(30)), "before", 0);
        ground.input.flush();
        assertThat(ground.goOn(INTO).escalations()).isEmpty();

        IntStream.range(NEVER + LATE, MANY)
                .forEach(i -> answer(i, MORNING.plus(Duration.ofMinutes(60)).plusMillis(i)));
        IntStream.range(NEVER, NEVER + LATE)
                .forEach(i -> answer(i, MORNING.plus(Duration.ofMinutes(150)).plusMillis(i)));
        ground.input.tick(MORNING.plus(Duration.ofMinutes(390)), "after", 0);
        ground.input.flush();

        assertExactly(ground.goOn(INTO));
    }

    /** The processor has never run: all reports wait, and few actions; these are answers to the last reports of the heap. */
    @Test
    void reportsWaiting_andFewActionsBesides_areReadBeforeTheTickBehindThem() throws Exception {
        IntStream.range(0, MANY)
                .forEach(i -> report(i, MORNING.minus(Duration.ofHours(6)).plusMillis(i)));
        IntStream.range(0, 10).forEach(i -> answer(MANY - 1 - i, MORNING.plusMillis(i)));
        ground.input.tick(MORNING.plus(Duration.ofSeconds(30)), "after", 0);
        IntStream.range(1, 20).forEach(i -> ground.input.tick(MORNING.plusSeconds(30 + i), "after", i * 1_000L));
        ground.input.flush();

        var told = ground.goOn(INTO);
        assertThat(told.deadLetters()).isZero();
        assertThat(told.ids()).doesNotHaveDuplicates().hasSize(MANY);
        assertThat(told.escalations().stream().filter(one -> !one.getPaged()).count())
                .as("answered late, before anybody was told")
                .isEqualTo(10);
    }

    private void assertExactly(Told told) {
        assertThat(told.deadLetters()).isZero();
        assertThat(told.cases()).hasSize(MANY);
        assertThat(told.escalations().stream().filter(Escalation::getPaged).map(Escalation::getCaseId))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, NEVER).mapToObj(DowntimeTest::caseId).toList());
        assertThat(told.escalations().stream().filter(one -> !one.getPaged()).map(Escalation::getCaseId))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(NEVER, NEVER + LATE)
                        .mapToObj(DowntimeTest::caseId)
                        .toList());
    }

    private void report(int number, Instant at) {
        ground.input.report(at, TENANT, site(number), "e" + number, report -> report.setText("text " + number));
    }

    private void answer(int number, Instant at) {
        ground.input.act(
                at, TENANT, site(number), "e" + number, ActionKind.RESPOND, action -> action.setText("repaired"));
    }

    private static String caseId(int number) {
        return CaseId.ofFirstReport(TENANT, site(number), "e" + number).toString();
    }

    private static String site(int number) {
        return "site-" + number % 16;
    }
}
