package io.huiyin.processor.surge;

import io.huiyin.processor.state.avro.SurgeHour;
import io.huiyin.processor.state.avro.SurgePast;
import java.util.ArrayList;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Lets go of sites and categories that nothing was said about for 60 days: once an hour through all of them, a few with every tick. */
final class Forgetting {

    static final long HOURS_KEPT = 60 * 24;
    private static final int BUDGET = 500;

    private final KeyValueStore<String, SurgeHour> hours;
    private final KeyValueStore<String, SurgePast> pasts;
    private long begunIn = Long.MIN_VALUE;
    private boolean done = true;
    private @Nullable String next;

    Forgetting(KeyValueStore<String, SurgeHour> hours, KeyValueStore<String, SurgePast> pasts) {
        this.hours = hours;
        this.pasts = pasts;
    }

    void goOn(long now) {
        if (done && now > begunIn) {
            begunIn = now;
            done = false;
        }
        if (!done) {
            forget(now - HOURS_KEPT);
        }
    }

    private void forget(long before) {
        var stale = new ArrayList<String>();
        try (var entries = hours.range(next, null)) {
            for (int i = 0; i < BUDGET && entries.hasNext(); i++) {
                var entry = entries.next();
                if (entry.value.getHour() < before) {
                    stale.add(entry.key);
                }
            }
            done = !entries.hasNext();
            next = done ? null : entries.peekNextKey();
        }
        for (var key : stale) {
            hours.delete(key);
            pasts.delete(key);
        }
    }
}
