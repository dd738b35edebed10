package io.huiyin.processor.cases;

import io.huiyin.processor.flow.Acted;
import java.util.Optional;

/** Whether the policy lets whoever acts do this. */
final class Permission {
    private Permission() {}

    /** Why this action is not for this actor; empty where it is. */
    static Optional<String> objection(Acted acted) {
        var rules = acted.policy().rules();
        var action = acted.action();
        var roles = rules.permissions().get(action.getAction());
        return roles == null || rules.hasAny(action.getActor(), roles)
                ? Optional.empty()
                : Optional.of("%s is only for %s, and %s is not one of them"
                        .formatted(
                                action.getAction(), people(String.join(", ", roles), roles.size()), action.getActor()));
    }

    private static String people(String roles, int count) {
        return (count == 1 ? "the people of the role " : "the people of the roles ") + roles;
    }
}
