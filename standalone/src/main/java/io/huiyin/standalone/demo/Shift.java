package io.huiyin.standalone.demo;

import java.time.Instant;
import java.time.ZoneId;

/** The three shifts of a mine (三班倒), by the local hour. */
enum Shift {
    NIGHT("夜班"),
    EARLY("早班"),
    MIDDLE("中班");

    private static final int HOURS = 8;
    private final String local;

    Shift(String local) {
        this.local = local;
    }

    /** What the people there call it. */
    String local() {
        return local;
    }

    /** Night is 0 to 8 o'clock, early 8 to 16, middle 16 to 24. */
    static Shift at(Instant instant, ZoneId zone) {
        return values()[instant.atZone(zone).getHour() / HOURS];
    }
}
