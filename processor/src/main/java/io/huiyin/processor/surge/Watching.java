package io.huiyin.processor.surge;

import io.huiyin.event.Surge;
import io.huiyin.processor.flow.Countable;
import io.huiyin.processor.state.Keeping;
import io.huiyin.processor.state.StateSerde;
import io.huiyin.processor.state.avro.SurgeHour;
import io.huiyin.processor.state.avro.SurgePast;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The stage that watches for surges, with the stores that it brings.
 *
 * @param falseAlarmRate the probability that an ordinary hour of one site and category is called a surge: above 0, at most 0.1. An
 *     hour is tested with every report, but its count only grows, so testing often makes no more alarms.
 * @param keeping where its stores are kept
 */
public record Watching(double falseAlarmRate, Keeping keeping)
        implements ProcessorSupplier<String, Countable, String, Surge> {

    /** The hours that are counted now, in memory and on a changelog. Unused ones go after 60 days. */
    public static final String HOURS = "surge-hours";

    /** What hours that are over lead one to expect. It goes with its hour. */
    public static final String PAST = "surge-past";

    /** One false alarm in eleven years of a site and category that are never quiet; nine a year in a hundred of them. */
    public static final double DEFAULT_FALSE_ALARM_RATE = 1e-5;

    /** Fewer than this many reports in an hour are no surge, however quiet it was before. */
    static final long LEAST_REPORTS = 5;

    public Watching {
        if (!(falseAlarmRate > 0 && falseAlarmRate <= 0.1)) {
            throw new IllegalArgumentException(
                    "falseAlarmRate is " + falseAlarmRate + "; it must be above 0 and at most 0.1");
        }
    }

    public Watching(double falseAlarmRate) {
        this(falseAlarmRate, Keeping.DURABLE);
    }

    @Override
    public Processor<String, Countable, String, Surge> get() {
        return new SurgeProcessor(this);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                keeping.memory(HOURS, Serdes.String(), StateSerde.of(SurgeHour.class, SurgeHour.getDecoder())),
                keeping.store(PAST, Serdes.String(), StateSerde.of(SurgePast.class, SurgePast.getDecoder())));
    }
}
