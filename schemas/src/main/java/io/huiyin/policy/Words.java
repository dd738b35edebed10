package io.huiyin.policy;

import io.huiyin.event.ActionKind;
import io.huiyin.event.Channel;
import io.huiyin.event.EscalationKind;
import io.huiyin.event.Kind;
import io.huiyin.event.Severity;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The words of the events that a policy may use, spelled as there. UNSPECIFIED is never one of them. */
final class Words {
    static final String CHANNELS = oneOf(Channel.values());
    static final String KINDS = oneOf(Kind.values());
    static final String SEVERITIES = oneOf(Severity.values());
    static final String ESCALATION_KINDS = oneOf(EscalationKind.values());

    /** What may stop a clock: an act that is done on an open case and moves it on. */
    private static final Set<ActionKind> STOPPING = EnumSet.of(
            ActionKind.ACKNOWLEDGE,
            ActionKind.ASSIGN,
            ActionKind.RESPOND,
            ActionKind.TRANSFER,
            ActionKind.RESOLVE,
            ActionKind.RECLASSIFY,
            ActionKind.COMMENT,
            ActionKind.COMPLETE);

    static final String STOPS = oneOf(STOPPING.toArray(ActionKind[]::new));

    /** What may start a clock: an act after which the case is open still. A step that is done is named by its clock. */
    private static final Set<ActionKind> STARTING = EnumSet.of(
            ActionKind.ACKNOWLEDGE,
            ActionKind.ASSIGN,
            ActionKind.RESPOND,
            ActionKind.TRANSFER,
            ActionKind.RECLASSIFY,
            ActionKind.COMMENT);

    static final String OPEN = "OPEN";

    static final String STARTS = oneOf(STARTING.toArray(ActionKind[]::new)).replace("one of ", "OPEN, or one of ")
            + ", or the name of another clock";

    private Words() {}

    static Optional<Channel> channel(String text) {
        return word(Channel.values(), text, _word -> true);
    }

    static Optional<Kind> kind(String text) {
        return word(Kind.values(), text, _word -> true);
    }

    static Optional<Severity> severity(String text) {
        return word(Severity.values(), text, _word -> true);
    }

    static Optional<EscalationKind> escalationKind(String text) {
        return word(EscalationKind.values(), text, _word -> true);
    }

    static Optional<ActionKind> stop(String text) {
        return word(ActionKind.values(), text, STOPPING::contains);
    }

    /** What starts a clock; a word of no other meaning is the name of a clock. */
    static Trigger start(String text) {
        return text.equals(OPEN)
                ? new Trigger.Opened()
                : word(ActionKind.values(), text, STARTING::contains)
                        .<Trigger>map(Trigger.Done::new)
                        .orElseGet(() -> new Trigger.Ended(text));
    }

    /** Whether this is a word of the events, and so no name for a clock. */
    static boolean taken(String name) {
        return name.equals(OPEN)
                || word(ActionKind.values(), name, _word -> true).isPresent();
    }

    private static <E extends Enum<E>> Optional<E> word(E[] words, String text, Predicate<E> allowed) {
        return Arrays.stream(words)
                .filter(allowed)
                .filter(word -> word.name().equals(text) && !text.equals("UNSPECIFIED"))
                .findFirst();
    }

    private static String oneOf(Enum<?>[] words) {
        return Arrays.stream(words)
                .map(Enum::name)
                .filter(name -> !name.equals("UNSPECIFIED"))
                .collect(Collectors.joining(", ", "one of ", ""));
    }
}
