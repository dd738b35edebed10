package io.huiyin.standalone.trial;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;

/** How often one person is paged, and when. */
public final class Load {
    private static final int HOURS = 24;

    private final ZoneId zone;
    private final long[] byHour = new long[HOURS];
    private final Map<Instant, Long> hours = new TreeMap<>();
    private long pages;

    Load(ZoneId zone) {
        this.zone = zone;
    }

    void add(Instant at) {
        var local = at.atZone(zone);
        byHour[local.getHour()]++;
        hours.merge(local.truncatedTo(ChronoUnit.HOURS).toInstant(), 1L, Long::sum);
        pages++;
    }

    /** In all. */
    public long pages() {
        return pages;
    }

    /** By the hour of the day in the tenant's zone, 0 to 23. */
    public long[] byHour() {
        return byHour.clone();
    }

    /** The hour with the most pages, the earliest of them; must not be asked where there are none. */
    public Entry<Instant, Long> busiest() {
        return hours.entrySet().stream()
                .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
                .orElseThrow();
    }
}
