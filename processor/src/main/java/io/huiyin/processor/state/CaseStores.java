package io.huiyin.processor.state;

import io.huiyin.event.Case;
import io.huiyin.processor.state.avro.FiledReport;
import io.huiyin.topic.Topics;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** The stores of the cases stage, by name. */
public final class CaseStores {
    /** case id -> the whole case. */
    public static final String CASES = "cases";

    /** a report's own case id -> where it went. */
    public static final String REFERENCES = "references";

    /** family, case, item -> what is linked: members, actions seen, votes, pairs kept apart, what waits for a report. */
    public static final String LINKS = "case-links";

    /** due time, subject -> nothing: what happens when. */
    public static final String TIMERS = "timers";

    private CaseStores() {}

    public static Set<StoreBuilder<?>> builders(Keeping keeping) {
        return Set.of(
                keeping.store(CASES, Serdes.String(), StateSerde.of(Topics.CASES)),
                keeping.store(REFERENCES, Serdes.String(), StateSerde.of(FiledReport.class, FiledReport.getDecoder())),
                keeping.store(LINKS, Serdes.String(), Serdes.ByteArray()),
                keeping.store(TIMERS, Serdes.Bytes(), Serdes.ByteArray()));
    }

    static KeyValueStore<String, Case> cases(ProcessorContext<?, ?> context) {
        return context.getStateStore(CASES);
    }

    static KeyValueStore<String, FiledReport> references(ProcessorContext<?, ?> context) {
        return context.getStateStore(REFERENCES);
    }

    static KeyValueStore<String, byte[]> links(ProcessorContext<?, ?> context) {
        return context.getStateStore(LINKS);
    }

    static KeyValueStore<Bytes, byte[]> timers(ProcessorContext<?, ?> context) {
        return context.getStateStore(TIMERS);
    }
}
