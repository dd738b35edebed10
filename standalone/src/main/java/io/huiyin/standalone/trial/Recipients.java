package io.huiyin.standalone.trial;

import io.huiyin.event.Escalation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom an escalation reaches. */
final class Recipients {
    private Recipients() {}

    /** Its people, each once, in the order of their names; where it reaches nobody by name, whom its ladder names. */
    static List<String> of(Escalation escalation) {
        var people = escalation.getRecipients().isEmpty() ? named(escalation) : escalation.getRecipients();
        return people.stream().distinct().sorted().toList();
    }

    private static List<String> named(Escalation escalation) {
        return escalation.getAudience().stream()
                .map(name -> switch (name) {
                    case "owner" -> orRole(escalation.getOwner(), name);
                    case "assignee" -> orRole(escalation.getAssignee(), name);
                    default -> name;
                })
                .toList();
    }

    private static String orRole(@Nullable String person, String role) {
        return person == null ? role : person;
    }
}
