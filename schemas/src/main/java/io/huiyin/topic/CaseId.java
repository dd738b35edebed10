package io.huiyin.topic;

import java.util.Optional;

/** tenant "." site "." reference: the identity of a case. */
public record CaseId(String tenant, String site, String reference) {

    /** The case that a first report with this eventId opens. */
    public static CaseId ofFirstReport(String tenant, String site, String eventId) {
        return new CaseId(tenant, site, Reference.of(tenant, eventId));
    }

    /** Where actions reach the case that is open under this dedup key; never a case's own id. */
    public static CaseId ofKey(String tenant, String site, String dedupKey) {
        return new CaseId(tenant, site, Reference.ofKey(tenant, dedupKey));
    }

    /** Reads {@code tenant.site.reference}; empty where the text is not of that form. The reference may have hyphens and small letters. */
    public static Optional<CaseId> parse(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 3 || !Slug.isSlug(parts[0]) || !Slug.isSlug(parts[1])) {
            return Optional.empty();
        }
        return Reference.parse(parts[2]).map(reference -> new CaseId(parts[0], parts[1], reference));
    }

    /** The key of whatever is addressed to this case: the id up to its last dot. */
    public TaskKey taskKey() {
        return new TaskKey(tenant, site);
    }

    @Override
    public String toString() {
        return tenant + "." + site + "." + reference;
    }
}
