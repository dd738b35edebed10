package io.huiyin.processor.versions;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in a topic of versions, whole, on every instance: each is kept as it came, with the broker's time before it. */
public final class VersionFeed {
    private static final Logger LOG = LoggerFactory.getLogger(VersionFeed.class);

    /** Goes up with every version that comes in, so that books know when to look again. */
    private final AtomicLong editions = new AtomicLong();

    private final String store;
    private final BiConsumer<String, byte[]> seen;

    /**
     * @param store the name of the global store
     * @param seen hears key and value of every version, before books look again
     */
    public VersionFeed(String store, BiConsumer<String, byte[]> seen) {
        this.store = store;
        this.seen = seen;
    }

    /** How many versions came in since this instance started. */
    public long editions() {
        return editions.get();
    }

    /** The processor that keeps the global store. */
    public Processor<String, byte[], Void, Void> keeper() {
        return new Keeper();
    }

    private final class Keeper implements Processor<String, byte[], Void, Void> {
        private KeyValueStore<String, byte[]> kept;

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            kept = context.getStateStore(store);
        }

        @Override
        public void process(Record<String, byte[]> record) {
            if (record.key() == null || record.value() == null) {
                return;
            }
            var stamped = Stamped.bytes(record.timestamp(), record.value());
            var before = kept.get(record.key());
            if (before != null && !Arrays.equals(before, stamped)) {
                LOG.atWarn()
                        .addKeyValue("store", store)
                        .addKeyValue("version", record.key())
                        .log(
                                "this version was published before; a version should never change, and the later record decides");
            }
            kept.put(record.key(), stamped);
            seen.accept(record.key(), record.value());
            editions.incrementAndGet();
        }
    }
}
