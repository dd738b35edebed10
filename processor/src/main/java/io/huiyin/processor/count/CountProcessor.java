package io.huiyin.processor.count;

import io.huiyin.event.CountWindow;
import io.huiyin.processor.flow.CaseChange;
import io.huiyin.processor.flow.Countable;
import io.huiyin.processor.flow.Ticked;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Gathers what changes of cases correct, and with every tick brings some of it into the windows and tells of them. */
final class CountProcessor implements Processor<String, Countable, String, CountWindow> {

    private final int budget;
    private ProcessorContext<String, CountWindow> context;
    private PendingCounts pending;
    private KeyValueStore<String, CountWindow> windows;

    CountProcessor(int budget) {
        this.budget = budget;
    }

    @Override
    public void init(ProcessorContext<String, CountWindow> context) {
        this.context = context;
        pending = new PendingCounts(context.getStateStore(Counting.PENDING));
        windows = context.getStateStore(Counting.WINDOWS);
    }

    @Override
    public void process(Record<String, Countable> record) {
        switch (record.value()) {
            case CaseChange change -> Corrections.of(change).forEach(pending::add);
            case Ticked ticked ->
                pending.take(budget)
                        .forEach((window, counts) ->
                                correct(window, counts, ticked.at().toEpochMilli()));
        }
    }

    private void correct(Window window, Counts correction, long timestamp) {
        var key = window.key();
        var known = windows.get(key);
        var counts = known == null ? correction : CountWindows.counts(known).plus(correction);
        var written = CountWindows.written(window, counts);
        windows.put(key, written);
        context.forward(new Record<>(key, written, timestamp));
    }
}
