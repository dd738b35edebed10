package io.huiyin.processor.points;

import io.huiyin.event.PointsEntry;
import io.huiyin.processor.flow.CaseChange;
import io.huiyin.processor.flow.Countable;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Puts the lines that a change books on their way, each under its reporter's key; keeps nothing. */
public final class PointsProcessor extends ContextualProcessor<String, Countable, String, PointsEntry> {

    @Override
    public void process(Record<String, Countable> record) {
        if (record.value() instanceof CaseChange change) {
            for (var entry : Points.of(change)) {
                context()
                        .forward(record.withKey(entry.getTenant() + "." + entry.getReporter())
                                .withValue(entry));
            }
        }
    }
}
