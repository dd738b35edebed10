package io.huiyin.policy;

import io.huiyin.policy.LadderStep.Again;
import io.huiyin.policy.LadderStep.Moment;
import io.huiyin.policy.LadderStep.Offset;
import io.huiyin.policy.LadderStep.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the ladder of a clock, and tries it on every target that the clock may have. */
final class LadderReader {
    private static final String MOMENT =
            "a share of the target above 0% up to 100%, or time before or after the deadline such as -30m or +2h";
    private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3})?)%");

    private static final Duration SHORTEST_REPEAT = Duration.ofMinutes(1);
    private static final int MOST_REPEATS = 100;
    private static final int MOST_GROWN = 100_000;

    private final Set<String> channels;
    private final Set<String> onCall;

    /**
     * @param channels the names that may be used
     * @param rotas those whose people a step may be for
     */
    LadderReader(Set<String> channels, Set<String> rotas) {
        this.channels = channels;
        this.onCall =
                rotas.stream().map(LadderStep.ON_CALL::concat).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** @param targets every target that the clock may have */
    List<LadderStep> read(Field field, List<Duration> targets) {
        var steps = new ArrayList<LadderStep>();
        var names = new HashSet<String>();
        Optional<Moment> before = Optional.empty();
        for (var item : field.items()) {
            var section = item.section("step", "at", "to", "notify", "again");
            var name = section.field("step")
                    .required("a name of 1 to 100 characters", Values.text(ClassifyReader.LONGEST_NAME))
                    .orElse(section.path());
            if (!names.add(name)) {
                section.field("step").refuse(name, "a name of its own in this ladder");
            }
            var at = section.field("at");
            var moment = at.required(MOMENT, LadderReader::moment);
            if (moment.isEmpty()) {
                continue;
            }
            tryOn(at, moment.get(), before, targets);
            before = moment;
            steps.add(new LadderStep(
                    name, moment.get(), audience(section), channels(section), again(section.field("again"))));
        }
        return List.copyOf(steps);
    }

    private static void tryOn(Field at, Moment moment, Optional<Moment> before, List<Duration> targets) {
        for (var target : targets) {
            if (due(moment, target).isNegative()) {
                at.refuse(
                        at.text(),
                        "after the start; a case with a target of " + DurationText.write(target)
                                + " would have to have this step before it opens");
                return;
            }
            if (before.isPresent() && due(before.get(), target).compareTo(due(moment, target)) > 0) {
                at.refuse(
                        at.text(),
                        "no earlier than the step before it; with a target of " + DurationText.write(target)
                                + " it would be");
                return;
            }
        }
    }

    private static Duration due(Moment moment, Duration target) {
        return switch (moment) {
            case Share share -> Duration.ofMillis(Math.round(target.toMillis() * share.ofTarget()));
            case Offset offset -> target.plus(offset.fromDeadline());
        };
    }

    private List<String> audience(Section section) {
        var to = section.field("to");
        for (var name : to.given() ? to.oneOrItems() : List.<Field>of()) {
            if (name.text().startsWith(LadderStep.ON_CALL) && !onCall.contains(name.text())) {
                name.refuse(name.text(), ClockReader.names("a rota of this policy", name, onCall));
            }
        }
        return to.given()
                ? List.copyOf(to.oneOrMore("a name", Values.text(ClassifyReader.LONGEST_NAME)))
                : List.of("owner");
    }

    /** The channels named; all of the policy's where none are, and none where the list is empty. */
    private List<String> channels(Section section) {
        var field = section.field("notify");
        if (!field.given()) {
            return List.copyOf(channels);
        }
        var named = new ArrayList<String>();
        for (var item : field.items()) {
            item.required(ClockReader.names("a channel of this policy", item, channels), text -> Optional.of(text)
                            .filter(channels::contains))
                    .ifPresent(named::add);
        }
        return List.copyOf(named);
    }

    private static Optional<Again> again(Field field) {
        if (!field.given()) {
            return Optional.empty();
        }
        var section = field.section("every", "times", "grown");
        var every = Values.duration(section.field("every"), SHORTEST_REPEAT);
        var grown = Values.whole(section.field("grown"), 1, MOST_GROWN);
        var times = Values.whole(section.field("times"), 1, MOST_REPEATS);
        if (!section.field("every").given() && !section.field("grown").given()) {
            field.refuse("", "given 'every' (time), 'grown' (reports), or both");
        }
        if (!section.field("times").given()) {
            section.field("times").refuse("", "given: how often at most, 1 to " + MOST_REPEATS);
        }
        return times.map(most -> new Again(every, most, grown.orElse(0)));
    }

    private static Optional<Moment> moment(String text) {
        var share = SHARE.matcher(text);
        if (share.matches()) {
            double ofTarget = Double.parseDouble(share.group(1)) / 100;
            return ofTarget > 0 && ofTarget <= 1 ? Optional.of(new Share(ofTarget)) : Optional.empty();
        }
        if (!text.startsWith("+") && !text.startsWith("-")) {
            return Optional.empty();
        }
        return DurationText.parse(text.substring(1))
                .filter(Duration::isPositive)
                .map(duration -> new Offset(text.startsWith("-") ? duration.negated() : duration));
    }
}
