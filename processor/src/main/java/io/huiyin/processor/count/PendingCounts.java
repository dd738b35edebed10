package io.huiyin.processor.count;

import io.huiyin.event.CountWindow;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Corrections that wait for a tick, added up by minute and cell, so that a busy cell costs its windows one write a tick and not
 * one a report. Its keys are those of {@link Window#key()} with the zone behind.
 */
final class PendingCounts {

    private final KeyValueStore<String, CountWindow> store;
    private @Nullable String next;

    PendingCounts(KeyValueStore<String, CountWindow> store) {
        this.store = store;
    }

    void add(Window minute, Counts counts) {
        var key = minute.key() + "|" + minute.cell().zone().getId();
        var held = store.get(key);
        var sum = held == null ? counts : CountWindows.counts(held).plus(counts);
        if (sum.isZero()) {
            store.delete(key);
        } else {
            store.put(key, CountWindows.written(minute, sum));
        }
    }

    /** Takes out at most so many minutes, and spreads them over the windows they are in. Where it stopped it goes on the next time. */
    Map<Window, Counts> take(int budget) {
        var corrections = new LinkedHashMap<Window, Counts>();
        for (var entry : ripe(budget)) {
            var zone = ZoneId.of(entry.key.substring(entry.key.lastIndexOf('|') + 1));
            var cell = CountWindows.cell(entry.value, zone);
            var at = entry.value.getWindowStart();
            var counts = CountWindows.counts(entry.value);
            for (var window : List.of(Window.minute(cell, at), Window.hour(cell, at), Window.day(cell, at))) {
                corrections.merge(window, counts, Counts::plus);
            }
            store.delete(entry.key);
        }
        return corrections;
    }

    /** From where it stopped to the end; so a cell early in the order that is always busy cannot starve the others. */
    private List<KeyValue<String, CountWindow>> ripe(int budget) {
        var ripe = new ArrayList<KeyValue<String, CountWindow>>();
        try (var entries = store.range(next, null)) {
            while (entries.hasNext() && ripe.size() < budget) {
                ripe.add(entries.next());
            }
            next = entries.hasNext() ? entries.peekNextKey() : null;
        }
        return ripe;
    }
}
