package io.huiyin.processor.surge;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.SharedReport;
import io.huiyin.processor.flow.CaseChange;
import io.huiyin.processor.state.avro.SurgePending;
import io.huiyin.processor.text.FoldedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Reports that wait for a tick, added up by site and category, so that a busy site costs its watches one write a tick and not one a
 * report. What waits of one site is of one hour, and either history or not.
 */
final class Gathering {
    /** Of so many reports since the last tick every one is kept for its words, of later ones one in as many. */
    private static final int EVERY_ONE = 8;

    private static final int SHARED = 4;
    private static final int EXCERPT = 200;

    private final KeyValueStore<String, SurgePending> store;
    private final Texts texts;
    private final Watches watches;
    private final Map<String, Open> open = new LinkedHashMap<>();

    private record Open(long hour, boolean backfilled) {}

    Gathering(KeyValueStore<String, SurgePending> store, Texts texts, Watches watches) {
        this.store = store;
        this.texts = texts;
        this.watches = watches;
        try (var entries = store.all()) {
            while (entries.hasNext()) {
                var entry = entries.next();
                open.put(
                        Dimension.of(entry.key).ofSite().key(),
                        new Open(entry.value.getHour(), entry.value.getBackfilled()));
            }
        }
    }

    static Dimension dimension(Case subject) {
        return new Dimension(subject.getTenant(), subject.getSite(), subject.getCategory());
    }

    /** Whether what waits of this site must go on before this report can wait: its hour is over. */
    boolean isOver(Case subject, CaseEvent event) {
        var waiting = open.get(dimension(subject).ofSite().key());
        return waiting != null
                && (Season.hour(event.getAt()) > waiting.hour() || subject.getBackfilled() != waiting.backfilled());
    }

    /** One more report. One of the hour before is counted in this hour; an earlier one comes too late. */
    void add(CaseChange change, CaseEvent event) {
        var subject = change.after();
        var dimension = dimension(subject);
        var site = dimension.ofSite().key();
        long hour = Season.hour(event.getAt());
        var waiting = open.computeIfAbsent(site, _site -> new Open(hour, subject.getBackfilled()));
        if (hour < waiting.hour() - 1) {
            return;
        }
        var key = dimension.key();
        var known = store.get(key);
        var pending = known == null ? begun(key, site, waiting, subject) : known;
        store.put(key, with(key, site, pending, subject, event));
    }

    private SurgePending begun(String key, String site, Open waiting, Case subject) {
        return new SurgePending(
                waiting.hour(),
                0L,
                waiting.backfilled(),
                subject.getZone(),
                watches.usualOneIn(key, Texts.USUAL),
                watches.usualOneIn(site, Texts.USUAL),
                List.of());
    }

    private SurgePending with(String key, String site, SurgePending pending, Case subject, CaseEvent event) {
        long reports = pending.getReports() + 1;
        int hash = Hashes.of(event.getId());
        var kept = pending.getTexts();
        if (reports <= EVERY_ONE || Integer.remainderUnsigned(hash >>> 16, EVERY_ONE) == 0) {
            var report = new SharedReport(subject.getCaseId(), event.getAt(), excerpt(subject, event));
            var place = texts.keepRecent(key, report, hash);
            texts.keepUsual(key, report, hash, pending.getUsualOneIn());
            texts.keepUsual(site, report, hash, pending.getUsualOfSiteOneIn());
            if (kept.size() < SHARED) {
                kept = new ArrayList<>(kept);
                kept.add(place);
            }
        }
        return new SurgePending(
                pending.getHour(),
                reports,
                pending.getBackfilled(),
                pending.getZone(),
                pending.getUsualOneIn(),
                pending.getUsualOfSiteOneIn(),
                kept);
    }

    private static @Nullable String excerpt(Case subject, CaseEvent event) {
        var text = event.getText();
        if (text == null || subject.getConfidential()) {
            return null;
        }
        return FoldedText.of(text.length() <= EXCERPT ? text : text.substring(0, EXCERPT));
    }

    /** Sites of which something waits, those first that wait longest. */
    List<String> sites(int most) {
        return open.keySet().stream().limit(most).toList();
    }

    /** Takes out what waits of this site. */
    List<KeyValue<String, SurgePending>> take(String site) {
        var taken = new ArrayList<KeyValue<String, SurgePending>>();
        try (var entries = store.range(site, site + Character.MAX_VALUE)) {
            entries.forEachRemaining(taken::add);
        }
        taken.forEach(entry -> store.delete(entry.key));
        open.remove(site);
        return taken;
    }
}
