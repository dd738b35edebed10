package io.huiyin.processor.surge;

import io.huiyin.processor.state.avro.SurgeProfile;
import io.huiyin.processor.state.avro.SurgeWindows;
import java.util.ArrayList;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Lets go of sites and categories that nothing was said about for 60 days: once an hour through all of them, a few with every tick. */
final class Forgetting {
    private static final int BUDGET = 500;

    private final KeyValueStore<String, SurgeWindows> windows;
    private final KeyValueStore<String, SurgeProfile> profiles;
    private final Texts texts;
    private long begunIn = Long.MIN_VALUE;
    private boolean done = true;
    private @Nullable String next;

    Forgetting(KeyValueStore<String, SurgeWindows> windows, KeyValueStore<String, SurgeProfile> profiles, Texts texts) {
        this.windows = windows;
        this.profiles = profiles;
        this.texts = texts;
    }

    void goOn(long now) {
        if (done && now > begunIn) {
            begunIn = now;
            done = false;
        }
        if (!done) {
            forget(now - Profile.HOURS_KEPT);
        }
    }

    private void forget(long before) {
        var stale = new ArrayList<String>();
        try (var entries = windows.range(next, null)) {
            for (int i = 0; i < BUDGET && entries.hasNext(); i++) {
                var entry = entries.next();
                if (entry.value.getHour().getIndex() < before) {
                    stale.add(entry.key);
                }
            }
            done = !entries.hasNext();
            next = done ? null : entries.peekNextKey();
        }
        for (var key : stale) {
            windows.delete(key);
            profiles.delete(key);
            texts.forget(key);
        }
    }
}
