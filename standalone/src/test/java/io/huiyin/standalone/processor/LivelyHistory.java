package io.huiyin.standalone.processor;

import io.huiyin.event.ActionKind;
import io.huiyin.event.Severity;
import io.huiyin.topic.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Three days of two tenants with a bit of everything, the same for the same seed: near duplicates, reposts, answers in time and
 * late, pauses, snoozes, reopens, merges, splits, votes, actions ahead of their reports, new versions of policies in the middle.
 * No two records of a partition have the same time, so their order is the log's.
 */
final class LivelyHistory {
    static final Instant START = Instant.parse("2025-03-03T06:00:00Z");
    private static final Duration LENGTH = Duration.ofDays(3);
    private static final Duration TICK = Duration.ofSeconds(30);
    private static final List<String> TENANTS = List.of("mine", "office");
    private static final int SITES = 6;
    private static final List<String> TEXTS = List.of(
            "the lift in house two is stuck between floors again and nobody answers the bell",
            "the canteen has served cold food for a week now and the queue is very long",
            "皮带机头护栏松动，夜班路过时差点摔倒，请尽快处理",
            "上个月的加班费到现在还没有发，问了两次都没有结果",
            "water is leaking through the roof of the changing room onto the lockers",
            "澡堂热水时有时无，下班后根本没法洗澡");
    private static final String FIRST = """
            extends: builtin
            clocks:
              - name: respond
                stops: [RESPOND, RESOLVE]
                target: 3h
                targets:
                  - {severity: CRITICAL, target: 20m}
                quiet: 1h
                ladder:
                  - {step: warning, at: 75%, to: [owner]}
                  - {step: breach, at: 100%, to: [owner, duty-manager], again: {every: 40m, times: 3}}
                  - {step: director, at: +4h, to: [director]}
              - name: resolve
                stops: [RESOLVE]
                target: 20h
                ladder:
                  - {step: unresolved, at: 100%, to: [owner]}
            reopenWithin: 2d
            retention: 2d
            """;
    private static final String SECOND =
            FIRST.replace("target: 3h", "target: 2h").replace("20h", "26h");
    private static final String RECOMPUTED = SECOND + "running: recompute\n";

    private final RecordedInput input;
    private final Random random;
    private final List<Said> said = new ArrayList<>();
    private Instant now = START;

    private record Said(String tenant, String site, String eventId) {}

    LivelyHistory(RecordedInput input, long seed) {
        this.input = input;
        this.random = new Random(seed);
    }

    void write(int reports) {
        input.policy(START.minusSeconds(60), "mine", 1, FIRST);
        input.policy(START.minusSeconds(59), "office", 1, FIRST);
        input.policy(START.plus(LENGTH.dividedBy(3)), "mine", 2, SECOND);
        input.policy(START.plus(LENGTH.dividedBy(2)), "office", 2, RECOMPUTED);
        var step = LENGTH.dividedBy(reports * 3L);
        var nextTick = START;
        while (now.isBefore(START.plus(LENGTH))) {
            now = now.plus(step.multipliedBy(random.nextInt(1, 100)).dividedBy(50))
                    .plusMillis(5);
            while (nextTick.isBefore(now)) {
                tick(nextTick);
                nextTick = nextTick.plus(TICK);
            }
            happen();
        }
        tick(now.plus(Duration.ofHours(12)));
        tick(now.plus(Duration.ofHours(30)));
        input.flush();
    }

    private void happen() {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> report();
            case 3 -> actionAheadOfItsReport();
            case 4 -> {
                if (!said.isEmpty()) {
                    var one = anyone();
                    input.vote(now, one.tenant(), one.site(), one.eventId(), random.nextInt(1, 6));
                }
            }
            default -> {
                if (!said.isEmpty()) {
                    act(anyone());
                }
            }
        }
    }

    private void report() {
        var repost = !said.isEmpty() && random.nextInt(20) == 0;
        var one = repost ? anyone() : fresh();
        input.report(now, one.tenant(), one.site(), one.eventId(), report -> report.setText(text())
                .setSeverity(random.nextInt(8) == 0 ? Severity.CRITICAL : Severity.UNSPECIFIED)
                .setReporter("worker-" + random.nextInt(50)));
        if (!repost) {
            said.add(one);
        }
    }

    private void actionAheadOfItsReport() {
        var one = fresh();
        input.act(now, one.tenant(), one.site(), one.eventId(), ActionKind.ACKNOWLEDGE, action -> action);
        now = now.plusMillis(20);
        input.report(now, one.tenant(), one.site(), one.eventId(), report -> report.setText(text()));
        said.add(one);
    }

    private void act(Said one) {
        var kinds = ActionKind.values();
        var kind = random.nextInt(3) == 0 ? ActionKind.RESPOND : kinds[random.nextInt(1, kinds.length)];
        if (kind == ActionKind.END_BATCH) {
            return;
        }
        var until = now.plus(Duration.ofMinutes(random.nextInt(1, 300)));
        input.act(now, one.tenant(), one.site(), one.eventId(), kind, action -> {
            action.setText("said " + random.nextInt(1_000));
            return switch (kind) {
                case ASSIGN -> action.setAssignee("person-" + random.nextInt(5));
                case TRANSFER -> action.setOwner("desk-" + random.nextInt(5));
                case SNOOZE -> action.setUntil(until);
                case PAUSE -> random.nextBoolean() ? action.setUntil(until) : action;
                case COMPLETE -> action.setStep("resolve");
                case RECLASSIFY -> action.setSeverity(random.nextBoolean() ? Severity.CRITICAL : Severity.LOW);
                case MERGE ->
                    action.setInto(Reference.of(one.tenant(), neighbour(one).eventId()));
                default -> action;
            };
        });
    }

    /** Lately heard ones more often. */
    private Said anyone() {
        var back = (int) Math.abs(random.nextGaussian() * 40);
        return said.get(Math.max(0, said.size() - 1 - back));
    }

    private Said neighbour(Said one) {
        for (int i = said.size() - 1; i >= 0; i--) {
            var other = said.get(i);
            if (other.tenant().equals(one.tenant()) && other.site().equals(one.site()) && !other.equals(one)) {
                return other;
            }
        }
        return new Said(one.tenant(), one.site(), "nobody-said-this");
    }

    private Said fresh() {
        return new Said(
                TENANTS.get(random.nextInt(TENANTS.size())),
                "site-" + random.nextInt(SITES),
                "event-" + said.size() + "-" + random.nextInt(1_000));
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size())) + " " + random.nextInt(40);
    }

    /** Between the milliseconds of everything else. A writer lives for a day. */
    private void tick(Instant at) {
        var steady = Duration.between(START, at);
        input.tick(at.plusMillis(1), "life-" + steady.toDays(), steady.toMillis() + 77);
    }
}
