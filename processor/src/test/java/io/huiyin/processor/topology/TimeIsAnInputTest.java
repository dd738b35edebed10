package io.huiyin.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.huiyin.event.ActionKind;
import io.huiyin.event.ClockStatus;
import io.huiyin.event.Escalation;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Downtime, quiet tenants and clocks that jump, as timelines: records in the order in which Kafka Streams hands them over. */
class TimeIsAnInputTest {
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
    private final Timeline timeline = Timeline.start(POLICY);

    @AfterEach
    void close() {
        timeline.close();
    }

    /** The processor sees nothing between 08:30 and 14:30; then what was waiting, in the brokers' order, then the first tick. */
    @Test
    void downForSixHours_answersWaitInTheTopic_nothingIsPagedFalsely() {
        var inTime = timeline.at("2026-11-02T08:00:00Z").report("e1", "answered while down, in time");
        var late = timeline.report("e2", "answered while down, late");
        var never = timeline.report("e3", "never answered");
        timeline.at("2026-11-02T08:30:00Z").tick("before", 1_000);

        timeline.at("2026-11-02T09:59:00Z").act(inTime, ActionKind.RESPOND, act -> act.setText("repaired"));
        var during = timeline.at("2026-11-02T10:15:00Z").report("e4", "came while down");
        timeline.at("2026-11-02T10:30:00Z").act(late, ActionKind.RESPOND, act -> act.setText("repaired"));
        timeline.at("2026-11-02T11:00:00Z").act(during, ActionKind.RESPOND, act -> act.setText("repaired"));
        timeline.at("2026-11-02T14:30:00Z").tick("after", 5);

        assertThat(timeline.theCase(inTime).getClocks().getFirst().getStatus()).isEqualTo(ClockStatus.MET);
        assertThat(timeline.theCase(during).getClocks().getFirst().getStatus()).isEqualTo(ClockStatus.MET);
        assertThat(timeline.theCase(late).getClocks().getFirst().getStatus()).isEqualTo(ClockStatus.LATE);
        assertThat(timeline.escalations())
                .extracting(Escalation::getCaseId, Escalation::getPaged)
                .containsExactly(tuple(late, false), tuple(never, true));
    }

    @Test
    void quietTenant_withNothingButTicks_breachesOnTime() {
        timeline.at("2026-11-02T08:00:00Z").report("e1", "the last thing that anybody said");
        for (int second = 0; second < 7_205; second++) {
            timeline.after(Duration.ofSeconds(1)).tick("A", second * 1_000L);
        }
        assertThat(timeline.pages()).containsExactly("breach@2026-11-02T10:00:01Z");
    }

    @Test
    void brokersClock_anHourForthAndBack_pagesNobodyInBetween() {
        timeline.at("2026-11-02T08:00:00Z").report("e1", "due at ten");
        timeline.at("2026-11-02T09:20:00Z").tick("A", 0);
        for (int second = 1; second < 300; second++) {
            timeline.at("2026-11-02T10:20:00Z")
                    .after(Duration.ofSeconds(second))
                    .tick("A", second * 1_000L);
        }
        assertThat(timeline.pages()).isEmpty();

        timeline.at("2026-11-02T09:25:00Z").tick("A", 300_000);
        timeline.at("2026-11-02T10:00:00.999Z").tick("A", 2_400_999);
        assertThat(timeline.pages()).isEmpty();
        timeline.at("2026-11-02T10:00:01Z").tick("A", 2_401_000);
        assertThat(timeline.pages()).containsExactly("breach@2026-11-02T10:00:01Z");
    }

    @Test
    void brokersClock_anHourBackAndForth_pagesOnceAndAtTheDeadline() {
        timeline.at("2026-11-02T08:00:00Z").report("e1", "due at ten");
        timeline.at("2026-11-02T09:59:00Z").tick("A", 0);
        timeline.at("2026-11-02T09:01:00Z").tick("A", 120_000);
        assertThat(timeline.pages())
                .as("by this clock it is a minute past nine")
                .isEmpty();
        timeline.at("2026-11-02T10:02:00Z").tick("A", 180_000);
        timeline.at("2026-11-02T10:03:00Z").tick("A", 240_000);
        assertThat(timeline.pages()).containsExactly("breach@2026-11-02T10:02:00Z");
    }

    @Test
    void brokersClock_forthForGood_isBelievedAfterTenMinutes() {
        timeline.at("2026-11-02T08:00:00Z").report("e1", "due at ten");
        timeline.at("2026-11-02T09:20:00Z").tick("A", 0);
        timeline.at("2026-11-02T10:20:01Z").tick("A", 1_000);
        timeline.at("2026-11-02T10:30:00Z").tick("A", 600_000);
        assertThat(timeline.pages()).isEmpty();
        timeline.at("2026-11-02T10:30:01Z").tick("A", 601_000);
        assertThat(timeline.pages()).containsExactly("breach@2026-11-02T10:30:01Z");
    }
}
