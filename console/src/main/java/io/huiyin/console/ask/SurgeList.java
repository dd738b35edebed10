package io.huiyin.console.ask;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which surges of a tenant are asked for, those of the latest windows first.
 *
 * @param from only of windows that began then or later; all where empty
 */
public record SurgeList(String tenant, Optional<Instant> from, Page page) {

    /** Reads the parameters of {@code /v1/surges}. */
    public static Asked<SurgeList> read(Map<String, List<String>> given) {
        var parameters = new Parameters(given, "tenant", "from", "after", "limit");
        var list = new SurgeList(parameters.tenant(), parameters.instant("from"), Page.read(parameters));
        return parameters.asked(() -> list);
    }
}
