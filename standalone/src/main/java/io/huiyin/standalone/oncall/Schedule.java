package io.huiyin.standalone.oncall;

import io.huiyin.policy.RotaRules;
import io.huiyin.policy.RotaRules.Shift;
import io.huiyin.processor.oncall.Rota;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who serves which shift on the days from first to last.
 *
 * @param zone whose days they are
 * @param shifts the columns: every shift of the rota, and empty for the time between shifts where somebody is on call then
 * @param stints in the order of their beginnings
 */
public record Schedule(
        ZoneId zone, LocalDate first, LocalDate last, List<Optional<String>> shifts, List<Stint> stints) {

    /** Lays a rota out over days of its zone, both included. */
    public static Schedule of(RotaRules rules, LocalDate first, LocalDate last) {
        var start = first.atStartOfDay(rules.zone()).toInstant();
        var end = last.plusDays(1).atStartOfDay(rules.zone()).toInstant();
        var stints = stints(Rota.of(rules), start, end);
        var shifts = new ArrayList<Optional<String>>();
        rules.shifts().stream().map(Shift::name).map(Optional::of).forEach(shifts::add);
        if (stints.stream().anyMatch(stint -> stint.shift().isEmpty())) {
            shifts.add(Optional.empty());
        }
        return new Schedule(rules.zone(), first, last, List.copyOf(shifts), stints);
    }

    private static List<Stint> stints(Rota rota, Instant start, Instant end) {
        var stints = new ArrayList<Stint>();
        for (var at = start; at.isBefore(end); ) {
            var onCall = rota.at(at);
            var next = onCall.until().filter(until -> until.isBefore(end)).orElse(end);
            for (var duty : onCall.duties()) {
                add(stints, Stint.of(duty, at, next));
            }
            at = next;
        }
        stints.sort(Comparator.comparing(Stint::from));
        return List.copyOf(stints);
    }

    private static void add(List<Stint> stints, Stint stint) {
        for (int i = stints.size() - 1; i >= 0; i--) {
            if (stints.get(i).goesOnWith(stint)) {
                stints.set(i, stints.get(i).until(stint.to()));
                return;
            }
        }
        stints.add(stint);
    }

    /** What of a day one shift's stints are, in order. */
    public List<Stint> on(LocalDate day, Optional<String> shift) {
        var start = day.atStartOfDay(zone).toInstant();
        var end = day.plusDays(1).atStartOfDay(zone).toInstant();
        return stints.stream()
                .filter(stint -> stint.shift().equals(shift))
                .flatMap(stint -> stint.within(start, end).stream())
                .toList();
    }
}
