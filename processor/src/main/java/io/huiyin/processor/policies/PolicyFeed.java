package io.huiyin.processor.policies;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huiyin.processor.versions.VersionFeed;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Takes in the topic of policies, whole, on every instance. */
public final class PolicyFeed {
    public static final String STORE = "policies";

    private final Set<String> recomputing = ConcurrentHashMap.newKeySet();
    private final VersionFeed versions = new VersionFeed(STORE, this::seen);

    /** Goes up with every version that comes in. */
    public long editions() {
        return versions.editions();
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
        return versions.keeper();
    }

    private void seen(String key, byte[] value) {
        int at = key.indexOf('@');
        if (at > 0 && new String(value, UTF_8).contains("recompute")) {
            recomputing.add(key.substring(0, at));
        }
    }
}
