package io.huiyin.policy;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that what starts a clock leads somewhere, and that every clock can start at all. */
final class Starts {
    private Starts() {}

    /** @param clocks all clocks of a policy by the place where they are written */
    static void check(Map<Field, ClockRules> clocks) {
        var names = clocks.values().stream().map(ClockRules::name).collect(Collectors.toSet());
        clocks.forEach((field, clock) -> {
            for (var trigger : clock.course().starts()) {
                if (trigger instanceof Trigger.Ended ended && !known(ended, clock, names)) {
                    field.refuse(ended.clock(), expected(ended, clock, names));
                }
            }
        });
        var startable = startable(clocks);
        clocks.forEach((field, clock) -> {
            if (!startable.contains(clock.name()) && leads(clock, names)) {
                field.refuse(clock.name(), "a clock that can start: each of its starts waits for this clock itself");
            }
        });
    }

    private static boolean known(Trigger.Ended ended, ClockRules clock, Set<String> names) {
        return names.contains(ended.clock()) && !ended.clock().equals(clock.name());
    }

    private static boolean leads(ClockRules clock, Set<String> names) {
        return clock.course().starts().stream()
                .allMatch(trigger -> !(trigger instanceof Trigger.Ended ended) || known(ended, clock, names));
    }

    private static String expected(Trigger.Ended ended, ClockRules clock, Set<String> names) {
        var others = new HashSet<>(names);
        others.remove(clock.name());
        return Nearest.to(ended.clock(), others)
                .map(name -> Words.STARTS + "; the nearest clock is '" + name + "'")
                .orElse(Words.STARTS);
    }

    /** The clocks that start by the case opening, by an action, or by the end of one that can start. */
    private static Set<String> startable(Map<Field, ClockRules> clocks) {
        var startable = new HashSet<String>();
        boolean more = true;
        while (more) {
            more = false;
            for (var clock : clocks.values()) {
                var starts = clock.course().starts().stream()
                        .anyMatch(trigger ->
                                !(trigger instanceof Trigger.Ended ended) || startable.contains(ended.clock()));
                more |= starts && startable.add(clock.name());
            }
        }
        return startable;
    }
}
