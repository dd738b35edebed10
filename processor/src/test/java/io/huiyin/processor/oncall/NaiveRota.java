package io.huiyin.processor.oncall;

import io.huiyin.policy.RotaRules;
import io.huiyin.policy.RotaRules.Replacement;
import io.huiyin.policy.RotaRules.Shift;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Who is on call, found by walking from hand-over to hand-over and from day to day. */
record NaiveRota(RotaRules rules) {

    /** People, each once. */
    List<String> people(Instant at) {
        var people = new LinkedHashSet<String>();
        for (var served : served(at)) {
            people.addAll(served.people());
        }
        return List.copyOf(people);
    }

    /** People and a reason that differs from what it is just before and after: the turn's number or the override's. */
    record Served(String shift, List<String> people, String reason) {}

    List<Served> served(Instant at) {
        var all = new ArrayList<Served>();
        for (var shift : rules.shifts()) {
            if (!on(shift, at)) {
                continue;
            }
            int override = override(at, shift.name());
            int turn = turn(shift, at);
            if (override >= 0) {
                all.add(new Served(
                        shift.name(), rules.replacements().get(override).who(), "override " + override));
            } else if (turn >= 0) {
                var number = shift.members().size() == 1 ? 0 : turn;
                all.add(new Served(
                        shift.name(), shift.members().get(turn % shift.members().size()), "turn " + number));
            }
        }
        if (all.isEmpty()) {
            int override = override(at, "");
            var people = override < 0
                    ? rules.otherwise()
                    : rules.replacements().get(override).who();
            if (!people.isEmpty()) {
                all.add(new Served("", people, override < 0 ? "otherwise" : "override " + override));
            }
        }
        return all;
    }

    private int override(Instant at, String shift) {
        int found = -1;
        for (int i = 0; i < rules.replacements().size(); i++) {
            Replacement one = rules.replacements().get(i);
            var holds = one.shift().isEmpty() || one.shift().get().equals(shift);
            if (holds && at.compareTo(one.from()) >= 0 && at.compareTo(one.to()) < 0) {
                found = i;
            }
        }
        return found;
    }

    private static int turn(Shift shift, Instant at) {
        int turn = -1;
        var day = shift.first();
        while (instant(LocalDateTime.of(day, shift.handover()), shift.zone()).compareTo(at) <= 0) {
            turn++;
            day = day.plusDays(shift.days());
        }
        return turn;
    }

    private static boolean on(Shift shift, Instant at) {
        if (shift.hours().always()) {
            return true;
        }
        var zone = shift.hours().zone();
        LocalDate near = at.atZone(zone).toLocalDate();
        for (int days = -4; days <= 4; days++) {
            var day = near.plusDays(days);
            for (var period : shift.hours().periods(day)) {
                var lastDay = period.end().compareTo(period.start()) > 0 ? day : day.plusDays(1);
                var from = instant(LocalDateTime.of(day, period.start()), zone);
                var to = instant(LocalDateTime.of(lastDay, period.end()), zone);
                if (at.compareTo(from) >= 0 && at.compareTo(to) < 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Forward by the gap where the local time does not exist; the first where it is ambiguous. */
    private static Instant instant(LocalDateTime local, ZoneId zone) {
        var offsets = zone.getRules().getValidOffsets(local);
        if (!offsets.isEmpty()) {
            return local.toInstant(offsets.getFirst());
        }
        return local.toInstant(zone.getRules().getTransition(local).getOffsetBefore());
    }
}
