package io.huiyin.console.ask;

import io.huiyin.event.CaseStatus;
import io.huiyin.event.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which cases of a tenant are asked for, newest first.
 *
 * @param statuses any of these; all where empty
 * @param severities any of these; all where empty
 * @param words part of the title or the excerpt, in any case of letters; never looked for in confidential cases
 */
public record CaseList(
        String tenant,
        Optional<String> site,
        Set<CaseStatus> statuses,
        Optional<String> category,
        Set<Severity> severities,
        Optional<String> words,
        Page page) {

    /** Reads the parameters of {@code /v1/cases}. */
    public static Asked<CaseList> read(Map<String, List<String>> given) {
        var parameters =
                new Parameters(given, "tenant", "site", "status", "category", "severity", "q", "after", "limit");
        var list = new CaseList(
                parameters.tenant(),
                parameters.slug("site"),
                parameters.symbols("status", CaseStatus.class),
                parameters.text("category", 100),
                parameters.symbols("severity", Severity.class),
                parameters.text("q", 200),
                Page.read(parameters));
        return parameters.asked(() -> list);
    }
}
