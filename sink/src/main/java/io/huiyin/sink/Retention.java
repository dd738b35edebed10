package io.huiyin.sink;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many days the tables keep what only grows, each 0 (for ever) to 36,500. What is older goes a partition at a time, so it
 * stays up to a quarter longer (windows of minutes a month, of days a year).
 *
 * @param timelines lines of {@code case_events}, and the confidential texts that belong to them; a case's stay as long as
 *     nobody has answered it, and so many days from its latest change
 * @param escalations likewise
 * @param minutes windows of minutes
 * @param hours windows of hours
 * @param days windows of days
 */
public record Retention(int timelines, int escalations, int minutes, int hours, int days) {
    /** Everything, for ever. */
    public static final Retention FOR_EVER = new Retention(0, 0, 0, 0, 0);

    private static final int MOST_DAYS = 36_500;

    public Retention {
        requireWithin("timelines", timelines);
        requireWithin("escalations", escalations);
        requireWithin("minutes", minutes);
        requireWithin("hours", hours);
        requireWithin("days", days);
    }

    /** By table that has an end, the instant before which its rows go. */
    public Map<String, Instant> keptFrom(Instant now) {
        var kept = new LinkedHashMap<String, Instant>();
        put(kept, "case_events", timelines, now);
        put(kept, "escalations", escalations, now);
        put(kept, "count_windows_minute", minutes, now);
        put(kept, "count_windows_hour", hours, now);
        put(kept, "count_windows_day", days, now);
        return kept;
    }

    /** The instant before which rows of this table go; empty where it keeps them for ever. */
    public Optional<Instant> keptFrom(String table, Instant now) {
        return Optional.ofNullable(keptFrom(now).get(table));
    }

    private static void put(Map<String, Instant> kept, String table, int days, Instant now) {
        if (days > 0) {
            kept.put(table, now.minus(Duration.ofDays(days)));
        }
    }

    private static void requireWithin(String what, int days) {
        if (days < 0 || days > MOST_DAYS) {
            throw new IllegalArgumentException("sink.retention." + what + " is " + days
                    + "; it must be days, from 1 to " + MOST_DAYS + ", or 0 for ever");
        }
    }
}
