package io.huiyin.policy;

import io.huiyin.policy.ClockRules.Course;
import io.huiyin.policy.ClockRules.LadderRules;
import io.huiyin.policy.ClockRules.TargetRule;
import io.huiyin.policy.ClockRules.Targets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code clocks}. */
final class ClockReader {
    private static final String NONE = "none";
    private static final String FOR_GOOD = "for-good";

    private final Set<String> calendars;
    private final LadderReader ladders;

    /** @param calendars the names that may be used */
    ClockReader(Set<String> calendars, LadderReader ladders) {
        this.calendars = calendars;
        this.ladders = ladders;
    }

    List<ClockRules> read(Field field) {
        if (!field.given()) {
            field.refuse("", "given: a list of clocks ([] for none), or inherited by 'extends: builtin'");
        }
        var clocks = new LinkedHashMap<Field, ClockRules>();
        for (var item : field.items()) {
            var clock = clock(item);
            if (clocks.values().stream().anyMatch(other -> other.name().equals(clock.name()))) {
                item.refuse(clock.name(), "a clock with a name of its own");
            }
            if (Words.taken(clock.name())) {
                item.refuse(clock.name(), "a name that is not a word of the events");
            }
            clocks.put(item, clock);
        }
        Starts.check(clocks);
        return List.copyOf(clocks.values());
    }

    private ClockRules clock(Field field) {
        var section = field.section(
                "name",
                "owner",
                "when",
                "starts",
                "stops",
                "target",
                "targets",
                "calendar",
                "pausable",
                "restart",
                "quiet",
                "ladder");
        var targets = new Targets(
                target(section.field("target")),
                section.field("targets").items().stream()
                        .map(ClockReader::targetRule)
                        .toList());
        return new ClockRules(
                ClassifyReader.name(section),
                Values.text(section.field("owner"), ClassifyReader.LONGEST_NAME),
                match(section.field("when").section("category", "severity", "kind", "channel")),
                course(section),
                targets,
                calendar(section.field("calendar")),
                new LadderRules(ladders.read(section.field("ladder"), all(targets)), quiet(section.field("quiet"))));
    }

    private static Course course(Section section) {
        var starts = section.field("starts");
        var stops = section.field("stops");
        if (!stops.given()) {
            stops.refuse("", "given: what stops the clock, " + Words.STOPS);
        }
        Set<Trigger> opened = Set.of(new Trigger.Opened());
        return new Course(
                starts.given() ? starts.oneOrMore(Words.STARTS, text -> Optional.of(Words.start(text))) : opened,
                stops.oneOrMore(Words.STOPS, Words::stop),
                Values.flag(section.field("pausable")).orElse(true),
                Values.flag(section.field("restart")).orElse(true));
    }

    private static TargetRule targetRule(Field field) {
        var section = field.section("category", "severity", "kind", "channel", "target");
        return new TargetRule(match(section), target(section.field("target")));
    }

    private static CaseMatch match(Section section) {
        return new CaseMatch(
                section.field("category").oneOrMore("a category", Values.text(ClassifyReader.LONGEST_NAME)),
                section.field("severity").oneOrMore(Words.SEVERITIES, Words::severity),
                section.field("kind").oneOrMore(Words.KINDS, Words::kind),
                section.field("channel").oneOrMore(Words.CHANNELS, Words::channel));
    }

    private static Optional<Duration> target(Field field) {
        return field.required(
                        "none, or " + DurationText.EXPECTED,
                        text -> text.equals(NONE)
                                ? Optional.of(Duration.ZERO)
                                : DurationText.parse(text).filter(Duration::isPositive))
                .filter(Duration::isPositive);
    }

    private static List<Duration> all(Targets targets) {
        var targeted = new ArrayList<Duration>();
        Stream.concat(Stream.of(targets.usual()), targets.exceptions().stream().map(TargetRule::target))
                .flatMap(Optional::stream)
                .distinct()
                .forEach(targeted::add);
        return targeted;
    }

    private static Quiet quiet(Field field) {
        return field.<Quiet>value("none, for-good, or " + DurationText.EXPECTED, text -> switch (text) {
                    case NONE -> Optional.of(new Quiet.Never());
                    case FOR_GOOD -> Optional.of(new Quiet.ForGood());
                    default ->
                        DurationText.parse(text).filter(Duration::isPositive).map(Quiet.During::new);
                })
                .orElseGet(Quiet.Never::new);
    }

    private String calendar(Field field) {
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
