package io.huiyin.processor.oncall;

import io.huiyin.policy.LadderStep;
import io.huiyin.policy.PolicyRules;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom a step of a ladder reaches: its audience as people. */
public final class Recipients {
    private static final String OWNER = "owner";
    private static final String ASSIGNEE = "assignee";

    private Recipients() {}

    /**
     * The people of an audience at an instant, each once, in its order; empty where it comes to nobody. A role is its people,
     * {@code on-call:ROTA} is whoever is on call then, and a name that is none of these stands for itself; so does a rota that
     * today's policy no longer has.
     *
     * @param rules the policy in force then, which may be later than the one that the audience stands in
     * @param owner as the case or clock has it, a person or a role; null reaches nobody
     * @param assignee as the case has it; null reaches nobody
     */
    public static List<String> of(
            PolicyRules rules, List<String> audience, @Nullable String owner, @Nullable String assignee, Instant at) {
        var people = new LinkedHashSet<String>();
        for (var name : audience) {
            switch (name) {
                case OWNER -> add(people, rules, owner);
                case ASSIGNEE -> add(people, rules, assignee);
                default -> people.addAll(named(rules, name, at));
            }
        }
        return List.copyOf(people);
    }

    private static void add(Set<String> people, PolicyRules rules, @Nullable String name) {
        if (name != null) {
            people.addAll(rules.roles().getOrDefault(name, List.of(name)));
        }
    }

    private static List<String> named(PolicyRules rules, String name, Instant at) {
        if (!name.startsWith(LadderStep.ON_CALL)) {
            return rules.roles().getOrDefault(name, List.of(name));
        }
        var rota = rules.rotas().get(name.substring(LadderStep.ON_CALL.length()));
        return rota == null ? List.of(name) : Rota.of(rota).people(at);
    }
}
