package io.huiyin.processor.cases;

import java.time.Duration;

/**
 * What the cases stage may be told.
 *
 * @param tickMargin a tick at t raises what was due at t minus this, so that what was appended just before the tick on another
 *     partition is taken in first; 0 or more
 * @param timersPerTick how many timers one tick works off at most; what is left waits for the next; 1 or more
 * @param waitForReport how long an action or vote waits for a report that has not arrived; 0 or more
 */
public record CasesSettings(Duration tickMargin, int timersPerTick, Duration waitForReport) {
    public static final CasesSettings DEFAULT = new CasesSettings(Duration.ofSeconds(1), 2_000, Duration.ofMinutes(1));

    public CasesSettings {
        if (tickMargin.isNegative()) {
            throw new IllegalArgumentException("processor.tick.margin is " + tickMargin + "; it must be 0 or more");
        }
        if (timersPerTick < 1) {
            throw new IllegalArgumentException(
                    "processor.timers.per.tick is " + timersPerTick + "; it must be 1 or more");
        }
        if (waitForReport.isNegative()) {
            throw new IllegalArgumentException(
                    "processor.wait.for.report is " + waitForReport + "; it must be 0 or more");
        }
    }
}
