package io.huiyin.processor.count;

import io.huiyin.event.Grain;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A tumbling window of one cell. Every instant is in exactly one window of a grain.
 *
 * @param start inclusive
 * @param end exclusive
 */
public record Window(Cell cell, Grain grain, Instant start, Instant end) {

    /** The minute of this instant: the same in every zone. */
    public static Window minute(Cell cell, Instant at) {
        var start = at.truncatedTo(ChronoUnit.MINUTES);
        return new Window(cell, Grain.MINUTE, start, start.plus(1, ChronoUnit.MINUTES));
    }

    /**
     * The hour of this instant on the zone's clocks. It is an hour of UTC wherever the offset is of whole hours; in the others
     * (half past, a quarter to) a day is made of whole hours all the same. One during which the clocks change by less than an
     * hour is cut in two at the change.
     */
    public static Window hour(Cell cell, Instant at) {
        var rules = cell.zone().getRules();
        var offset = rules.getOffset(at);
        var start = localHour(at, offset);
        var end = start.plus(1, ChronoUnit.HOURS);
        if (!rules.getOffset(start).equals(offset)) {
            start = rules.previousTransition(at.plusNanos(1)).getInstant();
        }
        if (!rules.getOffset(end.minusNanos(1)).equals(offset)) {
            end = rules.nextTransition(at).getInstant();
        }
        return new Window(cell, Grain.HOUR, start, end);
    }

    private static Instant localHour(Instant at, ZoneOffset offset) {
        return at.plusSeconds(offset.getTotalSeconds())
                .truncatedTo(ChronoUnit.HOURS)
                .minusSeconds(offset.getTotalSeconds());
    }

    /** The calendar day of this instant in the zone. */
    public static Window day(Cell cell, Instant at) {
        var date = at.atZone(cell.zone()).toLocalDate();
        if (!at.isBefore(startOf(date.plusDays(1), cell.zone()))) {
            date = date.plusDays(1); // clocks that went back over midnight show the day before once more
        }
        return new Window(cell, Grain.DAY, startOf(date, cell.zone()), startOf(date.plusDays(1), cell.zone()));
    }

    private static Instant startOf(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    /**
     * The key on the topic and in the store, {@code tenant.site|category|channel|severity|GRAIN|start}. Only a category may hold
     * a bar itself, so no two windows share a key.
     */
    public String key() {
        return String.join(
                "|",
                cell.tenant() + "." + cell.site(),
                cell.category(),
                cell.channel().name(),
                cell.severity().name(),
                grain.name(),
                start.toString());
    }
}
