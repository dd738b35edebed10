package io.huiyin.standalone.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.ActionKind;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Channel;
import io.huiyin.event.Report;
import io.huiyin.event.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cases to which everything happens at random times, with a processor that is away for hours: nothing is found fault with. */
class LivelyCasesTest {
    private static final int HAPPENINGS = 250;
    private static final ActionKind[] ACTIONS = {
        ActionKind.ACKNOWLEDGE, ActionKind.ACKNOWLEDGE, ActionKind.ASSIGN, ActionKind.RESPOND, ActionKind.TRANSFER,
        ActionKind.PAUSE, ActionKind.PAUSE, ActionKind.RESUME, ActionKind.RESUME, ActionKind.RESOLVE,
        ActionKind.REOPEN, ActionKind.REOPEN, ActionKind.RECLASSIFY, ActionKind.RECLASSIFY, ActionKind.SNOOZE,
        ActionKind.CANCEL, ActionKind.COMMENT, ActionKind.COMPLETE, ActionKind.MERGE, ActionKind.SPLIT
    };
    private static final Severity[] SEVERITIES = {Severity.LOW, Severity.NORMAL, Severity.HIGH, Severity.CRITICAL};

    private static final String POLICY = """
            zone: Asia/Shanghai
            running: %s
            duplicates: {near: true, minLength: 8}
            calendars:
              shifts:
                hours:
                  mon: ["08:00-12:00", "13:30-17:30"]
                  tue: ["08:00-12:00", "13:30-17:30", "22:00-06:00"]
                  wed: ["08:00-12:00", "13:30-17:30"]
                  thu: ["08:00-12:00", "13:30-17:30"]
                  fri: ["08:00-12:00"]
            clocks:
              - name: respond
                stops: [RESPOND, RESOLVE]
                target: %s
                targets:
                  - {severity: CRITICAL, target: 1h}
                  - {severity: LOW, target: none}
                ladder:
                  - {step: warning, at: 75%%}
                  - {step: breach, at: 100%%, again: {every: 20m, times: 3}}
                  - {step: top, at: +2h, again: {grown: 2, times: 2}}
              - name: acknowledge
                stops: [ACKNOWLEDGE, ASSIGN, RESPOND, RESOLVE]
                when: {severity: [NORMAL, HIGH, CRITICAL]}
                target: 40m
                pausable: false
                ladder:
                  - {step: soon, at: -10m}
                  - {step: late, at: 100%%}
              - name: update
                starts: ACKNOWLEDGE
                stops: COMMENT
                target: 90m
                calendar: shifts
                quiet: 2h
                ladder:
                  - {step: half, at: 50%%, again: {every: 15m, times: 2}}
                  - {step: late, at: 100%%, again: {every: 30m, times: 4}}
              - name: file
                stops: COMPLETE
                target: 8h
                calendar: shifts
                restart: false
                quiet: for-good
                ladder:
                  - {step: warning, at: 60%%}
                  - {step: breach, at: 100%%}
              - name: check
                starts: file
                stops: COMPLETE
                target: 2h
                ladder:
                  - {step: breach, at: 100%%}
            """;

    /** More of them by {@code -Daudit.seeds=200}. */
    private static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("audit.seeds", 8));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void cases_toWhichEverythingHappens_areFoundClean(long seed) {
        var random = new Random(seed);
        try (var simulation = new Simulation(Instant.parse("2026-11-02T00:00:00Z"))) {
            simulation.publish(
                    1, POLICY.formatted("keep", "4h"), simulation.now().minusSeconds(60));
            simulation.pass(Duration.ofMinutes(1));
            List<String> cases = new ArrayList<>();
            int version = 1;
            for (int i = 0; i < HAPPENINGS; i++) {
                if (cases.isEmpty() || random.nextInt(12) == 0) {
                    cases.add(simulation.report(report(simulation.now(), random)));
                } else if (random.nextInt(40) == 0) {
                    var running = random.nextBoolean() ? "recompute" : "keep";
                    var target = List.of("3h", "4h", "5h30m").get(random.nextInt(3));
                    simulation.publish(
                            ++version,
                            POLICY.formatted(running, target),
                            simulation.now().plusSeconds(5));
                } else {
                    simulation.act(cases.get(random.nextInt(cases.size())), action(simulation.now(), random, cases));
                }
                goOn(simulation, random, seed);
            }
            assertThat(simulation.escalated()).isGreaterThan(20);
        }
    }

    /** Mostly the processor ticks on; now and then it is away and only reads the actions later. */
    private static void goOn(Simulation simulation, Random random, long seed) {
        boolean away = random.nextInt(6) == 0;
        long minutes = 1 + random.nextInt(25);
        for (long minute = 0; minute < minutes; minute++) {
            simulation.pass(Duration.ofMillis(60_000 + random.nextInt(2_000)));
            if (!away) {
                simulation.tick();
            }
        }
        if (!away) {
            simulation.pass(Duration.ofSeconds(3));
            simulation.tick();
            simulation.pass(Duration.ofMillis(10));
            assertThat(simulation.findings())
                    .as(() -> "seed " + seed + "\n" + simulation.history() + "\n" + simulation.findings())
                    .isEmpty();
        }
    }

    private static Report.Builder report(Instant now, Random random) {
        var submitted = random.nextInt(5) == 0 ? now.minus(Duration.ofMinutes(random.nextInt(300))) : now;
        return Report.newBuilder()
                .setText(
                        random.nextInt(3) == 0
                                ? "the same lift is stuck again and again"
                                : "matter no " + random.nextLong())
                .setChannel(Channel.WEB)
                .setSeverity(SEVERITIES[random.nextInt(SEVERITIES.length)])
                .setDueAt(random.nextInt(6) == 0 ? now.plus(Duration.ofMinutes(random.nextInt(400))) : null)
                .setSubmittedAt(submitted);
    }

    private static CaseAction.Builder action(Instant now, Random random, List<String> cases) {
        var kind = ACTIONS[random.nextInt(ACTIONS.length)];
        var action = CaseAction.newBuilder().setAction(kind);
        var until = now.plus(Duration.ofMinutes(5 + random.nextInt(200)));
        switch (kind) {
            case ASSIGN -> action.setAssignee("staff-2");
            case TRANSFER -> action.setOwner("desk-2");
            case PAUSE -> action.setUntil(random.nextBoolean() ? until : null);
            case SNOOZE -> action.setUntil(until);
            case RECLASSIFY -> action.setSeverity(SEVERITIES[random.nextInt(SEVERITIES.length)]);
            case COMPLETE -> action.setStep(random.nextBoolean() ? "file" : "check");
            case RESPOND, COMMENT -> action.setText("text");
            case MERGE -> action.setInto(cases.get(random.nextInt(cases.size())).replaceFirst(".*\\.", ""));
            default -> {}
        }
        return action;
    }
}
