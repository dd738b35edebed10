package io.huiyin.console.ask;

import io.huiyin.check.Problem;
import io.huiyin.topic.CaseId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a viewer wants to see as it changes: a tenant's board, and one of its cases where one is named.
 */
public record Watch(String tenant, Optional<CaseId> caseId) {

    /** Reads the parameters of {@code /v1/events}. */
    public static Asked<Watch> read(Map<String, List<String>> given) {
        var parameters = new Parameters(given, "tenant", "case");
        var tenant = parameters.tenant();
        var written = parameters.text("case", 255);
        var caseId = written.flatMap(CaseId::parse);
        if (written.isPresent() && caseId.isEmpty()) {
            parameters.refuse("case", written.get(), CASE_ID_FORM);
        } else if (caseId.isPresent()
                && !tenant.isEmpty()
                && !caseId.get().tenant().equals(tenant)) {
            parameters.refuse("case", written.orElse(""), "a case of the tenant " + tenant);
        }
        return parameters.asked(() -> new Watch(tenant, caseId));
    }

    /** Reads a case id, or a report's reference with its tenant and site, out of an address. */
    public static Asked<CaseId> caseId(String field, String written) {
        return CaseId.parse(written)
                .<Asked<CaseId>>map(Asked.Understood::new)
                .orElseGet(() -> new Asked.Refused<>(List.of(new Problem(field, written, CASE_ID_FORM))));
    }

    private static final String CASE_ID_FORM =
            "tenant.site.reference, the reference being twelve characters of which the last checks the others";
}
