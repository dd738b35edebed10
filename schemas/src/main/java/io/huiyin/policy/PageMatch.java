package io.huiyin.policy;

import io.huiyin.event.EscalationKind;
import io.huiyin.event.Severity;
import java.util.Set;

/** Which pages a silence is for: those of these sites, categories, severities, clocks, kinds and channels; an empty set holds for all. */
public record PageMatch(
        Set<String> sites,
        Set<String> categories,
        Set<Severity> severities,
        Set<String> clocks,
        Set<EscalationKind> kinds,
        Set<String> channels) {
    /** Every page. */
    public static final PageMatch ALL = new PageMatch(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    /**
     * What a silence looks at.
     *
     * @param clock empty on a summary
     * @param channel the policy's name of the channel that it goes to
     */
    public record Page(
            String site, String category, Severity severity, String clock, EscalationKind kind, String channel) {}

    /** Whether this page is among them. */
    public boolean matches(Page page) {
        return holds(sites, page.site)
                && holds(categories, page.category)
                && holds(severities, page.severity)
                && holds(clocks, page.clock)
                && holds(kinds, page.kind)
                && holds(channels, page.channel);
    }

    private static <T> boolean holds(Set<T> allowed, T fact) {
        return allowed.isEmpty() || allowed.contains(fact);
    }
}
