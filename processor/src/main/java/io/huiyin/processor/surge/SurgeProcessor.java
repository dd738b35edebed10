package io.huiyin.processor.surge;

import static io.huiyin.processor.flow.Nodes.SHARE_SURGES;
import static io.huiyin.processor.flow.Nodes.WRITE_SURGES;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.SharedReport;
import io.huiyin.event.SurgeShare;
import io.huiyin.processor.flow.CaseChange;
import io.huiyin.processor.flow.Countable;
import io.huiyin.processor.flow.Ticked;
import io.huiyin.processor.state.avro.SurgePending;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Watches sites, and the categories of each, and hands on what it adds to the categories of all sites. Decides when a tick comes, or
 * when the first report of a later hour does.
 */
final class SurgeProcessor implements Processor<String, Countable, String, SpecificRecord> {
    /** Sites that one tick works off: some 40 ms of work where each has ten categories; the rest waits for the next. */
    private static final int SITES_A_TICK = 200;

    private static final long BEAT_SECONDS = 1;

    private final Watching settings;
    private ProcessorContext<String, SpecificRecord> context;
    private Texts texts;
    private Watches watches;
    private Gathering gathering;
    private Telling telling;
    private Forgetting forgetting;
    private Instant beat = Instant.MIN;

    SurgeProcessor(Watching settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        this.context = context;
        texts = new Texts(context.getStateStore(settings.texts()));
        watches = new Watches(
                context.getStateStore(settings.windows()),
                context.getStateStore(settings.profiles()),
                settings.falseAlarmsAYear());
        gathering = new Gathering(context.getStateStore(Watching.PENDING), texts, watches);
        telling = new Telling(texts, settings.falseAlarmsAYear());
        forgetting = new Forgetting(
                context.getStateStore(settings.windows()), context.getStateStore(settings.profiles()), texts);
    }

    @Override
    public void process(Record<String, Countable> record) {
        switch (record.value()) {
            case CaseChange change -> changed(change, record.timestamp());
            case Ticked ticked -> ticked(ticked.at());
        }
    }

    private void changed(CaseChange change, long timestamp) {
        var before = change.before();
        if (before != null && !before.getConfidential() && change.after().getConfidential()) {
            forget(before, timestamp);
        }
        for (var event : change.events()) {
            if (isReport(event)) {
                if (gathering.isOver(change.after(), event)) {
                    workOff(List.of(Gathering.dimension(change.after()).ofSite().key()), timestamp);
                }
                gathering.add(change, event);
            }
        }
    }

    /** The case became confidential. A share without reports says so to whoever has its category. */
    private void forget(Case subject, long timestamp) {
        texts.forgetCase(Gathering.dimension(subject).ofSite().key(), subject.getCaseId());
        var which = List.of(new SharedReport(subject.getCaseId(), subject.getOpenedAt(), null));
        var share = new SurgeShare(
                subject.getTenant(), subject.getCategory(), subject.getZone(), 0L, 0L, false, which, null);
        share(share, timestamp);
    }

    private void share(SurgeShare share, long timestamp) {
        context.forward(new Record<>(share.getTenant() + "|" + share.getCategory(), share, timestamp), SHARE_SURGES);
    }

    private static boolean isReport(CaseEvent event) {
        return event.getKind() == CaseEventKind.OPENED || event.getKind() == CaseEventKind.REPORT_JOINED;
    }

    private void ticked(Instant at) {
        workOff(gathering.sites(SITES_A_TICK), at.toEpochMilli());
        forgetting.goOn(Season.hour(at));
        if (beat.plusSeconds(BEAT_SECONDS).compareTo(at) <= 0) {
            beat = at;
            int partition = context.taskId().partition();
            var tick = new SurgeShare("", "", "UTC", 0L, 0L, false, List.of(), partition);
            context.forward(new Record<>(Integer.toString(partition), tick, at.toEpochMilli()), SHARE_SURGES);
        }
    }

    private void workOff(List<String> sites, long timestamp) {
        var shares = new Shares();
        for (var site : sites) {
            var waiting = gathering.take(site);
            long sum = 0;
            for (var entry : waiting) {
                sum += entry.value.getReports();
                count(entry.key, entry.value, entry.value.getReports(), timestamp);
                shares.add(
                        Dimension.of(entry.key),
                        entry.value.getHour(),
                        entry.value.getReports(),
                        entry.value.getBackfilled(),
                        entry.value.getZone(),
                        texts.at(entry.value.getTexts()));
            }
            if (!waiting.isEmpty()) {
                count(site, waiting.getFirst().value, sum, timestamp);
            }
        }
        shares.sums().forEach(share -> share(share, timestamp));
    }

    private void count(String key, SurgePending waiting, long reports, long timestamp) {
        var zone = ZoneId.of(waiting.getZone());
        for (var finding : watches.count(key, waiting.getHour(), reports, zone)) {
            var surge = telling.of(Dimension.of(key), finding, zone, waiting.getBackfilled());
            context.forward(new Record<>(key, surge, timestamp), WRITE_SURGES);
        }
    }
}
