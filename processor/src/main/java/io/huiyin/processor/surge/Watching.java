package io.huiyin.processor.surge;

import io.huiyin.event.SharedReport;
import io.huiyin.event.Surge;
import io.huiyin.event.SurgeShare;
import io.huiyin.processor.flow.Countable;
import io.huiyin.processor.state.Keeping;
import io.huiyin.processor.state.StateSerde;
import io.huiyin.processor.state.avro.SurgePending;
import io.huiyin.processor.state.avro.SurgeProfile;
import io.huiyin.processor.state.avro.SurgeWindows;
import io.huiyin.topic.Topics;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * How surges are watched for, and the two stages that do: one beside the cases for sites and what belongs to them, one for categories
 * over all sites. Each has stores of its own.
 *
 * @param falseAlarmsAYear how many ordinary hours and days a year of one site, category, or site and category are called a surge: above
 *     0, at most 10. A window is tested with every tick, but its count only grows, so testing often makes no more alarms
 * @param prefix of the names of the stores
 * @param keeping where they are kept
 */
public record Watching(double falseAlarmsAYear, String prefix, Keeping keeping) {

    /** One in ten years: with 300 of them to watch, 30 a year. */
    public static final double DEFAULT_FALSE_ALARMS = 0.1;

    /** Reports that wait for a tick, in memory and on a changelog. */
    static final String PENDING = "surge-pending";

    /** Imported reports of categories that wait for the rest of the import. */
    static final String HISTORY = "surge-history";

    public Watching {
        if (!(falseAlarmsAYear > 0 && falseAlarmsAYear <= 10)) {
            throw new IllegalArgumentException(
                    "falseAlarmsAYear is " + falseAlarmsAYear + "; it must be above 0 and at most 10");
        }
    }

    /** Of sites. */
    public static Watching sites(double falseAlarmsAYear, Keeping keeping) {
        return new Watching(falseAlarmsAYear, "surge-", keeping);
    }

    /** Of categories. */
    public static Watching categories(double falseAlarmsAYear, Keeping keeping) {
        return new Watching(falseAlarmsAYear, "surge-category-", keeping);
    }

    /** What is counted now, in memory and on a changelog. What nothing was said about for 60 days goes. */
    public String windows() {
        return prefix + "windows";
    }

    /** What is usual. It goes with its windows. */
    public String profiles() {
        return prefix + "profiles";
    }

    /** Some recent and some usual texts of each. They go with its windows. */
    public String texts() {
        return prefix + "texts";
    }

    /** The stage beside the cases. */
    public ProcessorSupplier<String, Countable, String, SpecificRecord> beside() {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, Countable, String, SpecificRecord> get() {
                return new SurgeProcessor(Watching.this);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return with(keeping.memory(
                        PENDING, Serdes.String(), StateSerde.of(SurgePending.class, SurgePending.getDecoder())));
            }
        };
    }

    /** The stage behind the topic of shares, which it reads with this. */
    public ProcessorSupplier<String, byte[], String, Surge> behind(Function<byte[], SurgeShare> reader) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, byte[], String, Surge> get() {
                return new CategoryProcessor(Watching.this, reader);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return with(keeping.store(HISTORY, Serdes.String(), StateSerde.of(Topics.SURGE_SHARES)));
            }
        };
    }

    private Set<StoreBuilder<?>> with(StoreBuilder<?> own) {
        var stores = new HashSet<StoreBuilder<?>>();
        stores.add(own);
        stores.add(keeping.memory(
                windows(), Serdes.String(), StateSerde.of(SurgeWindows.class, SurgeWindows.getDecoder())));
        stores.add(keeping.store(
                profiles(), Serdes.String(), StateSerde.of(SurgeProfile.class, SurgeProfile.getDecoder())));
        stores.add(
                keeping.store(texts(), Serdes.String(), StateSerde.of(SharedReport.class, SharedReport.getDecoder())));
        return stores;
    }
}
