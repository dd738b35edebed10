package io.huiyin.processor.surge;

import io.huiyin.event.SharedReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Reports that a surge may have to speak of, in a fixed number of places for each dimension: recent ones, of which a later one takes
 * the place of any earlier one, and usual ones, which change slowly. No text of a confidential case is in it.
 */
final class Texts {
    /** Places for recent reports, each. */
    static final int RECENT = 64;

    /** Places for usual reports, each. */
    static final int USUAL = 64;

    private static final String RECENT_MARK = "|r|";
    private static final String USUAL_MARK = "|u|";
    private static final int SAMPLES = 5;

    private final KeyValueStore<String, SharedReport> store;

    Texts(KeyValueStore<String, SharedReport> store) {
        this.store = store;
    }

    /** Keeps it among the recent ones, and says where. */
    String keepRecent(String key, SharedReport report, int hash) {
        var place = key + RECENT_MARK + place(hash, RECENT);
        store.put(place, report);
        return place;
    }

    /** Keeps it among the usual ones if it is one in so many; 0 is none. What has no text is no help there. */
    void keepUsual(String key, SharedReport report, int hash, int oneIn) {
        int drawn = Integer.rotateLeft(hash * 0x85EBCA6B, 13);
        if (oneIn > 0 && report.getText() != null && Integer.remainderUnsigned(drawn, oneIn) == 0) {
            store.put(key + USUAL_MARK + place(hash, USUAL), report);
        }
    }

    /** What is kept in this place. */
    List<SharedReport> at(List<String> places) {
        return places.stream().map(store::get).filter(Objects::nonNull).toList();
    }

    /** Recent ones of this window, newest first; of a site those of all its categories. */
    List<SharedReport> recent(String key, Instant from, Instant to) {
        var found = new ArrayList<SharedReport>();
        var prefix = key.endsWith("|") ? key : key + RECENT_MARK;
        try (var entries = store.range(prefix, prefix + Character.MAX_VALUE)) {
            while (entries.hasNext()) {
                var entry = entries.next();
                var at = entry.value.getAt();
                if (entry.key.contains(RECENT_MARK) && !at.isBefore(from) && at.isBefore(to)) {
                    found.add(entry.value);
                }
            }
        }
        found.sort(Comparator.comparing(SharedReport::getAt).reversed().thenComparing(SharedReport::getCaseId));
        return found;
    }

    /** Texts of usual reports before this instant. */
    List<String> usual(String key, Instant before) {
        var found = new ArrayList<String>();
        try (var entries = store.range(key + USUAL_MARK, key + USUAL_MARK + Character.MAX_VALUE)) {
            while (entries.hasNext()) {
                var report = entries.next().value;
                if (report.getAt().isBefore(before) && report.getText() != null) {
                    found.add(report.getText());
                }
            }
        }
        return found;
    }

    /** The texts of those that have one. */
    static List<String> texts(List<SharedReport> reports) {
        return reports.stream()
                .map(SharedReport::getText)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Some of the cases, in the same order. */
    static List<String> cases(List<SharedReport> reports) {
        return reports.stream()
                .map(SharedReport::getCaseId)
                .distinct()
                .limit(SAMPLES)
                .toList();
    }

    /** Forgets this dimension. */
    void forget(String key) {
        delete(key + "|", report -> true);
    }

    /** Forgets what was said on this case in all dimensions whose key begins so: it became confidential. */
    void forgetCase(String key, String caseId) {
        delete(key, report -> report.getCaseId().equals(caseId));
    }

    private void delete(String prefix, Predicate<SharedReport> which) {
        var places = new ArrayList<String>();
        try (var entries = store.range(prefix, prefix + Character.MAX_VALUE)) {
            while (entries.hasNext()) {
                var entry = entries.next();
                if (which.test(entry.value)) {
                    places.add(entry.key);
                }
            }
        }
        places.forEach(store::delete);
    }

    private static String place(int hash, int places) {
        return Integer.toString(Integer.remainderUnsigned(hash, places));
    }
}
