package io.huiyin.processor.surge;

import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.Surge;
import io.huiyin.processor.flow.CaseChange;
import io.huiyin.processor.flow.Countable;
import io.huiyin.processor.flow.Ticked;
import io.huiyin.processor.state.avro.SurgeHour;
import io.huiyin.processor.state.avro.SurgePast;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Counts reports by hour and says once when they are a surge, with the report that makes them one. A report of an hour that is
 * over is left out: what it could have told comes too late. Imported history is learned from, and never raises a surge.
 */
final class SurgeProcessor implements Processor<String, Countable, String, Surge> {

    private final Watching settings;
    private ProcessorContext<String, Surge> context;
    private KeyValueStore<String, SurgeHour> hours;
    private KeyValueStore<String, SurgePast> pasts;
    private Forgetting forgetting;

    SurgeProcessor(Watching settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<String, Surge> context) {
        this.context = context;
        hours = context.getStateStore(Watching.HOURS);
        pasts = context.getStateStore(Watching.PAST);
        forgetting = new Forgetting(hours, pasts);
    }

    @Override
    public void process(Record<String, Countable> record) {
        switch (record.value()) {
            case CaseChange change ->
                change.events().stream()
                        .filter(SurgeProcessor::isReport)
                        .forEach(event -> count(change, event, record.timestamp()));
            case Ticked ticked -> forgetting.goOn(hourOf(ticked.at()));
        }
    }

    private static boolean isReport(CaseEvent event) {
        return event.getKind() == CaseEventKind.OPENED || event.getKind() == CaseEventKind.REPORT_JOINED;
    }

    private void count(CaseChange change, CaseEvent event, long timestamp) {
        var subject = change.after();
        var key = subject.getTenant() + "." + subject.getSite() + "|" + subject.getCategory();
        long number = hourOf(event.getAt());
        var known = hours.get(key);
        if (known != null && number < known.getHour()) {
            return;
        }
        var hour = known != null && known.getHour() == number ? Hour.of(known) : begin(key, known, number);
        hour = hour.with(subject.getCaseId());
        if (hour.isSurge() && !subject.getBackfilled()) {
            context.forward(new Record<>(key, surge(change, key, hour), timestamp));
            hour = hour.said();
        }
        hours.put(key, hour.written());
    }

    private Hour begin(String key, @Nullable SurgeHour over, long number) {
        var past = past(key);
        if (over != null) {
            past = past.with(over.getHour(), over.getReports(), number);
            pasts.put(key, past.written());
        }
        return Hour.begun(
                number, past.expectation(number).threshold(settings.falseAlarmRate(), Watching.LEAST_REPORTS));
    }

    private Past past(String key) {
        var written = pasts.get(key);
        return written == null ? Past.NONE : Past.of(written);
    }

    private Surge surge(CaseChange change, String key, Hour hour) {
        var subject = change.after();
        var expected = past(key).expectation(hour.number());
        var start = Instant.EPOCH.plusSeconds(TimeUnit.HOURS.toSeconds(hour.number()));
        return Surge.newBuilder()
                .setId(key + "|" + start)
                .setTenant(subject.getTenant())
                .setSite(subject.getSite())
                .setCategory(subject.getCategory())
                .setWindowStart(start)
                .setWindowEnd(start.plusSeconds(TimeUnit.HOURS.toSeconds(1)))
                .setObserved(hour.reports())
                .setExpected(expected.mean())
                .setTail(expected.tail(hour.reports()))
                .setSampleCaseIds(hour.samples())
                .build();
    }

    private static long hourOf(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), TimeUnit.HOURS.toSeconds(1));
    }
}
