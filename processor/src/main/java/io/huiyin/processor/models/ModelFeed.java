package io.huiyin.processor.models;

import io.huiyin.processor.state.Keeping;
import io.huiyin.processor.versions.VersionFeed;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Takes in the topic of models, whole, on every instance. Artefacts are kept on disk; those in use are decoded once for all tasks,
 * at most {@value #MOST_DECODED} of them, and let go where memory is short.
 */
public final class ModelFeed {
    public static final String STORE = "models";

    /** One that was decoded takes some megabytes. */
    static final int MOST_DECODED = 64;

    private final VersionFeed versions = new VersionFeed(STORE, (_key, _value) -> {});
    private final Map<String, Optional<ModelEdition>> known = new ConcurrentHashMap<>();
    private final Queue<ModelEdition> decoded = new ArrayDeque<>();

    /** Goes up with every version that comes in. */
    long editions() {
        return versions.editions();
    }

    /** The global store: on disk, since every version of every model stays. */
    public static StoreBuilder<KeyValueStore<String, byte[]>> store(Keeping keeping) {
        return keeping.store(STORE, Serdes.String(), Serdes.ByteArray()).withLoggingDisabled();
    }

    /** The processor that keeps the global store. */
    public Processor<String, byte[], Void, Void> keeper() {
        return versions.keeper();
    }

    /** What is known of this record, looked at once for all tasks. */
    Optional<ModelEdition> edition(String key, long appendedAt, Supplier<Optional<ModelEdition>> look) {
        return known.computeIfAbsent(key + " " + appendedAt, _key -> look.get());
    }

    /** Says that this one holds its decoded model now; where that is one too many, the one that was decoded first lets go. */
    synchronized void decoded(ModelEdition edition) {
        decoded.add(edition);
        if (decoded.size() > MOST_DECODED) {
            decoded.remove().letGo();
        }
    }
}
