package io.huiyin.processor.clock;

import io.huiyin.event.Case;
import io.huiyin.event.Kind;
import io.huiyin.event.Severity;
import io.huiyin.policy.ClockRules.TargetRule;

/** What of a case decides its targets. */
public record Facts(String category, Severity severity, Kind kind) {

    /** Those of this case. */
    public static Facts of(Case subject) {
        return new Facts(subject.getCategory(), subject.getSeverity(), subject.getKind());
    }

    boolean match(TargetRule rule) {
        return (rule.categories().isEmpty() || rule.categories().contains(category))
                && (rule.severities().isEmpty() || rule.severities().contains(severity))
                && (rule.kinds().isEmpty() || rule.kinds().contains(kind));
    }
}
