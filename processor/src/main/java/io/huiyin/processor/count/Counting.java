package io.huiyin.processor.count;

import io.huiyin.event.CountWindow;
import io.huiyin.processor.flow.Countable;
import io.huiyin.processor.state.Keeping;
import io.huiyin.processor.state.StateSerde;
import io.huiyin.topic.Topics;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The counting stage, with the stores that it brings.
 *
 * @param budget how many minutes of cells one tick brings into their windows (three each), 1 or more; the rest waits for the next
 * @param keeping where its stores are kept
 */
public record Counting(int budget, Keeping keeping)
        implements ProcessorSupplier<String, Countable, String, CountWindow> {

    /** Corrections that wait for a tick, in memory and on a changelog. */
    public static final String PENDING = "pending-counts";

    /** The windows as they stand. They are kept for ever, as a late correction may reach any of them. */
    public static final String WINDOWS = "counts";

    /** 25 to 40 ms of work, as measured on one core of a small machine. */
    public static final int DEFAULT_BUDGET = 1_000;

    public Counting {
        if (budget < 1) {
            throw new IllegalArgumentException("budget is " + budget + "; it must be 1 or more");
        }
    }

    public Counting(int budget) {
        this(budget, Keeping.DURABLE);
    }

    @Override
    public Processor<String, Countable, String, CountWindow> get() {
        return new CountProcessor(budget);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        var windows = StateSerde.of(Topics.COUNTS);
        return Set.of(
                keeping.memory(PENDING, Serdes.String(), windows), keeping.store(WINDOWS, Serdes.String(), windows));
    }
}
