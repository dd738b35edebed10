package io.huiyin.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Who is on call when. Everybody whose shift is on is on call, in the order of the shifts; roles are already the people that
 * they stand for.
 *
 * @param zone the zone of the replacements, and of shifts that name none
 * @param shifts one or more, in the order of the file
 * @param replacements in the order of the file: of those that hold at one instant the last one counts
 * @param otherwise who is on call while no shift is on and no replacement holds; may be empty
 */
public record RotaRules(ZoneId zone, List<Shift> shifts, List<Replacement> replacements, List<String> otherwise) {

    /**
     * Members that take turns.
     *
     * @param name unique in its rota
     * @param members whose turn it is, in order; several who serve together are one member
     * @param days length of a turn in calendar days, 1 or more; hours off do not lengthen it
     * @param first the day on which the first member's turn begins; before it nobody serves
     * @param handover the local time at which turns change; one that does not exist on a day shifts forward, an ambiguous one
     *     means the first
     * @param zone in which turns change
     * @param hours when the shift is on; always where it is not restricted
     */
    public record Shift(
            String name,
            List<List<String>> members,
            int days,
            LocalDate first,
            LocalTime handover,
            ZoneId zone,
            CalendarRules hours) {}

    /**
     * People who stand in, from (inclusive) to (exclusive).
     *
     * @param shift the shift whose members they replace while it is on; empty is every shift and the time between shifts, too
     */
    public record Replacement(Instant from, Instant to, List<String> who, Optional<String> shift) {}
}
