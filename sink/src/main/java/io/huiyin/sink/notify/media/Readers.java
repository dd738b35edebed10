package io.huiyin.sink.notify.media;

import io.huiyin.policy.PolicyRules;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Those who read a tenant's messages: in which zone they live, and what they call things.
 *
 * @param tenant display name; empty where there is none
 * @param sites display names by slug
 * @param categories display names by category
 */
public record Readers(ZoneId zone, String tenant, Map<String, String> sites, Map<String, String> categories) {
    /** Of a tenant of whom nothing is known. */
    public static final Readers UNKNOWN = new Readers(ZoneOffset.UTC, "", Map.of(), Map.of());

    /** The readers of a tenant with these rules. */
    public static Readers of(PolicyRules rules) {
        return new Readers(rules.zone(), rules.name(), rules.sites(), rules.categories());
    }

    /** What they call a category. */
    String category(String category) {
        return categories.getOrDefault(category, category);
    }
}
