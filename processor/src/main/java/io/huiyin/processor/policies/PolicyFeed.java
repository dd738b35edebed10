package io.huiyin.processor.policies;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in the topic of policies, whole, on every instance: a version is kept as it came, with the broker's time before it. */
public final class PolicyFeed {
    public static final String STORE = "policies";
    private static final Logger LOG = LoggerFactory.getLogger(PolicyFeed.class);

    /** Goes up with every version that comes in, so that books know when to look again. */
    private final AtomicLong editions = new AtomicLong();

    private final Set<String> recomputing = ConcurrentHashMap.newKeySet();

    public long editions() {
        return editions.get();
    }

    /**
     * Tenants of which a version may be for running clocks too: its document has the word. So the policies of all others, and there
     * may be many thousands, need not be read before a report asks for them.
     */
    public Set<String> recomputing() {
        return recomputing;
    }

    public static StoreBuilder<KeyValueStore<String, byte[]>> store() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled();
    }

    /** The processor that keeps the global store. */
    public Processor<String, byte[], Void, Void> keeper() {
        return new Keeper();
    }

    private final class Keeper implements Processor<String, byte[], Void, Void> {
        private KeyValueStore<String, byte[]> store;

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, byte[]> record) {
            if (record.key() == null || record.value() == null) {
                return;
            }
            var stamped = ByteBuffer.allocate(Long.BYTES + record.value().length)
                    .putLong(record.timestamp())
                    .put(record.value())
                    .array();
            if (store.get(record.key()) != null) {
                LOG.atWarn()
                        .addKeyValue("policy", record.key())
                        .log(
                                "this version was published before; a version should never change, and the later record decides");
            }
            store.put(record.key(), stamped);
            var at = record.key().indexOf('@');
            if (at > 0 && new String(record.value(), UTF_8).contains("recompute")) {
                recomputing.add(record.key().substring(0, at));
            }
            editions.incrementAndGet();
        }
    }
}
