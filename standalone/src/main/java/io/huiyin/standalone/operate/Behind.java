package io.huiyin.standalone.operate;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a part has come on one partition.
 *
 * @param part {@code processor} or {@code sink}
 * @param next the first offset that it has not taken in
 * @param end the offset that the next committed record will have
 * @param oldestWaiting when the oldest record that waits reached the broker; empty where none waits
 */
public record Behind(String part, String topic, int partition, long next, long end, Optional<Instant> oldestWaiting) {

    /** Records that wait; markers of transactions among them, so a few more than there are. */
    public long lag() {
        return Math.max(0, end - next);
    }
}
