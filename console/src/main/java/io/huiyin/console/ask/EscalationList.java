package io.huiyin.console.ask;

import java.util.List;
import java.util.Map;

/**
 * Which escalations of a tenant are asked for.
 *
 * @param open only paged ones of cases that still wait, breach before warning and the oldest first; otherwise all that
 *     were ever raised, newest first
 */
public record EscalationList(String tenant, boolean open, Page page) {

    /** Reads the parameters of {@code /v1/escalations}. */
    public static Asked<EscalationList> read(Map<String, List<String>> given) {
        var parameters = new Parameters(given, "tenant", "open", "after", "limit");
        var list = new EscalationList(parameters.tenant(), parameters.flag("open"), Page.read(parameters));
        return parameters.asked(() -> list);
    }
}
