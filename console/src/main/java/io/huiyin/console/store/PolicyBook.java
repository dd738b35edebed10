package io.huiyin.console.store;

import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import io.huiyin.policy.PolicyRules;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tenants' rules that are in force, read from the table that mirrors the policies: so the console needs nothing but the store. */
final class PolicyBook {
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

    PolicyBook(Database database) {
        this.database = database;
    }

    /** The tenant's own; empty where it has published none. */
    Optional<PolicyRules> inForce(String tenant, Instant now) throws SQLException {
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
