package io.huiyin.console.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Which roles a person has, and which of them may read confidential texts: as the tenant's policy says that is in force.
 */
public final class RoleBook {
    private final PolicyBook policies;

    /** Reads from this store. */
    public RoleBook(Database database) {
        this.policies = new PolicyBook(database);
    }

    /** Those of the person's roles that may read this tenant's confidential texts now; empty where none may. */
    public List<String> readingRoles(String tenant, String person, Instant now) throws SQLException {
        var rules = policies.inForce(tenant, now);
        return rules.stream()
                .flatMap(policy ->
                        policy.confidential().roles().stream().filter(role -> policy.hasAny(person, List.of(role))))
                .toList();
    }
}
