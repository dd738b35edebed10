package io.huiyin.processor.clock;

import io.huiyin.event.Case;
import io.huiyin.event.Channel;
import io.huiyin.event.Kind;
import io.huiyin.event.Severity;
import io.huiyin.policy.CaseMatch;

/** What of a case decides its targets. */
public record Facts(String category, Severity severity, Kind kind, Channel channel) {

    /** Those of this case. */
    public static Facts of(Case subject) {
        return new Facts(subject.getCategory(), subject.getSeverity(), subject.getKind(), subject.getChannel());
    }

    /** Whether a rule for these cases is for them. */
    public boolean match(CaseMatch when) {
        return when.matches(category, severity, kind, channel);
    }
}
