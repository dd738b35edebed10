package io.huiyin.console.store;

import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import io.huiyin.policy.PolicyRules;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which roles a person has, and which of them may read confidential texts: as the tenant's policy says that is in force. It is
 * read from the table that mirrors the policies, so that the console needs nothing but the store.
 */
public final class RoleBook {
    private static final int MOST_KEPT = 200;
    /** A version that cannot be read by this program is passed over for the one before it, as the processor does. */
    private static final int MOST_TRIED = 5;

    private final Database database;
    private final Map<String, Optional<PolicyRules>> read = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.@Nullable Entry<String, Optional<PolicyRules>> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /** Reads from this store. */
    public RoleBook(Database database) {
        this.database = database;
    }

    /** Those of the person's roles that may read this tenant's confidential texts now; empty where none may. */
    public List<String> readingRoles(String tenant, String person, Instant now) throws SQLException {
        var rules = inForce(tenant, now);
        return rules.stream()
                .flatMap(policy ->
                        policy.confidential().roles().stream().filter(role -> policy.hasAny(person, List.of(role))))
                .toList();
    }

    private Optional<PolicyRules> inForce(String tenant, Instant now) throws SQLException {
        var versions = database.rows(new Sql(
                "select version, document from policies where tenant = ? and effective_from <= ?"
                        + " order by version desc limit ?",
                tenant,
                now,
                MOST_TRIED));
        for (var row : versions) {
            var rules = rules(
                    tenant + "@" + row.path("version").asInt(),
                    row.path("document").asText());
            if (rules.isPresent()) {
                return rules;
            }
        }
        return Optional.empty();
    }

    /** A version never changes, so it is parsed once. */
    private synchronized Optional<PolicyRules> rules(String version, String document) {
        return read.computeIfAbsent(version, _new -> switch (PolicyLanguage.parse(document)) {
            case Parsed.Sound sound -> Optional.of(sound.rules());
            case Parsed.Unsound _unsound -> Optional.empty();
        });
    }
}
