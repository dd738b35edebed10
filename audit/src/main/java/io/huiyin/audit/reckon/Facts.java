package io.huiyin.audit.reckon;

import io.huiyin.event.Case;
import io.huiyin.event.Channel;
import io.huiyin.event.Kind;
import io.huiyin.event.Severity;
import io.huiyin.policy.ClockRules;
import java.time.Duration;

/** What a target depends on. */
public record Facts(String category, Severity severity, Kind kind, Channel channel) {

    /** Those of a case as it stands. */
    public static Facts of(Case subject) {
        return new Facts(subject.getCategory(), subject.getSeverity(), subject.getKind(), subject.getChannel());
    }

    /** The target in milliseconds of business time: the first exception that matches, otherwise the usual one; 0 is none. */
    public long target(ClockRules clock) {
        for (var exception : clock.targets().exceptions()) {
            if (exception.when().matches(category, severity, kind, channel)) {
                return exception.target().map(Duration::toMillis).orElse(0L);
            }
        }
        return clock.targets().usual().map(Duration::toMillis).orElse(0L);
    }
}
