package io.huiyin.standalone.trial;

import io.huiyin.event.Escalation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom an escalation reaches. */
final class Recipients {
    private Recipients() {}

    /** Each once, in the order of their names; owner and assignee by name where the case has them. */
    static List<String> of(Escalation escalation) {
        return escalation.getAudience().stream()
                .map(name -> switch (name) {
                    case "owner" -> named(escalation.getOwner(), name);
                    case "assignee" -> named(escalation.getAssignee(), name);
                    default -> name;
                })
                .distinct()
                .sorted()
                .toList();
    }

    private static String named(@Nullable String person, String role) {
        return person == null ? role : person;
    }
}
