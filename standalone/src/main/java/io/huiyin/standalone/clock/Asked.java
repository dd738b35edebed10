package io.huiyin.standalone.clock;

import io.huiyin.policy.ClockRules;
import io.huiyin.policy.PolicyRules;
import io.huiyin.processor.clock.Facts;
import io.huiyin.processor.clock.Pauses;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One deadline, asked by hand.
 *
 * @param clock the clock that is asked about, on {@code calendar} and with {@code target} where that is given
 * @param facts of the case that it is asked for
 * @param calendar name of a calendar of the policy
 * @param target in place of the clock's own
 * @param end asks for the business time until then in place of the deadline
 */
public record Asked(
        PolicyRules rules,
        Optional<ClockRules> clock,
        Facts facts,
        String calendar,
        Instant start,
        Pauses pauses,
        Optional<Duration> target,
        Optional<Instant> end) {}
