package io.huiyin.audit.reckon;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked by hand, with a calendar on the wall. */
class WalkedCalendarTest {
    private static final String POLICY = """
            zone: Europe/Berlin
            calendars:
              office:
                hours:
                  mon: ["08:00-12:00", "13:00-17:00"]
                  tue: ["08:00-12:00", "13:00-17:00"]
                  wed: ["08:00-12:00", "13:00-17:00"]
                  thu: ["08:00-12:00", "13:00-17:00"]
                  fri: ["08:00-12:00"]
                holidays: ["2026-11-04", "*-12-25"]
                workdays: {"2026-11-07": fri}
              night:
                hours:
                  sat: ["22:00-06:00"]
            clocks: []
            """;

    private static WalkedCalendar calendar(String name) {
        var policy = (Parsed.Sound) PolicyLanguage.parse(POLICY);
        return new WalkedCalendar(requireNonNull(policy.rules().calendars().get(name)));
    }

    @ParameterizedTest(name = "{0}: {1} and {2} is {3}")
    @CsvSource({
        // Monday 2026-11-02 09:00 in Berlin is 08:00Z.
        "always, 2026-11-02T08:00:00Z, PT24H, 2026-11-03T08:00:00Z",
        "office, 2026-11-02T08:00:00Z, PT2H, 2026-11-02T10:00:00Z",
        // 3 h to noon, an hour of lunch, 1 h after it.
        "office, 2026-11-02T08:00:00Z, PT4H, 2026-11-02T13:00:00Z",
        // A target that exactly fills the day ends at its close.
        "office, 2026-11-02T07:00:00Z, PT8H, 2026-11-02T16:00:00Z",
        // One millisecond more is on the next morning.
        "office, 2026-11-02T07:00:00Z, PT8H0.001S, 2026-11-03T07:00:00.001Z",
        // Wednesday is a holiday: Tuesday's close goes on on Thursday.
        "office, 2026-11-03T15:00:00Z, PT2H, 2026-11-05T08:00:00Z",
        // Friday noon goes on on the make-up Saturday.
        "office, 2026-11-06T10:30:00Z, PT1H, 2026-11-07T07:30:00Z",
        "office, 2026-11-07T10:30:00Z, PT1H, 2026-11-09T07:30:00Z",
        // The night on which the clocks go back is nine hours long, the one on which they go forth seven.
        "night, 2026-10-24T20:00:00Z, PT9H, 2026-10-25T05:00:00Z",
        "night, 2026-03-28T21:00:00Z, PT7H, 2026-03-29T04:00:00Z",
    })
    void after_byHand_isTheEarliestInstant(String name, Instant start, Duration time, Instant expected) {
        var calendar = calendar(name);

        assertThat(calendar.after(start, time.toMillis())).isEqualTo(expected);
        assertThat(calendar.between(start, expected)).isEqualTo(time.toMillis());
        assertThat(calendar.between(calendar.before(expected, time.toMillis()), expected))
                .isEqualTo(time.toMillis());
    }

    @ParameterizedTest(name = "{0}: {2} before {1} is {3}")
    @CsvSource({
        "always, 2026-11-02T08:00:00Z, PT30M, 2026-11-02T07:30:00Z",
        "office, 2026-11-02T13:00:00Z, PT2H, 2026-11-02T10:00:00Z",
        "office, 2026-11-05T07:30:00Z, PT1H, 2026-11-03T15:30:00Z",
        "night, 2026-10-25T05:00:00Z, PT9H, 2026-10-24T20:00:00Z",
    })
    void before_byHand_isTheLatestInstant(String name, Instant end, Duration time, Instant expected) {
        assertThat(calendar(name).before(end, time.toMillis())).isEqualTo(expected);
    }
}
