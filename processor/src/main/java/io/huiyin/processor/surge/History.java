package io.huiyin.processor.surge;

import io.huiyin.event.SurgeShare;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Imported reports of categories by the hour. Tasks import at different speeds, so hours come in any order; when nothing more has come
 * for a minute, they are taken in the order of time.
 */
final class History {
    private static final Duration REST = Duration.ofMinutes(1);
    private static final int HOURS_A_TICK = 2_000;
    private static final int TEXTS = 16;

    private final KeyValueStore<String, SurgeShare> store;
    private final Map<String, Optional<Instant>> latest = new HashMap<>();

    History(KeyValueStore<String, SurgeShare> store) {
        this.store = store;
        try (var entries = store.all()) {
            while (entries.hasNext()) {
                latest.put(category(entries.next().value), Optional.empty());
            }
        }
    }

    void add(SurgeShare share, Instant at) {
        var key = category(share) + "|" + "%010d".formatted(share.getHour());
        var known = store.get(key);
        store.put(
                key,
                known == null
                        ? share
                        : SurgeShare.newBuilder(share)
                                .setReports(known.getReports() + share.getReports())
                                .setTexts(Shares.some(known.getTexts(), share.getTexts(), TEXTS))
                                .build());
        latest.put(category(share), Optional.of(at));
    }

    /** Takes out hours of categories that have come to rest, in the order of time, so many at most. */
    List<SurgeShare> settled(Instant now) {
        var settled = new ArrayList<SurgeShare>();
        for (var category : List.copyOf(latest.keySet())) {
            var last = latest.getOrDefault(category, Optional.empty());
            if (last.isEmpty()) {
                latest.put(category, Optional.of(now));
            } else if (!last.get().plus(REST).isAfter(now) && take(category, settled)) {
                latest.remove(category);
            }
        }
        return settled;
    }

    /** Whether that was all of it. */
    private boolean take(String category, List<SurgeShare> settled) {
        var keys = new ArrayList<String>();
        boolean all;
        try (var entries = store.range(category + "|", category + "|" + Character.MAX_VALUE)) {
            while (entries.hasNext() && settled.size() < HOURS_A_TICK) {
                var entry = entries.next();
                keys.add(entry.key);
                settled.add(entry.value);
            }
            all = !entries.hasNext();
        }
        keys.forEach(store::delete);
        return all;
    }

    private static String category(SurgeShare share) {
        return share.getTenant() + "|" + share.getCategory();
    }
}
