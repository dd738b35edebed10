package io.huiyin.processor.surge;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Where hours stand in the tenant's day and week. Hours are counted in UTC since the epoch, so that each has 60 minutes and none is
 * missing or twice where the clocks change; in zones that are off by half an hour, an hour belongs where it begins.
 */
final class Season {
    /** Hours of the day, from Monday to Friday and on the weekend. */
    static final int HOURS = 48;
    /** The same, and days of the week from Monday. */
    static final int SLOTS = HOURS + 7;

    private static final int HOUR_SECONDS = 3_600;
    private static final int DAY_HOURS = 24;
    private static final int SATURDAY = 5;
    /** 1 January 1970 was a Thursday. */
    private static final int FIRST_WEEKDAY = 3;

    private Season() {}

    /** The hour since the epoch that this instant is in. */
    static long hour(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), HOUR_SECONDS);
    }

    static Instant start(long hour) {
        return Instant.EPOCH.plus(hour, ChronoUnit.HOURS);
    }

    /** The day of the zone, since the epoch, that this hour begins in. */
    static long day(long hour, ZoneId zone) {
        return Math.floorDiv(local(hour, zone), DAY_HOURS);
    }

    static Instant dayStart(long day, ZoneId zone) {
        return LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant();
    }

    /** The first hour that begins in this day of the zone. */
    static long firstHour(long day, ZoneId zone) {
        return Math.ceilDiv(dayStart(day, zone).getEpochSecond(), HOUR_SECONDS);
    }

    /** The slot of the hour of the day. */
    static int hourSlot(long hour, ZoneId zone) {
        long local = local(hour, zone);
        int ofDay = (int) Math.floorMod(local, (long) DAY_HOURS);
        return weekday(local) >= SATURDAY ? DAY_HOURS + ofDay : ofDay;
    }

    /** The slot of the day of the week. */
    static int daySlot(long hour, ZoneId zone) {
        return HOURS + weekday(local(hour, zone));
    }

    private static int weekday(long local) {
        return (int) Math.floorMod(Math.floorDiv(local, (long) DAY_HOURS) + FIRST_WEEKDAY, 7L);
    }

    private static long local(long hour, ZoneId zone) {
        int offset = zone.getRules().getOffset(start(hour)).getTotalSeconds();
        return Math.floorDiv(hour * HOUR_SECONDS + offset, (long) HOUR_SECONDS);
    }
}
