package io.huiyin.processor.clock;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.huiyin.policy.ClockRules;
import io.huiyin.policy.PolicyRules;
import io.huiyin.processor.flow.PolicyInForce;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The clocks of one policy version with their calendars, ready to reckon. */
public record Timing(int version, PolicyRules rules, Map<String, BusinessCalendar> calendars) {

    /** Looks the calendars up, or builds them; do it once a version. */
    public static Timing of(PolicyInForce policy, Calendars calendars) {
        var named = policy.rules().calendars().entrySet().stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, one -> calendars.of(one.getKey(), one.getValue())));
        return new Timing(policy.version(), policy.rules(), named);
    }

    /** The clock of this name; empty where this version has none. */
    public Optional<ClockRules> clock(String name) {
        for (var clock : rules.clocks()) {
            if (clock.name().equals(name)) {
                return Optional.of(clock);
            }
        }
        return Optional.empty();
    }

    /** The calendar that this clock runs on. */
    public BusinessCalendar calendar(ClockRules clock) {
        var calendar = calendars.get(clock.calendar());
        if (calendar == null) {
            throw new IllegalStateException("a parsed policy has every calendar it names: " + clock.calendar());
        }
        return calendar;
    }

    /** The target for a case of these facts: the first exception that matches, otherwise the clock's own. */
    static Optional<Duration> target(ClockRules clock, Facts facts) {
        for (var exception : clock.targets().exceptions()) {
            if (facts.match(exception.when())) {
                return exception.target();
            }
        }
        return clock.targets().usual();
    }
}
