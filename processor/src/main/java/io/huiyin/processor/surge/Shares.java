package io.huiyin.processor.surge;

import io.huiyin.event.SharedReport;
import io.huiyin.event.SurgeShare;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up what one task tells of each category over all sites: one record for each category and hour. */
final class Shares {
    /** Reports that go along, for the sake of their words. */
    private static final int TEXTS = 8;

    private final Map<String, SurgeShare> sums = new LinkedHashMap<>();

    void add(Dimension dimension, long hour, long reports, boolean backfilled, String zone, List<SharedReport> texts) {
        var share = sums.computeIfAbsent(
                dimension.tenant() + "|" + dimension.category() + "|" + hour + "|" + backfilled,
                _key -> new SurgeShare(
                        dimension.tenant(), dimension.category(), zone, hour, 0L, backfilled, new ArrayList<>(), null));
        sums.put(
                dimension.tenant() + "|" + dimension.category() + "|" + hour + "|" + backfilled,
                SurgeShare.newBuilder(share)
                        .setReports(share.getReports() + reports)
                        .setTexts(some(share.getTexts(), texts, TEXTS))
                        .build());
    }

    /** The first of both, so many at most. */
    static List<SharedReport> some(List<SharedReport> ones, List<SharedReport> others, int most) {
        var some = new ArrayList<>(ones);
        others.stream().limit(Math.max(0, most - ones.size())).forEach(some::add);
        return some;
    }

    Collection<SurgeShare> sums() {
        return sums.values();
    }
}
