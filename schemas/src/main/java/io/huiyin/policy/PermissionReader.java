package io.huiyin.policy;

import io.huiyin.event.ActionKind;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code permissions} and {@code confidential}: which roles may do and read what. */
final class PermissionReader {
    private static final String[] ACTIONS = Arrays.stream(ActionKind.values())
            .filter(action ->
                    !EnumSet.of(ActionKind.UNSPECIFIED, ActionKind.END_BATCH).contains(action))
            .map(ActionKind::name)
            .toArray(String[]::new);

    private final Set<String> roles;

    /** @param roles the roles that the policy names */
    PermissionReader(Set<String> roles) {
        this.roles = roles;
    }

    Map<ActionKind, Set<String>> permissions(Field field) {
        var permissions = new EnumMap<ActionKind, Set<String>>(ActionKind.class);
        var section = field.section(ACTIONS);
        for (var action : ACTIONS) {
            if (section.field(action).given()) {
                permissions.put(ActionKind.valueOf(action), roles(section.field(action)));
            }
        }
        return Collections.unmodifiableMap(permissions);
    }

    ConfidentialRules confidential(Field field) {
        var section = field.section("roles", "categories");
        return new ConfidentialRules(
                roles(section.field("roles")),
                section.field("categories").oneOrMore("a category", Values.text(ClassifyReader.LONGEST_NAME)));
    }

    private Set<String> roles(Field field) {
        if (field.isEmptyList()) {
            field.refuse("", "at least one role, or the key left out");
        }
        var found = new LinkedHashSet<String>();
        for (var item : field.oneOrItems()) {
            item.value(expected(item.text()), text -> Optional.of(text).filter(roles::contains))
                    .ifPresent(found::add);
        }
        return Collections.unmodifiableSet(found);
    }

    private String expected(String written) {
        if (roles.isEmpty()) {
            return "a role; this policy names none under 'roles'";
        }
        return Nearest.to(written, roles)
                .map(role -> "a known role; the nearest is '" + role + "'")
                .orElse("one of the roles " + String.join(", ", roles));
    }
}
