package io.huiyin.processor.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.Clock;
import io.huiyin.event.ClockStatus;
import io.huiyin.event.DueSource;
import io.huiyin.policy.CalendarRules;
import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import io.huiyin.processor.clock.BusinessCalendar;
import io.huiyin.processor.clock.Countdown;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a step is sent, and sent again: the truth table of the ladder. */
class LadderTest {
    private static final BusinessCalendar ALWAYS = BusinessCalendar.of(CalendarRules.always(ZoneOffset.UTC));

    /** The deadline is 12:00; the first step is raised again each hour, twice at most, or when five more reports joined. */
    private static final String POLICY = """
            clocks:
              - name: respond
                stops: RESPOND
                target: 4h
                ladder:
                  - {step: breach, at: 100%, again: {every: 1h, times: 2, grown: 5}}
                  - {step: boss, at: +6h}
            """;

    @ParameterizedTest(name = "{0}: at {5} {6}")
    @CsvSource(
            delimiter = '|',
            value = {
                // case                              | status    | fired | repeats | raised at, with reports | asked at
                // | raised
                "never sent, not due                 | RUNNING   | 0 | 0 |       | 1 | 1  | 11:59 | ''",
                "never sent, due                     | RUNNING   | 0 | 0 |       | 1 | 1  | 12:00 | breach",
                "never sent, long due                | RUNNING   | 0 | 0 |       | 1 | 1  | 13:30 | breach breach/1",
                "same state inside the interval      | RUNNING   | 1 | 0 | 12:00 | 3 | 3  | 12:59 | ''",
                "same state after the interval       | RUNNING   | 1 | 0 | 12:00 | 3 | 3  | 13:00 | breach/1",
                "after the interval, at the limit    | RUNNING   | 1 | 2 | 14:00 | 3 | 3  | 15:30 | ''",
                "a few more members inside           | RUNNING   | 1 | 0 | 12:00 | 3 | 7  | 12:59 | ''",
                "many more members inside            | RUNNING   | 1 | 0 | 12:00 | 3 | 8  | 12:59 | breach/1",
                "many more members, at the limit     | RUNNING   | 1 | 2 | 14:00 | 3 | 80 | 14:30 | ''",
                "fewer members inside                | RUNNING   | 1 | 0 | 12:00 | 9 | 2  | 12:59 | ''",
                "fewer members after the interval    | RUNNING   | 1 | 0 | 12:00 | 9 | 2  | 13:00 | breach/1",
                "the next step takes over            | RUNNING   | 1 | 2 | 14:00 | 3 | 3  | 18:00 | boss",
                "after the last step                 | RUNNING   | 2 | 0 | 18:00 | 3 | 99 | 23:00 | ''",
                "answered, never sent                | MET       | 0 | 0 |       | 1 | 1  | 11:00 | ''",
                "answered, after the interval        | LATE      | 1 | 0 | 12:00 | 3 | 3  | 13:00 | ''",
                "paused, after the interval          | PAUSED    | 1 | 0 | 12:00 | 3 | 3  | 13:00 | ''",
                "cancelled, many more members        | CANCELLED | 1 | 0 | 12:00 | 3 | 80 | 13:00 | ''",
            })
    void step_inEveryState_isSentOrNot(
            String _case,
            ClockStatus status,
            int fired,
            int repeats,
            String raisedAt,
            int reportsThen,
            int reportsNow,
            String at,
            String raised) {
        var clock = clock().setStatus(status)
                .setStepsFired(fired)
                .setRepeats(repeats)
                .setRaisedAt(raisedAt == null ? null : time(raisedAt))
                .setRaisedReports(reportsThen)
                .setBreachedAt(fired > 0 ? time("12:00") : null)
                .build();
        var ladder = ladder(clock, new Members(reportsNow, time("12:30")));

        assertThat(said(ladder, time(at))).isEqualTo(raised);
        var next = ladder.next();
        assertThat(next.isPresent() && !next.get().isAfter(time(at))).isEqualTo(!raised.isEmpty());
    }

    @Test
    void raised_isBehind_andNothingIsDueTwice() {
        var ladder = ladder(clock().build(), new Members(1, time("08:00")));
        var after = ladder(ladder.raisedBy(time("13:10")), new Members(1, time("08:00")));

        assertThat(after.dueBy(time("13:10"))).isEmpty();
        assertThat(after.next()).contains(time("14:00"));
        assertThat(after.countdown().clock().getBreachedAt()).isEqualTo(time("12:00"));
    }

    @Test
    void again_withoutAnyStepBefore_isNothing() {
        assertThat(ladder(clock().build(), new Members(1, time("08:00"))).again(time("09:00")))
                .isEmpty();
    }

    private static String said(Ladder ladder, Instant at) {
        return ladder.dueBy(at).stream()
                .map(rung -> rung.step().name() + (rung.repeat() == 0 ? "" : "/" + rung.repeat()))
                .collect(Collectors.joining(" "));
    }

    private static Ladder ladder(Clock clock, Members members) {
        var parsed = PolicyLanguage.parse(POLICY);
        assertThat(parsed).isInstanceOf(Parsed.Sound.class);
        var rules = ((Parsed.Sound) parsed).rules().clocks().getFirst();
        return new Ladder(new Countdown(clock, rules, ALWAYS), members);
    }

    private static Clock.Builder clock() {
        return Clock.newBuilder()
                .setName("respond")
                .setStatus(ClockStatus.RUNNING)
                .setStartedAt(time("08:00"))
                .setDeadline(time("12:00"))
                .setSource(DueSource.POLICY)
                .setTargetMillis(4 * 3_600_000L);
    }

    private static Instant time(String time) {
        return Instant.parse("2026-11-02T" + time + ":00Z");
    }
}
