package io.huiyin.sink.notify;

import io.huiyin.event.Severity;
import io.huiyin.policy.GroupRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Decides which lines go as one message. Many that are due at once do, and so does what a silence held. In a flood (many
 * messages left in the last minute) lines gather for a while first; urgent ones never wait unless the channel says so.
 */
record Grouping(GroupRules rules) {
    static final int MOST = 200;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /**
     * What goes now and what waits.
     *
     * @param gatherUntil until when the waiting ones wait; empty where none does
     */
    record Formed(List<Parcel> parcels, List<Fate.Waiting> waiting, Optional<Instant> gatherUntil) {}

    /** The pace above which it is a flood; empty where the channel never groups. */
    Optional<Pace> calm() {
        return rules.never() ? Optional.empty() : Optional.of(Pace.about(rules.from() - 1, MINUTE));
    }

    /** @param lines all that are to be sent; of a message that was sent before all that is left of it */
    Formed form(List<Line> lines, ChannelState state, Instant now) {
        var parcels = again(lines);
        var fresh = lines.stream().filter(line -> line.group().isEmpty()).toList();
        if (rules.never()) {
            fresh.forEach(line -> parcels.add(new Parcel(line)));
            return new Formed(parcels, List.of(), Optional.empty());
        }
        var hurried =
                among(fresh, line -> !mayWait(line)).stream().map(Line::caseId).collect(Collectors.toSet());
        fold(among(fresh, Line::held), parcels);
        several(among(fresh, line -> !line.held() && hurried.contains(line.caseId())), parcels);
        var others = among(fresh, line -> !line.held() && !hurried.contains(line.caseId()));
        var until = gatherUntil(others, state, now);
        if (until.isPresent()) {
            var waiting = others.stream()
                    .map(line -> new Fate.Waiting(line, until.get()))
                    .toList();
            return new Formed(parcels, waiting, until);
        }
        if (state.gatherUntil().isPresent()) {
            fold(others, parcels);
        } else {
            several(others, parcels);
        }
        return new Formed(parcels, List.of(), Optional.empty());
    }

    /** What was sent together goes together again: nothing joins it. */
    private static List<Parcel> again(List<Line> lines) {
        var groups = new LinkedHashMap<String, List<Line>>();
        for (var line : lines) {
            line.group().ifPresent(group -> groups.computeIfAbsent(group, _group -> new ArrayList<>())
                    .add(line));
        }
        var parcels = new ArrayList<Parcel>();
        groups.values().forEach(members -> parcels.add(new Parcel(members)));
        return parcels;
    }

    /** A line that was tried before has waited enough. What may not wait takes the other lines of its case along. */
    private boolean mayWait(Line line) {
        return line.attempts() == 0 && (rules.always() || !urgent(line));
    }

    static boolean urgent(Line line) {
        return line.notice().escalation().getSeverity() == Severity.CRITICAL;
    }

    /** Until when these wait; empty where they go now. */
    private Optional<Instant> gatherUntil(List<Line> lines, ChannelState state, Instant now) {
        if (lines.isEmpty() || rules.patience().isZero()) {
            return Optional.empty();
        }
        if (state.gatherUntil().isPresent()) {
            return state.gatherUntil().filter(now::isBefore);
        }
        int messages = lines.size() < rules.from() ? lines.size() : 1;
        boolean flood =
                calm().filter(pace -> pace.room(state.calmAt(), now) < messages).isPresent();
        return rules.always() || flood ? Optional.of(now.plus(rules.patience())) : Optional.empty();
    }

    /** One by one where they are few. */
    private void several(List<Line> lines, List<Parcel> parcels) {
        if (lines.size() < rules.from()) {
            lines.forEach(line -> parcels.add(new Parcel(line)));
        } else {
            fold(lines, parcels);
        }
    }

    private static void fold(List<Line> lines, List<Parcel> parcels) {
        for (int i = 0; i < lines.size(); i += MOST) {
            parcels.add(new Parcel(lines.subList(i, Math.min(i + MOST, lines.size()))));
        }
    }

    private static List<Line> among(List<Line> lines, Predicate<Line> wanted) {
        return lines.stream().filter(wanted).toList();
    }
}
