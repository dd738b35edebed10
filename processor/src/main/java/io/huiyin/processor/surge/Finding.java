package io.huiyin.processor.surge;

import java.time.Instant;
import java.time.ZoneId;

/** An hour or a day that is a surge, as it is said. */
record Finding(Window window, boolean isDay) {

    Instant start(ZoneId zone) {
        return isDay ? Season.dayStart(window.index(), zone) : Season.start(window.index());
    }

    Instant end(ZoneId zone) {
        return isDay ? Season.dayStart(window.index() + 1, zone) : Season.start(window.index() + 1);
    }

    /** Of this dimension: the same in a replay, another one each time that it is said of the window. */
    String id(Dimension dimension, ZoneId zone) {
        var id = dimension.key() + "|" + start(zone) + (isDay ? "/P1D" : "/PT1H");
        return window.said() == 1 ? id : id + "#" + window.said();
    }
}
