package io.huiyin.processor.cases;

import io.huiyin.event.ActionKind;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Clock;
import io.huiyin.event.ClockStatus;
import io.huiyin.policy.ClockRules;
import io.huiyin.policy.Trigger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done, as clocks look at it.
 *
 * @param step the step that a COMPLETE ends; null for all others
 */
record Doing(ActionKind action, @Nullable String step) {

    static Doing of(CaseAction action) {
        return new Doing(action.getAction(), action.getStep());
    }

    /** Whether it stops a clock of these rules: a step that is completed stops only the clock of its name. */
    boolean stops(ClockRules rules) {
        return rules.course().stops().contains(action)
                && (action != ActionKind.COMPLETE || rules.name().equals(step));
    }

    /** Whether it starts a clock of these rules, by itself or by what it stopped. */
    boolean starts(ClockRules rules, List<Clock> before, List<Clock> after) {
        return rules.course().starts().stream().anyMatch(trigger -> switch (trigger) {
            case Trigger.Opened _opened -> false;
            case Trigger.Done done -> done.action() == action;
            case Trigger.Ended ended -> ended(ended.clock(), before, after);
        });
    }

    /** Whether the clock of this name was waiting before and is met or late after. */
    static boolean ended(String name, List<Clock> before, List<Clock> after) {
        return Countdowns.named(after, name).filter(Doing::stopped).isPresent()
                && Countdowns.named(before, name)
                        .filter(clock -> !stopped(clock))
                        .isPresent();
    }

    private static boolean stopped(Clock clock) {
        return clock.getStatus() == ClockStatus.MET || clock.getStatus() == ClockStatus.LATE;
    }
}
