package io.huiyin.sink.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides what a channel sends now: the lines that are wanted, as the messages that they form, as many as breaker and pace let
 * through, urgent ones first.
 *
 * @param rate messages a minute at most; 0 is without limit
 */
record Planner(Triage triage, Grouping grouping, int rate) {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Comparator<Parcel> URGENT_FIRST =
            Comparator.comparing((Parcel parcel) -> !urgent(parcel)).thenComparingLong(Parcel::sequence);
    private static final Comparator<Parcel> LEAST_TRIED_FIRST =
            Comparator.comparingInt(Parcel::attempts).thenComparing(URGENT_FIRST);

    /** @param due of a message that was sent before all that is left of it; of a case nothing without all that is before it */
    Plan plan(List<Line> due, ChannelState state, Instant now) {
        var fates = due.stream().map(line -> triage.judge(line, now)).toList();
        var whole = inDoubt(fates);
        var wanted = new ArrayList<Line>();
        var moot = new ArrayList<Fate.Moot>();
        var held = new ArrayList<Fate.Held>();
        var waiting = new ArrayList<Fate.Waiting>();
        for (var fate : fates) {
            switch (fate) {
                case Fate.Wanted one -> wanted.add(one.line());
                case Fate.Held one -> held.add(one);
                case Fate.Waiting one -> waiting.add(one);
                case Fate.Moot one -> {
                    if (one.line().group().filter(whole::contains).isPresent()) {
                        wanted.add(one.line());
                    } else {
                        moot.add(one);
                    }
                }
            }
        }
        var formed = grouping.form(wanted, state, now);
        waiting.addAll(formed.waiting());
        var sent = let(formed.parcels(), wanted, state, now);
        var left = sent.size() < formed.parcels().size() ? state.gatherUntil() : Optional.<Instant>empty();
        var after = after(sent.size(), state, formed.gatherUntil().or(() -> left), now);
        return new Plan(moot, held, waiting, sent, after, pace().map(pace -> pace.next(after.pacedAt(), now)));
    }

    /** Messages that may have arrived and are still wanted by somebody: they are sent as they were, or not at all. */
    private static Set<String> inDoubt(List<Fate> fates) {
        return fates.stream()
                .filter(Fate.Wanted.class::isInstance)
                .map(Fate::line)
                .filter(Line::inDoubt)
                .flatMap(line -> line.group().stream())
                .collect(Collectors.toSet());
    }

    private List<Parcel> let(List<Parcel> parcels, List<Line> wanted, ChannelState state, Instant now) {
        int room = pace().map(pace -> pace.room(state.pacedAt(), now)).orElse(Integer.MAX_VALUE);
        var order = URGENT_FIRST;
        switch (state.breaker().passage(now)) {
            case ALL -> {}
            case ONE -> {
                room = Math.min(room, 1);
                order = LEAST_TRIED_FIRST;
            }
            case NONE -> room = 0;
        }
        return inOrder(parcels, wanted).stream().sorted(order).limit(room).toList();
    }

    /** Those before which no other line of their cases is to be sent: what comes of that has to be known first. */
    private static List<Parcel> inOrder(List<Parcel> parcels, List<Line> wanted) {
        var byCase = wanted.stream().collect(Collectors.groupingBy(Line::caseId));
        var free = parcels.stream()
                .filter(parcel -> parcel.lines().stream()
                        .allMatch(line -> byCase.getOrDefault(line.caseId(), List.of()).stream()
                                .allMatch(other -> other.sequence() >= line.sequence()
                                        || parcel.lines().contains(other))))
                .toList();
        return free.isEmpty()
                ? parcels.stream()
                        .min(Comparator.comparingLong(Parcel::sequence))
                        .map(List::of)
                        .orElse(List.of())
                : free;
    }

    private ChannelState after(int sent, ChannelState state, Optional<Instant> gatherUntil, Instant now) {
        return new ChannelState(
                state.breaker(),
                spent(pace(), state.pacedAt(), sent, now),
                spent(grouping.calm(), state.calmAt(), sent, now),
                gatherUntil);
    }

    private static Optional<Instant> spent(Optional<Pace> pace, Optional<Instant> at, int sent, Instant now) {
        return sent == 0 ? at : pace.map(one -> one.spend(at, sent, now));
    }

    private Optional<Pace> pace() {
        return rate == 0 ? Optional.empty() : Optional.of(Pace.atMost(rate, MINUTE));
    }

    private static boolean urgent(Parcel parcel) {
        return parcel.lines().stream().anyMatch(Grouping::urgent);
    }
}
