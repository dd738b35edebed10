package io.huiyin.processor.surge;

import io.huiyin.event.SharedReport;
import io.huiyin.event.Surge;
import io.huiyin.event.SurgeShare;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Watches the categories of all sites, by what each task adds to them. Imported history waits until no more of it comes. */
final class CategoryProcessor implements Processor<String, byte[], String, Surge> {
    private final Watching settings;
    private final Function<byte[], SurgeShare> reader;
    private ProcessorContext<String, Surge> context;
    private Texts texts;
    private Watches watches;
    private Telling telling;
    private History history;
    private Forgetting forgetting;

    CategoryProcessor(Watching settings, Function<byte[], SurgeShare> reader) {
        this.settings = settings;
        this.reader = reader;
    }

    @Override
    public void init(ProcessorContext<String, Surge> context) {
        this.context = context;
        texts = new Texts(context.getStateStore(settings.texts()));
        watches = new Watches(
                context.getStateStore(settings.windows()),
                context.getStateStore(settings.profiles()),
                settings.falseAlarmsAYear());
        telling = new Telling(texts, settings.falseAlarmsAYear());
        history = new History(context.getStateStore(Watching.HISTORY));
        forgetting = new Forgetting(
                context.getStateStore(settings.windows()), context.getStateStore(settings.profiles()), texts);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        var share = reader.apply(record.value());
        var at = Instant.ofEpochMilli(record.timestamp());
        if (share.getTick() != null) {
            history.settled(at).forEach(past -> count(past, record.timestamp()));
            forgetting.goOn(Season.hour(at));
        } else if (share.getReports() == 0) {
            forget(share);
        } else if (share.getBackfilled()) {
            history.add(share, at);
        } else {
            count(share, record.timestamp());
        }
    }

    /** Cases that became confidential. */
    private void forget(SurgeShare share) {
        var key = new Dimension(share.getTenant(), "", share.getCategory()).key();
        share.getTexts().forEach(report -> texts.forgetCase(key, report.getCaseId()));
    }

    private void count(SurgeShare share, long timestamp) {
        var dimension = new Dimension(share.getTenant(), "", share.getCategory());
        var zone = ZoneId.of(share.getZone());
        keep(dimension.key(), share.getTexts());
        for (var finding : watches.count(dimension.key(), share.getHour(), share.getReports(), zone)) {
            var surge = telling.of(dimension, finding, zone, share.getBackfilled());
            context.forward(new Record<>(dimension.key(), surge, timestamp));
        }
    }

    private void keep(String key, List<SharedReport> reports) {
        int usualOneIn = watches.usualOneIn(key, Texts.USUAL);
        for (var report : reports) {
            int hash = Hashes.of(report.getCaseId() + "@" + report.getAt().toEpochMilli());
            texts.keepRecent(key, report, hash);
            texts.keepUsual(key, report, hash, usualOneIn);
        }
    }
}
