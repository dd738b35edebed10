package io.huiyin.policy;

import io.huiyin.policy.ClockRules.TargetRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code clocks}. */
final class ClockReader {
    private static final String NONE = "none";

    private ClockReader() {}

    /** The clocks; {@code calendars} and {@code channels} are the names that may be used. */
    static List<ClockRules> read(Field field, Set<String> calendars, Set<String> channels) {
        if (!field.given()) {
            field.refuse("", "given: a list of clocks ([] for none), or inherited by 'extends: builtin'");
        }
        var clocks = new ArrayList<ClockRules>();
        var names = new HashSet<String>();
        for (var item : field.items()) {
            var clock = clock(item, calendars, channels);
            if (!names.add(clock.name())) {
                item.refuse(clock.name(), "a clock with a name of its own");
            }
            clocks.add(clock);
        }
        return List.copyOf(clocks);
    }

    private static ClockRules clock(Field field, Set<String> calendars, Set<String> channels) {
        var section = field.section("name", "stops", "target", "targets", "calendar", "pausable", "ladder");
        var stops = section.field("stops");
        if (!stops.given()) {
            stops.refuse("", "given: what stops the clock, " + Words.STOPS);
        }
        var target = target(section.field("target"));
        var targets = section.field("targets").items().stream()
                .map(ClockReader::targetRule)
                .toList();
        var all = Stream.concat(Stream.of(target), targets.stream().map(TargetRule::target))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return new ClockRules(
                ClassifyReader.name(section),
                stops.oneOrMore(Words.STOPS, Words::stop),
                target,
                targets,
                calendar(section.field("calendar"), calendars),
                Values.flag(section.field("pausable")).orElse(true),
                LadderReader.read(section.field("ladder"), all, channels));
    }

    private static TargetRule targetRule(Field field) {
        var section = field.section("category", "severity", "kind", "target");
        return new TargetRule(
                section.field("category").oneOrMore("a category", Values.text(ClassifyReader.LONGEST_NAME)),
                section.field("severity").oneOrMore(Words.SEVERITIES, Words::severity),
                section.field("kind").oneOrMore(Words.KINDS, Words::kind),
                target(section.field("target")));
    }

    private static Optional<Duration> target(Field field) {
        return field.required(
                        "none, or " + DurationText.EXPECTED,
                        text -> text.equals(NONE)
                                ? Optional.of(Duration.ZERO)
                                : DurationText.parse(text).filter(Duration::isPositive))
                .filter(Duration::isPositive);
    }

    private static String calendar(Field field, Set<String> calendars) {
        return field.value(names("a calendar of this policy", field, calendars), text -> Optional.of(text)
                        .filter(calendars::contains))
                .orElse("always");
    }

    /** What is expected where a name must lead somewhere. */
    static String names(String what, Field field, Set<String> names) {
        var nearest = Nearest.to(field.text(), names).map(name -> "; the nearest is '" + name + "'");
        return what + nearest.orElseGet(() -> names.isEmpty() ? "; there is none" : ": " + String.join(", ", names));
    }
}
