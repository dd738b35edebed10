package io.huiyin.policy;

import io.huiyin.event.Channel;
import io.huiyin.event.Kind;
import io.huiyin.event.Severity;
import java.util.Set;

/** Which cases a rule is for: those of these categories, severities, kinds and channels; an empty set holds for all. */
public record CaseMatch(Set<String> categories, Set<Severity> severities, Set<Kind> kinds, Set<Channel> channels) {
    /** Every case. */
    public static final CaseMatch ALL = new CaseMatch(Set.of(), Set.of(), Set.of(), Set.of());

    /** Whether a case of these facts is among them. */
    public boolean matches(String category, Severity severity, Kind kind, Channel channel) {
        return holds(categories, category)
                && holds(severities, severity)
                && holds(kinds, kind)
                && holds(channels, channel);
    }

    private static <T> boolean holds(Set<T> allowed, T fact) {
        return allowed.isEmpty() || allowed.contains(fact);
    }
}
